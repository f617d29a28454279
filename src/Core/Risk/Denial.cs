namespace Bowline.Core;

/// <summary>Our own no: a risk rule's refusal of an order.</summary>
/// <param name="Rule">Stable code of the rule, listed in docs/errors.md.</param>
/// <param name="Text">The limit, the value and its unit.</param>
public sealed record Denial(string Rule, string Text)
{
    /// <summary>
    /// Where only a limit price is in the way, and is worse than the market by more than a band: a price well inside it, which
    /// trades at once all the same.
    /// </summary>
    public Price? Inside { get; init; }

    private const string HaltedCode = "desk-halted";
    private const string NotArmedCode = "live-not-armed";
    private const string NoPriceCode = "price-unknown";
    private const string NoRulesCode = "symbol-unknown";

    public static Denial NotArmed { get; } = new(NotArmedCode, "live trading is not armed: type `bowline arm live`");

    public static Denial Halted(string why) => new(HaltedCode, why);

    /// <summary>A limit that cannot be held against anything while no price is told.</summary>
    public static Denial NoPrice(string text) => new(NoPriceCode, text);

    /// <summary>The desk takes nothing of the kind now; the order itself would pass.</summary>
    public static bool IsClosedDesk(string rule) => rule is HaltedCode or NotArmedCode or NoPriceCode or NoRulesCode;
}

/// <summary>Proof that a command passed every risk rule: only the list of risk rules makes one.</summary>
public sealed record Approved<T>
    where T : Command
{
    internal Approved(T command) => Command = command;

    public T Command { get; }
}
