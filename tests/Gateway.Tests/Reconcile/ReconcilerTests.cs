using Bowline.Binance;
using Bowline.Core;
using static Bowline.Gateway.Tests.DeskWorld;
using static Bowline.Gateway.Tests.KnownOrder;

namespace Bowline.Gateway.Tests;

/// <summary>What one comparison tells and what it wants looked up, case by case.</summary>
public sealed class ReconcilerTests
{
    private static readonly VenueSnapshot Nothing = new(new(At.Milliseconds + 5_000), [], [], [], [], Core.PositionMode.OneWay, []);

    private static Differences Compare(Ledger ours, VenueSnapshot venue) =>
        Reconciler.Compare(ours.Apply(new Event.SettingChanged(At, new AccountSetting.Mode(Core.PositionMode.OneWay))).Next, venue, At);

    private static AlgoOrder Row(string id, long number, string status) => new()
    {
        AlgoId = number, ClientAlgoId = id, AlgoType = "CONDITIONAL", OrderType = "STOP_MARKET", Symbol = "BTCUSDT", Side = "SELL",
        PositionSide = "BOTH", TimeInForce = "GTC", Quantity = 0.01m, AlgoStatus = status, TriggerPrice = 50_000m, ReduceOnly = true,
        WorkingType = "CONTRACT_PRICE",
    };

    [Theory]
    [InlineData(100, 50, false)]
    [InlineData(101, 50, true)]
    [InlineData(100, 51, true)]
    [InlineData(101, 51, true)]
    public void Balance_IsToldWhenWalletOrAvailableDiffer(int wallet, int available, bool told)
    {
        var ours = Ledger.Empty.Apply(new Event.BalanceChanged(At, "USDT", new(100), new(50))).Next;
        BalanceRow row = new() { Asset = "USDT", Balance = wallet, AvailableBalance = available };
        Assert.Equal(told ? [new Event.BalanceChanged(At, "USDT", new(wallet), new(available))] : [], Compare(ours, Nothing with { Balances = [row] }).Events);
    }

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(1, 0, true)]
    [InlineData(0, 1, true)]
    public void BalanceOfAnAssetNobodyKnew_IsToldUnlessItIsEmpty(int wallet, int available, bool told)
    {
        BalanceRow row = new() { Asset = "BNB", Balance = wallet, AvailableBalance = available };
        Assert.Equal(told ? 1 : 0, Compare(Ledger.Empty, Nothing with { Balances = [row] }).Events.Length);
    }

    [Fact]
    public void Settings_AreToldWhereTheyDiffer()
    {
        SymbolConfig row = new() { Symbol = "BTCUSDT", MarginType = "ISOLATED", Leverage = 10 };
        Event leverage = new Event.SettingChanged(At, new AccountSetting.Leverage(Btc, 10));
        Event margin = new Event.SettingChanged(At, new AccountSetting.Margin(Btc, MarginType.Isolated));
        Assert.Equal([leverage, margin], Compare(Ledger.Empty, Nothing with { Leverages = [row] }).Events);
        var known = Ledger.Empty.Apply(leverage).Next.Apply(margin).Next;
        Assert.Empty(Compare(known, Nothing with { Leverages = [row] }).Events);
        Assert.Equal([new Event.SettingChanged(At, new AccountSetting.Margin(Btc, MarginType.Cross))],
            Compare(known, Nothing with { Leverages = [row with { MarginType = "CROSSED" }] }).Events);
        Assert.Equal([new Event.SettingChanged(At, new AccountSetting.Mode(Core.PositionMode.Hedge))],
            Compare(Ledger.Empty, Nothing with { Mode = Core.PositionMode.Hedge }).Events);
    }

    [Fact]
    public void OrderThatRestsOnBothSides_IsSettled_AndOneThatIsMissingIsAskedAbout()
    {
        var ours = Resting("a", Limit(Side.Buy, 3m, 50_000m), 7);
        var listed = Compare(ours, Nothing with { OpenOrders = [KnownOrder.Row("a", 7)] });
        Assert.Empty(listed.Events);
        Assert.Empty(listed.LookUp);
        Assert.Equal([Id], Compare(ours, Nothing).LookUp);
        // It has filled more than we know, or a request of it is open: its own answer tells.
        Assert.Equal([Id], Compare(ours, Nothing with { OpenOrders = [KnownOrder.Row("a", 7) with { ExecutedQty = 1 }] }).LookUp);
        var canceling = ours.Apply(new Event.OrderUnresolved(At, Id, InflightKind.Canceling, "lost")).Next;
        Assert.Equal([Id], Compare(canceling, Nothing with { OpenOrders = [KnownOrder.Row("a", 7)] }).LookUp);
    }

    [Fact]
    public void ConditionalThatWaitsOnBothSides_IsSettled_AndOneThatHasWokenIsAskedAbout()
    {
        var ours = Resting("a", Stop(Side.Sell, 0.01m, 50_000m), 7);
        var listed = Compare(ours, Nothing with { OpenConditionals = [Row("a", 7, "NEW")] });
        Assert.Empty(listed.Events);
        Assert.Empty(listed.LookUp);
        Assert.Equal([Id], Compare(ours, Nothing with { OpenConditionals = [Row("a", 7, "TRIGGERING")] }).LookUp);
        var canceling = ours.Apply(new Event.OrderUnresolved(At, Id, InflightKind.Canceling, "lost")).Next;
        Assert.Equal([Id], Compare(canceling, Nothing with { OpenConditionals = [Row("a", 7, "NEW")] }).LookUp);
    }

    // The list is an answer: it settles a placing that the stream would not.
    [Fact]
    public void ConditionalWhosePlacingIsUnderWay_IsAcceptedByTheList()
    {
        var stop = new ConditionalOrderSpec((OrderSpec.Conditional)Stop(Side.Sell, 0.01m, 50_000m)) { ClientId = Id };
        var ours = Ledger.Empty
            .Apply(new Event.ExecutionStarted(At, new("ORD-a"), stop, 1)).Next
            .Apply(new Event.OrderSubmitted(At, Id)).Next;
        Assert.Equal([new Event.OrderAccepted(At, Id, new(7))], Compare(ours, Nothing with { OpenConditionals = [Row("a", 7, "NEW")] }).Events);
    }

    [Fact]
    public void OrderThatWasGivenUpAndIsThere_IsAskedAbout()
    {
        var ours = Ledger.Empty
            .Apply(new Event.ExecutionStarted(At, new("ORD-a"), new LimitOrderSpec((OrderSpec.Limit)Limit(Side.Buy, 3m, 50_000m)) { ClientId = Id }, 1)).Next
            .Apply(new Event.OrderSubmitted(At, Id)).Next
            .Apply(new Event.OrderNeverPlaced(At, Id)).Next;
        var found = Compare(ours, Nothing with { OpenOrders = [KnownOrder.Row("a", 7)] });
        Assert.Equal([Id], found.LookUp);
        Assert.Empty(found.Events);
    }

    [Fact]
    public void ChildOfAnOrderThatIsAskedAbout_IsNotTakenForSomebodyElses()
    {
        var ours = Resting("a", Stop(Side.Sell, 0.01m, 50_000m), 7);
        var child = KnownOrder.Row("x", 500) with { Side = "SELL", OrigType = "STOP_MARKET", OrigQty = 0.01m };
        var asked = Compare(ours, Nothing with { OpenOrders = [child] });
        Assert.Equal([Id], asked.LookUp);
        Assert.Empty(asked.Events);
        // Where ours still waits it cannot be its child.
        var waits = Compare(ours, Nothing with { OpenOrders = [child], OpenConditionals = [Row("a", 7, "NEW")] });
        Assert.Equal(new VenueOrderId(500), Assert.IsType<Event.OrderAdopted>(Assert.Single(waits.Events)).VenueId);
    }

    // Worlds 1035741, 1210305 and 1665671: a position was known as of a clock that ran seven seconds ahead; after that was set back,
    // what the exchange said of it counted as older, for ever or until a flatten had said that it is flat. By our own clock it is
    // newer once it was asked for two seconds after what is known was heard.
    [Theory]
    [InlineData(3_000, true)]
    [InlineData(3_001, false)]
    public void Position_ToldToAQuestionOfWellAfterWhatIsKnown_IsNewer(int heard, bool believed)
    {
        Time ahead = new(At.Milliseconds + 12_000);
        var ours = Ledger.Empty.Apply(
            new Event.PositionChanged(new(At.Milliseconds + heard), Btc, PositionSide.Both, new(1), 100, ahead)).Next;
        PositionRiskV3 row = new()
        {
            Symbol = "BTCUSDT", PositionSide = "BOTH", PositionAmt = 2, EntryPrice = 100, MarkPrice = 100, UnRealizedProfit = 0,
            UpdateTime = At.Milliseconds - 4_000,
        };
        var told = Compare(ours, Nothing with { Positions = [row] }).Events.Single();
        Assert.Equal(believed ? 2 : 1, ours.Apply(told).Next.PositionOf(Btc).Amount.Value);
        var gone = Compare(ours, Nothing);
        Assert.Equal(!believed, gone.IsEarly);
        Assert.Equal(believed ? [PositionAmount.Flat] : [], gone.Events.Cast<Event.PositionChanged>().Select(e => e.Amount));
    }

    // A read lags behind the exchange by up to two seconds: a position that it does not list may be too new for it.
    [Theory]
    [InlineData(3_000, true)]
    [InlineData(3_001, false)]
    public void PositionThatIsNotListed_IsFlatOnlyWhenItHadStoodForAWhile(int since, bool isFlat)
    {
        Time heard = new(At.Milliseconds + since);
        var ours = Ledger.Empty.Apply(new Event.PositionChanged(heard, Btc, PositionSide.Both, new(1), 100, At)).Next;
        var told = Compare(ours, Nothing);
        Assert.Equal(isFlat ? 1 : 0, told.Events.Length);
        Assert.Equal(!isFlat, told.IsEarly);
    }

    [Theory]
    [InlineData(100, 49, 0)]
    [InlineData(101, 49, 1)]
    public void OnlyWhatAStreamTells_IsMissedFromIt(int wallet, int available, int untold)
    {
        var ours = Ledger.Empty.Apply(new Event.BalanceChanged(At, "USDT", new(100), new(50))).Next;
        BalanceRow row = new() { Asset = "USDT", Balance = wallet, AvailableBalance = available };
        Assert.Equal(untold, Compare(ours, Nothing with { Balances = [row] }).Untold);
    }

    [Theory]
    [InlineData(0, 5_000)]
    [InlineData(3_000, 3_000)]
    public void Position_CountsAsOfItsOwnTime_OrAsOfTheQuestion(int update, int asOf)
    {
        PositionRiskV3 row = new()
        {
            Symbol = "BTCUSDT", PositionSide = "BOTH", PositionAmt = 1, EntryPrice = 100, MarkPrice = 100, UnRealizedProfit = 0,
            UpdateTime = update == 0 ? 0 : At.Milliseconds + update,
        };
        Event told = new Event.PositionChanged(At, Btc, PositionSide.Both, new(1), 100, new(At.Milliseconds + asOf));
        Assert.Equal([told], Compare(Ledger.Empty, Nothing with { Positions = [row] }).Events);
        Assert.Empty(Compare(Ledger.Empty.Apply(told).Next, Nothing with { Positions = [row] }).Events);
        Assert.Equal([new Event.PositionChanged(At, Btc, PositionSide.Both, PositionAmount.Flat, 0, Nothing.AskedAt)],
            Compare(Ledger.Empty.Apply(told).Next, Nothing).Events);
    }
}
