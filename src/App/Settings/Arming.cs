using Bowline.Core;

namespace Bowline.App;

/// <summary>Whether orders that open or change positions may leave. Only live trading is ever disarmed; it starts so.</summary>
public abstract record Arming
{
    private Arming() { }

    /// <summary>What a person types to arm live trading.</summary>
    public const string Phrase = "trade real money";

    /// <summary>The mode risks no money.</summary>
    public sealed record NotNeeded : Arming;

    public sealed record Disarmed : Arming;

    /// <param name="Until">Null: until the desk stops.</param>
    public sealed record Armed(Time? Until) : Arming;

    public bool AllowsAt(Time now) => this switch
    {
        NotNeeded => true,
        Armed armed => armed.Until is not { } until || now < until,
        _ => false,
    };

    public static Arming AtStart(DeskMode mode) => mode == DeskMode.Live ? new Disarmed() : new NotNeeded();
}
