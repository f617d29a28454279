using Xunit;

namespace Bowline.Core.Tests;

/// <summary>Settings, alarms and streams as they are asked for, told and taken back; and what of it must be recorded.</summary>
public sealed class FoldTests
{
    private static readonly Symbol Btc = Some.Btc.Symbol;
    private static readonly Time Later = Some.Noon + TimeSpan.FromSeconds(1);

    [Fact]
    public void SettingsOfASymbol_AreKeptBesideEachOther()
    {
        var ledger = Ledger.Empty.With(
            Changed(new AccountSetting.Leverage(Btc, 10)), Changed(new AccountSetting.Margin(Btc, MarginType.Isolated)),
            Changed(new AccountSetting.Leverage(Some.Eth.Symbol, 3)), Changed(new AccountSetting.Mode(PositionMode.Hedge)));
        Assert.Equal(new SymbolSettings(Btc, 10, MarginType.Isolated), ledger.Settings.Find(Btc));
        Assert.Equal(new SymbolSettings(Some.Eth.Symbol, 3, null), ledger.Settings.Find(Some.Eth.Symbol));
        Assert.Equal(PositionMode.Hedge, ledger.PositionMode);
        Assert.Same(ledger, ledger.With(Changed(new AccountSetting.Mode(PositionMode.Hedge)), Changed(new AccountSetting.Leverage(Btc, 10))));
        Assert.Equal(PositionMode.OneWay, ledger.With(Changed(new AccountSetting.Mode(PositionMode.OneWay))).PositionMode);
    }

    [Fact]
    public void Answer_EndsTheRequestsForIt_AndNoOthers()
    {
        var (five, ten) = (new AccountSetting.Leverage(Btc, 5), new AccountSetting.Leverage(Btc, 10));
        var asked = Ledger.Empty.With(Asked(1, five), Asked(2, five), Asked(3, ten));
        Assert.Equal([3L], asked.With(Changed(five)).PendingSettings.All.Select(pending => pending.Request));
        Assert.Equal([1L, 3L], asked.With(new Event.SettingRejected(Later, 2, new(-4028, "", ""))).PendingSettings.All.Select(p => p.Request));
        Assert.Same(asked, asked.With(new Event.SettingRejected(Later, 9, new(-4028, "", ""))));
        var again = asked.Apply(Asked(1, ten));
        Assert.Equal("event-known-request", Assert.Single(again.Unexpected).Code);
        Assert.Equal((asked, 0), (again.Next, again.Commands.Length));
    }

    [Fact]
    public void Alarm_StandsWithItsNewestText_AndSinceThat()
    {
        var raised = Ledger.Empty.With(new Event.AlarmRaised(Some.Noon, "a", "text"));
        Assert.Same(raised, raised.With(new Event.AlarmRaised(Later, "a", "text")));
        Assert.Equal(new Alarm("a", "other", Later), raised.With(new Event.AlarmRaised(Later, "a", "other")).Alarms.Find("a"));
        Assert.Same(raised, raised.With(new Event.AlarmCleared(Later, "b")));
        Assert.Equal(0, raised.With(new Event.AlarmCleared(Later, "a")).Alarms.Count);
    }

    [Fact]
    public void LostStream_IsLostSinceTheFirstTime_UntilItIsRestored()
    {
        var lost = Ledger.Empty.With(new Event.StreamLost(Some.Noon, "user", "reset"));
        Assert.Same(lost, lost.With(new Event.StreamLost(Later, "user", "silent")));
        Assert.Equal(new LostStream("user", "reset", Some.Noon), lost.LostStreams.Find("user"));
        Assert.Same(lost, lost.With(new Event.StreamRestored(Later, "market")));
        Assert.Equal(0, lost.With(new Event.StreamRestored(Later, "user")).LostStreams.Count);
    }

    [Fact]
    public void SameBalance_IsNoNews()
    {
        var ledger = Ledger.Empty.With(new Event.BalanceChanged(Some.Noon, "USDT", new(5m), new(4m)));
        Assert.Same(ledger, ledger.With(new Event.BalanceChanged(Later, "USDT", new(5m), new(4m))));
        Assert.Equal(new Balance("USDT", new(5m), new(3m)), ledger.With(new Event.BalanceChanged(Later, "USDT", new(5m), new(3m))).Balances.Find("USDT"));
    }

    [Fact]
    public void SteeringOfAnExecutionNobodyKnows_IsASurprise()
    {
        var ledger = Some.Ready();
        Event[] steering =
        [
            new Event.PauseRequested(Some.Noon, Some.Id), new Event.ResumeRequested(Some.Noon, Some.Id), new Event.EndRequested(Some.Noon, Some.Id),
            new Event.FinishRequested(Some.Noon, Some.Id), new Event.HoldingReduced(Some.Noon, Some.Id, new(0.01m), "why"),
        ];
        foreach (var step in steering.Select(ledger.Apply))
            Assert.Equal(("event-unknown-execution", ledger), (Assert.Single(step.Unexpected).Code, step.Next));
    }

    // A coarser tick moves the stop of an execution on that symbol, and no other's.
    [Fact]
    public void ChangedRules_AreToldToTheExecutionsOfTheirSymbol()
    {
        var given = Story.Given("given trail SELL 0.01 callback=100 stop-price=59000");
        var ledger = Some.Ready().With(
            new Event.PositionChanged(Some.Noon, Btc, PositionSide.Both, new(0.01m), 60_000m), new Event.ExecutionStarted(Some.Noon, given.Id, given.Spec, 1));
        var before = ledger.Executions.Find(given.Id);
        var eth = ledger.Apply(new Event.InstrumentChanged(Later, Some.Eth with { TickSize = 5m, MinPrice = 5m }));
        Assert.Same(before, eth.Next.Executions.Find(given.Id));
        Assert.Equal(5m, eth.Next.Market.Instrument(Some.Eth.Symbol)!.TickSize);
        var btc = ledger.Apply(new Event.InstrumentChanged(Later, Some.Btc with { TickSize = 5m, MinPrice = 5m }));
        Assert.NotSame(before, btc.Next.Executions.Find(given.Id));
    }

    // What was decided, what surprised, what changed the state; nothing else.
    [Fact]
    public void Record_IsNeededForWhatReplayMustSee()
    {
        var ledger = Some.Ready();
        (Event News, bool Needed)[] all =
        [
            (Asked(1, new AccountSetting.Leverage(Btc, 5)), true),
            (new Event.OrderCanceled(Some.Noon, new("web_1")), true),
            (new Event.AlarmRaised(Some.Noon, "a", "text"), true),
            (new Event.AlarmCleared(Some.Noon, "a"), false),
            (new Event.MarkPriceUpdated(Some.Noon, Btc, new(61_000m)), false),
            (new Event.RequestAccepted(Some.Noon, Some.Id, new("market", "BTCUSDT", "BUY", "0.01", "", "")), false),
        ];
        Assert.All(all, one => Assert.Equal(one.Needed, ledger.Apply(one.News).NeedsRecord(ledger)));
        // One that only commands, and leaves the state as it is.
        Assert.True(new LedgerStep(ledger, [new Command.ClearAlarm("a")], []).NeedsRecord(ledger));
        Assert.True(new LedgerStep(ledger, [], [new(all[0].News, "code", "text")]).NeedsRecord(ledger));
        Assert.False(new LedgerStep(ledger).NeedsRecord(ledger));
    }

    // Each part of the state once: the whole is the sum of them.
    [Fact]
    public void HashOfTheLedger_IsTheSumOfAllItsParts()
    {
        var oco = Story.LedgerAfter(["given oco SELL 0.01 take-profit=62000 stop-price=59000", "position 0.01", "start", "accepted s01", "canceled s01"]);
        var ledger = oco.With(
            Changed(new AccountSetting.Leverage(Btc, 10)), Changed(new AccountSetting.Mode(PositionMode.Hedge)), Asked(1, new AccountSetting.Leverage(Btc, 5)),
            new Event.BalanceChanged(Some.Noon, "USDT", new(5m), new(4m)), new Event.AlarmRaised(Some.Noon, "a", "text"),
            new Event.StreamLost(Some.Noon, "user", "reset"), new Event.ProtectionLost(Some.Noon, new("OCO-00000001"), new(0.01m), Some.Noon, Later),
            new Event.FlattenStarted(Some.Noon, new("FLAT-00000001"), null, 1), new Event.CountdownRequested(Some.Noon, Btc, 1, TimeSpan.FromSeconds(20)));
        IEnumerable<IStateful>[] parts =
        [
            ledger.Orders.All, ledger.Executions.All, ledger.Positions.All, ledger.Balances.All, ledger.Settings.All, ledger.PendingSettings.All,
            ledger.Timers.All, ledger.Alarms.All, ledger.LostStreams.All, ledger.Countdowns.All, ledger.Flattenings.All, ledger.VenueCountdowns.All,
        ];
        Assert.All(parts, Assert.NotEmpty);
        var sum = parts.SelectMany(part => part).Aggregate(StateHash.Empty, (all, one) => all + StateHash.Of(one));
        // The mode counts by its number and one: hedge is 1.
        Assert.Equal(sum + new StateHash(0, 2), ledger.Hash);
    }

    private static Event Changed(AccountSetting setting) => new Event.SettingChanged(Some.Noon, setting);

    private static Event Asked(long request, AccountSetting setting) => new Event.SettingRequested(Some.Noon, request, setting);
}
