using System.Collections.Immutable;
using System.Globalization;
using Bowline.Contract;
using Bowline.Core;

namespace Bowline.App;

/// <summary>A setting as typed, read against what the desk knows.</summary>
public abstract record SettingTicket
{
    private const int MostLeverage = 150;

    private SettingTicket() { }

    public sealed record Resolved(AccountSetting Setting) : SettingTicket;

    public sealed record Refused(ImmutableArray<Refusal> Refusals) : SettingTicket;

    /// <summary>The setting stands like this already, so there is nothing to send.</summary>
    public static bool Stands(AccountSetting setting, Ledger ledger) => setting switch
    {
        AccountSetting.Leverage x => ledger.Settings.Find(x.Symbol)?.Leverage == x.Multiple,
        AccountSetting.Margin x => ledger.Settings.Find(x.Symbol)?.MarginType == x.Type,
        AccountSetting.Mode x => ledger.PositionMode == x.Position,
        _ => throw new System.Diagnostics.UnreachableException(setting.GetType().Name),
    };

    public static SettingTicket Leverage(SettingRequest request, LoopView view)
    {
        var text = request.Value.Trim().TrimEnd('x', 'X');
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var multiple) && multiple is >= 1 and <= MostLeverage
            ? ForSymbol(request, view, symbol => new AccountSetting.Leverage(symbol, multiple))
            : No("leverage-value", $"leverage is a whole number from 1 to {MostLeverage}", request.Value, "`bowline leverage BTCUSDT 10`");
    }

    public static SettingTicket Margin(SettingRequest request, LoopView view) => request.Value.Trim().ToLowerInvariant() switch
    {
        "cross" or "crossed" => ForSymbol(request, view, symbol => new AccountSetting.Margin(symbol, MarginType.Cross)),
        "isolated" => ForSymbol(request, view, symbol => new AccountSetting.Margin(symbol, MarginType.Isolated)),
        _ => No("margin-type-value", "the margin type is cross or isolated", request.Value, "`bowline margin-type BTCUSDT isolated`"),
    };

    public static SettingTicket Mode(SettingRequest request, LoopView view) => request.Value.Trim().ToLowerInvariant() switch
    {
        "one-way" or "oneway" => new Resolved(new AccountSetting.Mode(PositionMode.OneWay)),
        "hedge" => new Resolved(new AccountSetting.Mode(PositionMode.Hedge)),
        _ => No("position-mode-value", "the position mode is one-way or hedge", request.Value, "`bowline position-mode one-way`"),
    };

    private static SettingTicket ForSymbol(SettingRequest request, LoopView view, Func<Symbol, AccountSetting> setting) =>
        SymbolText.Read(request.Symbol, view.Instruments.Keys) switch
        {
            Parsed<Symbol>.Good known => new Resolved(setting(known.Value)),
            Parsed<Symbol>.Bad bad => new Refused([bad.Why]),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static Refused No(string code, string rule, string value, string advice) =>
        new([Refusals.Plain(code, rule, value, advice)]);
}
