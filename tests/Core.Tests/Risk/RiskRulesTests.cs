using Bowline.Core;
using Xunit;

namespace Bowline.Core.Tests;

/// <summary>Each rule on both sides of its limit.</summary>
public sealed class RiskRulesTests
{
    private static string[] Check(OrderSpec spec, Ledger? ledger = null, RiskLimits? limits = null) =>
        RiskRules.Check(new Command.PlaceOrder(Some.Id, Some.Child, spec), ledger ?? Some.Ready(),
            limits ?? RiskLimits.Default) switch
        {
            RiskVerdict<Command.PlaceOrder>.Denied denied => [.. denied.Denials.Select(d => d.Rule)],
            _ => [],
        };

    private static Ledger Holding(decimal amount, PositionSide side = PositionSide.Both) => Some.Ready()
        .Apply(new Event.PositionChanged(Some.Noon, Some.Btc.Symbol, side, new(amount), 60000m)).Next;

    [Fact]
    public void GoodOrder_IsApprovedAsItIs()
    {
        var command = new Command.PlaceOrder(Some.Id, Some.Child, Some.Market());
        var passed = Assert.IsType<RiskVerdict<Command.PlaceOrder>.Passed>(
            RiskRules.Check(command, Some.Ready(), RiskLimits.Default));
        Assert.Same(command, passed.Command.Command);
    }

    [Fact]
    public void UnknownOrClosedSymbol_IsDenied()
    {
        Assert.Equal(["symbol-unknown"], Check(Some.Market(), Ledger.Empty));
        var halted = Some.Ready().Apply(new Event.InstrumentChanged(Some.Noon,
            Some.Btc with { Status = "SETTLING" })).Next;
        Assert.Equal(["symbol-not-trading"], Check(Some.Market(), halted));
    }

    // Ours was the only rule in the way: before a settlement the exchange takes what closes.
    [Fact]
    public void SymbolThatIsNoLongerTraded_KeepsNothingBackThatCloses()
    {
        var settling = Holding(0.01m).Apply(new Event.InstrumentChanged(Some.Noon, Some.Btc with { Status = "PRE_SETTLE" })).Next;
        Assert.Equal(["symbol-not-trading"], Check(Some.Market(), settling));
        Assert.Empty(Check(Some.Market(0.01m, Side.Sell) with { ReduceOnly = true }, settling));
        Assert.Empty(Check(
            new OrderSpec.StopMarket
            {
                Symbol = Some.Btc.Symbol, Side = Side.Sell, Quantity = new(0.01m), ReduceOnly = true, Trigger = new(59_000m),
            },
            settling));
    }

    // Found by counting denials in the worlds: a desk that had just been restarted kept its own stops back until it had heard
    // the rules again, which an exchange in trouble may take long to tell.
    [Fact]
    public void StopOfARestartedDesk_LeavesByTheRulesItsExecutionKnows()
    {
        var ledger = Story.LedgerAfter(["given oco SELL 0.01 take-profit=62000 stop-price=59000", "position 0.01", "start"]);
        var stop = ledger.Orders.Live.All.Single(order => order.Id.Text.Contains("-s", StringComparison.Ordinal));
        var id = stop.Execution!.Value;
        Assert.Null(ledger.Market.Instrument(Some.Btc.Symbol));
        string[] Ask(OrderSpec spec) =>
            RiskRules.Check(new Command.PlaceOrder(id, stop.Id, spec), ledger, RiskLimits.Default) is RiskVerdict<Command.PlaceOrder>.Denied denied
                ? [.. denied.Denials.Select(d => d.Rule)] : [];
        Assert.Empty(Ask(stop.Spec));
        Assert.Contains("quantity-above-max", Ask(stop.Spec with { Quantity = new(2_000m) }));
        Assert.Contains("symbol-unknown", Ask(Some.Market()));
    }

    // The kill switch and the watchdog close by orders of their own, which know no rules of before.
    [Fact]
    public void CloseAtMarket_LeavesThoughNobodyKnowsTheSymbolsRules()
    {
        var held = Ledger.Empty.Apply(new Event.PositionChanged(Some.Noon, Some.Btc.Symbol, PositionSide.Both, new(0.01m), 60_000m, Some.Noon)).Next;
        Assert.Null(held.Market.Instrument(Some.Btc.Symbol));
        Assert.Empty(Check(Some.Market(0.01m, Side.Sell) with { ReduceOnly = true }, held));
        Assert.Equal(["symbol-unknown"], Check(Some.Market(0.01m, Side.Sell), held));
        Assert.Equal(["symbol-unknown"], Check(Some.Limit(0.01m, 59_000m) with { Side = Side.Sell, ReduceOnly = true }, held));
    }

    [Fact]
    public void BrokenFilter_IsDenied() => Assert.Equal(["price-off-tick"], Check(Some.Limit(0.01m, 59000.05m)));

    // The exchange had made its tick larger: the desk's own check kept the stops of what ran back, over and over.
    [Fact]
    public void StopOnATickOfBefore_IsNotKeptBack_WhenItCloses()
    {
        var coarser = Holding(0.01m).Apply(new Event.InstrumentChanged(Some.Noon, Some.Btc with { TickSize = 5m })).Next;
        var stop = new OrderSpec.StopMarket
        {
            Symbol = Some.Btc.Symbol, Side = Side.Sell, Quantity = new(0.01m), ReduceOnly = true, Trigger = new Price(55_722.5m),
        };
        Assert.Empty(Check(stop, coarser));
        Assert.Empty(Check(stop with { ReduceOnly = false, Quantity = Quantity.Zero, ClosePosition = true }, coarser));
        Assert.Equal(["stop-price-off-tick"], Check(stop with { ReduceOnly = false }, coarser));
        Assert.Equal(["price-off-tick"], Check(Some.Limit(0.01m, 60_001m, Side.Sell) with { ReduceOnly = true }, coarser));
    }

    [Theory]
    [InlineData("0", Side.Sell, "reduce-only-flat")]
    [InlineData("0.01", Side.Buy, "reduce-only-side")]
    [InlineData("0.009", Side.Sell, "reduce-only-size")]
    [InlineData("0.01", Side.Sell, null)]
    [InlineData("-0.01", Side.Buy, null)]
    public void ReduceOnly_NeverFlips(string position, Side side, string? rule) =>
        Assert.Equal(rule, Check(Some.Limit(0.01m, side == Side.Buy ? 59000m : 61000m, side) with { ReduceOnly = true },
            Holding(decimal.Parse(position))).SingleOrDefault());

    [Fact]
    public void CloseAtMarket_IsNeverKeptBackForItsSize_SinceTheVenueTrimsIt()
    {
        var close = Some.Market(0.01m, Side.Sell) with { ReduceOnly = true };
        Assert.Empty(Check(close, Holding(0.009m)));
        Assert.Equal(["reduce-only-flat"], Check(close, Holding(0m)));
        var leg = close with { PositionSide = PositionSide.Long };
        Assert.Equal(["reduce-only-size"], Check(leg, Holding(0.009m, PositionSide.Long)));
    }

    [Theory]
    [InlineData("0.004", null)]
    [InlineData("0.005", "reduce-only-room")]
    public void RestingReduceOnlyOrders_TogetherFitThePosition(string quantity, string? rule)
    {
        var resting = Some.Limit(0.006m, 61000m, Side.Sell) with { ReduceOnly = true };
        var ledger = Holding(0.01m).With(
            new Event.OrderAdopted(Some.Noon, new("web_1"), new(5), resting, Quantity.Zero));
        var asked = resting with { Quantity = new(decimal.Parse(quantity)), Price = new(62000m) };
        Assert.Equal(rule, Check(asked, ledger).SingleOrDefault());
        // A close at market rests nowhere and goes before them.
        Assert.Empty(Check(Some.Market(0.01m, Side.Sell) with { ReduceOnly = true }, ledger));
        // What the resting one has filled is no longer in the way.
        var filled = ledger.With(new Event.OrderFilled(Some.Noon, new("web_1"), new(5),
            Some.Fill(1, 0.001m, 61000m) with { At = new(Some.Noon.Milliseconds - 1) }));
        Assert.Empty(Check(asked with { Quantity = new(0.005m) }, filled));
    }

    [Fact]
    public void ConditionalReduceOnlyOrder_TakesNoRoom_UntilItWakes()
    {
        var id = new ClientOrderId("web_2");
        var stop = new OrderSpec.StopLimit
        {
            Symbol = Some.Btc.Symbol, Side = Side.Sell, Quantity = new(0.01m), ReduceOnly = true,
            Trigger = new(59000m), Price = new(58900m), TimeInForce = new TimeInForce.GoodTillCanceled(),
        };
        var asked = Some.Limit(0.01m, 61000m, Side.Sell) with { ReduceOnly = true };
        var waiting = Holding(0.01m).With(new Event.OrderAdopted(Some.Noon, id, new(6), stop, Quantity.Zero));
        Assert.Empty(Check(asked, waiting));
        var awake = waiting.With(new Event.OrderTriggered(Some.Noon, id, new(7)));
        Assert.Equal(["reduce-only-room"], Check(asked, awake));
    }

    [Theory]
    [InlineData(PositionSide.Long, Side.Sell, null)]
    [InlineData(PositionSide.Long, Side.Buy, "reduce-only-side")]
    [InlineData(PositionSide.Short, Side.Buy, null)]
    [InlineData(PositionSide.Short, Side.Sell, "reduce-only-side")]
    public void ExitThatWouldOpenInHedgeMode_IsDenied_AlsoWhileItWaits(PositionSide leg, Side side, string? rule)
    {
        var stop = new OrderSpec.StopMarket
        {
            Symbol = Some.Btc.Symbol, Side = side, Quantity = new(0.01m), PositionSide = leg, ReduceOnly = true,
            Trigger = new(59000m),
        };
        Assert.Equal(rule, Check(stop, Holding(0.01m)).SingleOrDefault());
        var all = stop with { ReduceOnly = false, Quantity = Quantity.Zero, ClosePosition = true };
        Assert.Equal(rule, Check(all, Holding(0.01m)).SingleOrDefault());
    }

    [Theory]
    [InlineData(199, null)]
    [InlineData(200, "max-conditional-orders")]
    public void WaitingConditionalOrders_AreBoundedOverTheAccount(int waiting, string? rule)
    {
        var stop = new OrderSpec.StopMarket
        {
            Symbol = Some.Eth.Symbol, Side = Side.Sell, Quantity = new(0.1m), ReduceOnly = true, Trigger = new(2900m),
        };
        var ledger = Some.Ready().With(Enumerable.Range(0, waiting).Select(i =>
            (Event)new Event.OrderAdopted(Some.Noon, new($"web_{i}"), new(1000 + i), stop, Quantity.Zero)));
        var asked = stop with { Symbol = Some.Btc.Symbol, Trigger = new(59000m) };
        Assert.Equal(rule, Check(asked, ledger).SingleOrDefault());
        // One that has woken is a plain order from then on.
        if (rule is not null)
            Assert.Empty(Check(asked, ledger.With(new Event.OrderTriggered(Some.Noon, new("web_7"), new(7)))));
    }

    [Theory]
    [InlineData("600", null)]
    [InlineData("599.99", "max-order-notional")]
    public void Notional_IsBoundedByTheUsersLimit(string most, string? rule) => Assert.Equal(
        rule, Check(Some.Limit(0.01m),
            limits: new() { MaxOrderNotional = new(decimal.Parse(most)) }).SingleOrDefault());

    // A leg's closing side can open nothing, and the flag is not sent for it.
    [Fact]
    public void ClosingALegInHedgeMode_NeedsNeitherMarginNorRoomInTheUsersLimit()
    {
        var broke = Holding(0.02m, PositionSide.Long)
            .Apply(new Event.BalanceChanged(Some.Noon, "USDT", new(1m), Notional.Zero)).Next;
        RiskLimits limits = new() { MaxOrderNotional = new(100m) };
        var close = Some.Market(0.02m, Side.Sell) with { PositionSide = PositionSide.Long };
        Assert.Empty(Check(close, broke, limits));
        Assert.Equal(
            ["max-order-notional", "margin-insufficient"],
            Check(close with { Side = Side.Buy }, broke, limits).Order(StringComparer.Ordinal).Reverse());
    }

    [Theory]
    [InlineData(2, null)]
    [InlineData(1, "max-open-orders")]
    public void OpenOrders_AreBounded(int most, string? rule)
    {
        var one = Some.Ready().Apply(new Event.OrderAdopted(Some.Noon, new("web_1"), new(5), Some.Limit(),
            Quantity.Zero)).Next;
        Assert.Equal(rule, Check(Some.Limit(), one, new() { MaxOpenOrders = most }).SingleOrDefault());
    }

    [Theory]
    [InlineData("59400", null)]
    [InlineData("59399.9", "price-band")]
    public void Price_StaysInTheUsersBand(string price, string? rule) =>
        Assert.Equal(rule, Check(Some.Limit(0.01m, decimal.Parse(price)),
            limits: new() { PriceBand = new(100) }).SingleOrDefault());

    // 5 % of 60,000 are 3,000, of which a fifth is left to the mark's next move; the exchange's band hurts on one side, the user's too.
    [Theory]
    [InlineData(Side.Buy, "64000", null, "62400")]
    [InlineData(Side.Sell, "56000", null, "57600")]
    [InlineData(Side.Buy, "62000", "200", "60960")]
    [InlineData(Side.Sell, "58000", "200", "59040")]
    [InlineData(Side.Buy, "58000", "200", null)]
    [InlineData(Side.Sell, "62000", "200", null)]
    public void WorstPriceBeyondABand_IsToldOneInsideIt(Side side, string limit, string? band, string? inside)
    {
        var command = new Command.PlaceOrder(Some.Id, Some.Child, Some.Limit(0.01m, decimal.Parse(limit)) with { Side = side });
        var limits = band is null ? RiskLimits.Default : new RiskLimits { PriceBand = new(decimal.Parse(band)) };
        var denied = Assert.IsType<RiskVerdict<Command.PlaceOrder>.Denied>(RiskRules.Check(command, Some.Ready(), limits));
        Assert.Equal(inside is null ? null : new Price(decimal.Parse(inside)), Assert.Single(denied.Denials).Inside);
    }

    // A slip of the finger is what the band is for: where it cannot be held against anything, nothing leaves. What closes does.
    [Fact]
    public void BandWithoutAMarkPrice_LetsOnlyClosesThrough()
    {
        var blind = Holding(0.01m).Apply(new Event.StreamLost(Some.Noon, Feed.PriceStream, "silent")).Next;
        RiskLimits limits = new() { PriceBand = new(100) };
        Assert.Equal(["price-unknown"], Check(Some.Limit(), blind, limits));
        Assert.True(Denial.IsClosedDesk("price-unknown"));
        Assert.Empty(Check(Some.Limit(0.01m, 30_000m) with { Side = Side.Sell, ReduceOnly = true }, blind, limits));
    }

    // A purchase never trades above its limit; a sale far below the market trades at the market.
    [Fact]
    public void NotionalOfAPurchase_IsReckonedAtItsLimit() =>
        Assert.Empty(Check(Some.Limit(0.01m, 58_000m), limits: new() { MaxOrderNotional = new(580m) }));

    [Theory]
    [InlineData("30000", "599.99", "max-order-notional")]
    [InlineData("30000", "600", null)]
    [InlineData("70000", "699.99", "max-order-notional")]
    [InlineData("70000", "700", null)]
    public void NotionalOfASale_IsReckonedAtTheHigherOfItsPriceAndTheMark(string price, string most, string? rule)
    {
        var wide = Some.Ready().Apply(new Event.InstrumentChanged(Some.Noon, Some.Btc with { MultiplierUp = 2, MultiplierDown = 0.1m })).Next;
        Assert.Equal(rule, Check(Some.Limit(0.01m, decimal.Parse(price)) with { Side = Side.Sell }, wide,
            new() { MaxOrderNotional = new(decimal.Parse(most)) }).SingleOrDefault());
    }

    [Fact]
    public void OpenOrdersOfTheUsersLimit_CountConditionalOnes_AndKeepNoStopBack()
    {
        var stop = new OrderSpec.StopMarket { Symbol = Some.Btc.Symbol, Side = Side.Sell, Quantity = new(0.01m), Trigger = new(59_000m) };
        var one = Holding(0.01m).Apply(new Event.OrderAdopted(Some.Noon, new("web_1"), new(5), stop, Quantity.Zero)).Next;
        RiskLimits limits = new() { MaxOpenOrders = 1 };
        Assert.Equal(["max-open-orders"], Check(Some.Limit(), one, limits));
        Assert.Equal(["max-open-orders"], Check(stop, one, limits));
        Assert.Empty(Check(stop with { ReduceOnly = true }, one, limits));
    }

    // 10,000 USDT at leverage 10 carry 100,000 USDT: 1.666 BTC at 60,000.
    [Theory]
    [InlineData("1.666", Side.Buy, null)]
    [InlineData("1.667", Side.Buy, "margin-insufficient")]
    [InlineData("1.667", Side.Sell, "margin-insufficient")]
    public void Order_ThatTheAccountClearlyCannotPay_IsDenied(string quantity, Side side, string? rule) =>
        Assert.Equal(rule, Check(Some.Market(decimal.Parse(quantity), side)).SingleOrDefault());

    [Fact]
    public void ClosingAPosition_NeedsNoMargin()
    {
        var broke = Holding(1m).Apply(new Event.BalanceChanged(Some.Noon, "USDT", new(1m), Notional.Zero)).Next;
        Assert.Empty(Check(Some.Market(1m, Side.Sell), broke));
        Assert.Equal(["margin-insufficient"], Check(Some.Market(0.01m), broke));
    }

    [Fact]
    public void Amend_IsHeldAgainstTheSameRules()
    {
        var id = new ClientOrderId("web_1");
        var ledger = Some.Ready().Apply(new Event.OrderAdopted(Some.Noon, id, new(5), Some.Limit(), new(0.005m))).Next;
        string[] Amend(decimal price, decimal quantity) => RiskRules.Check(
            new Command.AmendOrder(id, new(price), new(quantity)), ledger, RiskLimits.Default) is
            RiskVerdict<Command.AmendOrder>.Denied denied ? [.. denied.Denials.Select(d => d.Rule)] : [];
        Assert.Empty(Amend(59000m, 0.02m));
        Assert.Equal(["amend-below-filled"], Amend(59000m, 0.005m));
        Assert.Equal(["price-off-tick"], Amend(59000.05m, 0.02m));
    }
}
