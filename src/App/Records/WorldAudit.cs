using System.Collections.Immutable;
using Bowline.Core;

namespace Bowline.App;

/// <summary>State changes that are about no order: executions, account, connection.</summary>
internal static class WorldAudit
{
    /// <summary>The entry of an event; null when it is none for people (quotes, timers).</summary>
    public static AuditEntry? Of(Event e) => e switch
    {
        Event.PauseRequested x => Execution(x.At, "pause_requested", x.Execution),
        Event.ResumeRequested x => Execution(x.At, "resume_requested", x.Execution),
        Event.EndRequested x => Execution(x.At, "end_requested", x.Execution),
        Event.FinishRequested x => Execution(x.At, "finish_requested", x.Execution),
        Event.HoldingReduced x => new AuditEntry.Told(x.At, AuditLevel.Warn, "holding_reduced",
            [new("linkId", x.Execution.Text), new("qty", x.By.ToString()), new("why", x.Why)]),
        Event.ProtectionClosing x => new AuditEntry.Told(x.At, AuditLevel.Warn, "protection_closing",
            [new("linkId", x.Execution.Text), new("qty", x.Quantity.ToString()), new("by", x.By.Text)]),
        Event.FlattenStarted x => new AuditEntry.Told(x.At, AuditLevel.Warn, "flatten_started",
            [new("linkId", x.Request.Text), new("symbol", x.Only?.Name ?? "all")]),
        Event.FlattenFinished x => new AuditEntry.Told(x.At, AuditLevel.Info, "flatten_finished", [new("linkId", x.Request.Text)]),
        Event.SettingRequested x => Setting(x.At, AuditLevel.Debug, "setting_requested", x.Setting),
        Event.SettingChanged x => Setting(x.At, AuditLevel.Info, "setting_changed", x.Setting),
        Event.SettingRejected x => Change(x.At, AuditLevel.Error, "setting_rejected", AuditOrder.None,
            [("code", $"{x.Rejection.Code}"), ("error", x.Rejection.Message)]),
        Event.PositionChanged x => Change(x.At, AuditLevel.Debug, "position_changed", Symbol(x.Symbol),
            [("positionAmt", x.Amount.ToString()), ("entryPrice", DecimalText.Plain(x.EntryPrice))]),
        Event.BalanceChanged x => Change(x.At, AuditLevel.Debug, "balance_changed", AuditOrder.None,
            [("asset", x.Asset), ("balance", x.Wallet.ToString()), ("availableBalance", x.Available.ToString())]),
        Event.InstrumentChanged x => Change(x.At, AuditLevel.Debug, "instrument_changed",
            Symbol(x.Instrument.Symbol), [("status", x.Instrument.Status)]),
        Event.CountdownRequested x => Change(x.At, AuditLevel.Debug, "countdown_requested", Symbol(x.Symbol),
            [("countdownTime", $"{(long)x.For.TotalMilliseconds}")]),
        Event.CountdownSet x => Change(x.At, AuditLevel.Debug, "countdown_set", Symbol(x.Symbol), []),
        Event.CountdownFailed x => Change(x.At, AuditLevel.Warn, "countdown_failed", Symbol(x.Symbol), [("why", x.Why)]),
        Event.CountdownLapsed x => Change(x.At, AuditLevel.Warn, "countdown_lapsed", Symbol(x.Symbol), []),
        Event.StreamLost x => Change(x.At, AuditLevel.Warn, "stream_lost", AuditOrder.None,
            [("stream", x.Stream), ("why", x.Why)]),
        Event.StreamRestored x => Change(x.At, AuditLevel.Info, "stream_restored", AuditOrder.None,
            [("stream", x.Stream)]),
        Event.ReconcileFinished x => Change(x.At, x.Differences == 0 ? AuditLevel.Debug : AuditLevel.Warn,
            "reconcile_finished", AuditOrder.None, [("differences", $"{x.Differences}")]),
        _ => null,
    };

    public static AuditEntry.StateChanged Change(
        Time at, AuditLevel level, string what, AuditOrder order, ReadOnlySpan<(string Name, string Value)> details)
    {
        var fields = ImmutableArray.CreateBuilder<AuditField>(details.Length);
        foreach (var (name, value) in details)
        {
            if (value.Length > 0) fields.Add(new(name, value));
        }

        return new(at, level, what, order, fields.ToImmutable());
    }

    private static AuditEntry.StateChanged Execution(Time at, string what, ExecutionId link) =>
        Change(at, AuditLevel.Info, what, AuditOrder.None with { LinkId = link.Text }, []);

    private static AuditEntry.StateChanged Setting(Time at, AuditLevel level, string what, AccountSetting setting) =>
        setting switch
        {
            AccountSetting.Leverage l => Change(at, level, what, Symbol(l.Symbol), [("leverage", $"{l.Multiple}")]),
            AccountSetting.Margin m => Change(at, level, what, Symbol(m.Symbol),
                [("marginType", m.Type == MarginType.Cross ? "CROSSED" : "ISOLATED")]),
            AccountSetting.Mode m => Change(at, level, what, AuditOrder.None,
                [("dualSidePosition", m.Position == PositionMode.Hedge ? "true" : "false")]),
            _ => throw new System.Diagnostics.UnreachableException(setting.GetType().Name),
        };

    private static AuditOrder Symbol(Symbol symbol) => AuditOrder.None.With("symbol", symbol.Name);
}
