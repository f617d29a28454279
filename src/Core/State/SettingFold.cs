using System.Diagnostics;

namespace Bowline.Core;

/// <summary>Folds the settings of the account and the requests to change them.</summary>
internal static class SettingFold
{
    public static LedgerStep Apply(Ledger ledger, Event e) => e switch
    {
        Event.SettingRequested r => Request(ledger, r),
        Event.SettingChanged c => new(Changed(ledger, c.Setting)),
        Event.SettingRejected r => Rejected(ledger, r),
        _ => throw new UnreachableException(e.GetType().Name),
    };

    private static LedgerStep Request(Ledger ledger, Event.SettingRequested e)
    {
        if (ledger.PendingSettings.Has(e.Request))
            return LedgerStep.Surprise(ledger, e, "event-known-request",
                $"setting request {e.Request} was made already");
        var pending = ledger.PendingSettings.Put(e.Request, new(e.Request, e.Setting, e.At));
        return new(ledger with { PendingSettings = pending }, [new Command.ChangeSetting(e.Request, e.Setting)], []);
    }

    private static LedgerStep Rejected(Ledger ledger, Event.SettingRejected e) =>
        ledger.PendingSettings.Has(e.Request)
            ? new(ledger with { PendingSettings = ledger.PendingSettings.Without(e.Request) })
            : new(ledger);

    private static Ledger Changed(Ledger ledger, AccountSetting setting)
    {
        var answered = ledger.PendingSettings.All.Where(p => p.Setting == setting).ToList();
        var next = With(ledger, setting);
        foreach (var pending in answered)
            next = next with { PendingSettings = next.PendingSettings.Without(pending.Request) };
        return next;
    }

    private static Ledger With(Ledger ledger, AccountSetting setting) => setting switch
    {
        AccountSetting.Leverage x => WithSymbol(ledger, Known(ledger, x.Symbol) with { Leverage = x.Multiple }),
        AccountSetting.Margin x => WithSymbol(ledger, Known(ledger, x.Symbol) with { MarginType = x.Type }),
        AccountSetting.Mode x => ledger.PositionMode == x.Position ? ledger : ledger with { PositionMode = x.Position },
        _ => throw new UnreachableException(setting.GetType().Name),
    };

    private static SymbolSettings Known(Ledger ledger, Symbol symbol) =>
        ledger.Settings.Find(symbol) ?? new(symbol, Leverage: null, MarginType: null);

    private static Ledger WithSymbol(Ledger ledger, SymbolSettings settings)
    {
        var all = ledger.Settings.Put(settings.Symbol, settings);
        return ReferenceEquals(all, ledger.Settings) ? ledger : ledger with { Settings = all };
    }
}
