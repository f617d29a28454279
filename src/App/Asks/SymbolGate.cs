using Bowline.Core;

namespace Bowline.App;

/// <summary>
/// What must be there before anything is placed on a symbol: its market, and the profile's leverage where the desk has
/// not been before. Orders and executions pass it alike.
/// </summary>
internal sealed class SymbolGate(bool setsLeverage)
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private bool _leverageAsked;
    private long _leverageRequest;
    private Time? _until;

    /// <summary>When it stops waiting.</summary>
    public Time Deadline => _until ?? new Time(long.MaxValue);

    /// <summary>The market did not come in time.</summary>
    public bool IsSilent(Symbol symbol, LoopView view) => !view.Knows(symbol) && view.Now >= Deadline;

    /// <summary>What to do first; null when nothing is left to wait for.</summary>
    public AskStep? First(Symbol symbol, LoopView view)
    {
        _until ??= view.Now + Patience;
        if (!view.Knows(symbol))
            return new AskStep { Follow = [symbol] };
        // On an account that is not armed nothing is changed on the way to an order that will be turned down.
        if (setsLeverage && view.Arming.AllowsAt(view.Now) && LeverageToSet(symbol, view) is { } leverage)
        {
            _leverageAsked = true;
            _leverageRequest = view.Now.Milliseconds * 1_000 + view.Ledger.PendingSettings.Count;
            return AskStep.Fold(new Event.SettingRequested(view.Now, _leverageRequest, leverage));
        }

        // The order's margin depends on the leverage, so it waits for the answer; a refused leverage does not stop it.
        return _leverageAsked && view.Ledger.PendingSettings.Has(_leverageRequest) && view.Now < Deadline ? AskStep.Waiting : null;
    }

    private AccountSetting.Leverage? LeverageToSet(Symbol symbol, LoopView view)
    {
        var wanted = view.Options.Leverage;
        return _leverageAsked || wanted is null || view.LeverageChosen.Contains(symbol) || view.Ledger.Settings.Find(symbol)?.Leverage == wanted
            ? null
            : new AccountSetting.Leverage(symbol, wanted.Value);
    }

    /// <summary>What a person is told when the market stays silent.</summary>
    public static string Silence(Symbol symbol) =>
        $"no quote and mark price of {symbol} came within {Patience.TotalSeconds} s; nothing was sent; see `bowline doctor`";
}
