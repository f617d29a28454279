using System.Globalization;
using Xunit;

namespace Bowline.Core.Tests;

/// <summary>Limits of the exchange and the user's own, at the bound and one step beyond.</summary>
public sealed class RiskBoundsTests
{
    private static readonly OrderSpec.StopMarket Stop = new()
    {
        Symbol = Some.Btc.Symbol, Side = Side.Sell, Quantity = new(0.01m), Trigger = new(59_000m),
    };

    [Theory]
    [InlineData(200, 199, false, null)]
    [InlineData(200, 200, false, "max-open-orders")]
    // It is the exchange's limit: what closes meets it as well, and no user's limit is in the way of that.
    [InlineData(200, 200, true, "max-open-orders")]
    [InlineData(0, 201, false, null)]
    public void OpenOrdersOfASymbol_AreBoundedByTheExchange(int most, int open, bool closes, string? rule)
    {
        var ledger = Holding(0.01m).With(new Event.InstrumentChanged(Some.Noon, Some.Btc with { MaxOpenOrders = most }))
            .With(Enumerable.Range(0, open).Select(i => Open(i, Some.Limit(0.001m, 59_000m))));
        var asked = closes ? Some.Limit(0.01m, 61_000m, Side.Sell) with { ReduceOnly = true } : Some.Limit();
        RiskLimits mine = closes ? new() { MaxOpenOrders = 1, CheckMargin = false } : new() { CheckMargin = false };
        Assert.Equal(rule, Check(asked, ledger, mine).SingleOrDefault());
        // What rests nowhere takes no place.
        Assert.Empty(Check(Some.Market(), ledger, mine));
    }

    [Theory]
    [InlineData(2, "max-open-orders")]
    [InlineData(3, null)]
    public void UsersLimitOfOpenOrders_CountsPlainAndWaitingOnes(int most, string? rule)
    {
        var ledger = Some.Ready().With(Open(1, Some.Limit()), Open(2, Stop));
        Assert.Equal(rule, Check(Some.Limit(), ledger, new() { MaxOpenOrders = most }).SingleOrDefault());
        Assert.Empty(Check(Some.Market(), ledger, new() { MaxOpenOrders = most }));
    }

    // It is in the ledger before it is asked about.
    [Fact]
    public void OrderItself_IsNotCountedAmongTheOthers()
    {
        var plain = Some.Ready().With(Some.Start(new LimitOrderSpec(Some.Limit())));
        Assert.Empty(Check(Some.Limit(), plain, new() { MaxOpenOrders = 1 }));
        var waiting = Some.Ready().With(Some.Start(new ConditionalOrderSpec(Stop)));
        Assert.Empty(Check(Stop, waiting, new() { MaxOpenOrders = 1 }));
        var reducing = Some.Limit(0.01m, 61_000m, Side.Sell) with { ReduceOnly = true };
        Assert.Empty(Check(reducing, Holding(0.01m).With(Some.Start(new LimitOrderSpec(reducing)))));
    }

    // A change makes no order more.
    [Fact]
    public void Amend_IsNotHeldAgainstTheNumberOfOpenOrders()
    {
        var ledger = Some.Ready().With(Open(1, Some.Limit()), Open(2, Some.Limit()));
        Assert.Empty(Amend(ledger, new("web_1"), 59_000m, 0.01m, new() { MaxOpenOrders = 1 }));
    }

    [Theory]
    [InlineData("0.005", "amend-below-filled")]
    [InlineData("0.006", null)]
    [InlineData("0", "amend-below-filled")]
    public void Amend_LeavesSomethingToFill(string quantity, string? rule)
    {
        var ledger = Some.Ready().With(new Event.OrderAdopted(Some.Noon, new("web_1"), new(5), Some.Limit(), new(0.005m)));
        Assert.Equal(rule, Amend(ledger, new("web_1"), 59_000m, Number(quantity)).SingleOrDefault());
    }

    [Fact]
    public void Amend_IsOnlyForLimitOrdersThatAreKnown()
    {
        var ledger = Some.Ready().With(Open(1, Some.Market()), Open(2, Stop));
        foreach (var id in new[] { "web_1", "web_2", "web_3" })
            Assert.Equal(["amend-unknown-order"], Amend(ledger, new(id), 59_000m, 0.02m));
    }

    // What has filled of it is in the position already: 0.005 are left to close the 0.005 that are left.
    [Theory]
    [InlineData("0.01", null)]
    [InlineData("0.011", "reduce-only-size")]
    public void Amend_OfAnOrderThatCloses_IsHeldAgainstThePositionByWhatIsLeftOfIt(string quantity, string? rule)
    {
        var exit = Some.Limit(0.008m, 61_000m, Side.Sell) with { ReduceOnly = true };
        var ledger = Holding(0.005m).With(new Event.OrderAdopted(Some.Noon, new("web_1"), new(5), exit, new(0.005m)));
        Assert.Equal(rule, Amend(ledger, new("web_1"), 61_000m, Number(quantity)).SingleOrDefault());
    }

    // The room is taken by orders of the same side alone; all of the position may not be asked for beside another.
    [Theory]
    [InlineData("0.01", Side.Sell, PositionSide.Both, "0.01", "reduce-only-room")]
    [InlineData("0.01", Side.Sell, PositionSide.Both, "0.005", "reduce-only-room")]
    [InlineData("0.01", Side.Sell, PositionSide.Both, "0.004", null)]
    [InlineData("-0.01", Side.Buy, PositionSide.Both, "0.005", "reduce-only-room")]
    [InlineData("-0.01", Side.Buy, PositionSide.Both, "0.004", null)]
    [InlineData("0.01", Side.Sell, PositionSide.Long, "0.005", "reduce-only-room")]
    [InlineData("0.01", Side.Sell, PositionSide.Long, "0.004", null)]
    public void RoomOfThePosition_IsSharedOnItsSide(string position, Side side, PositionSide leg, string quantity, string? rule)
    {
        var exit = Some.Limit(0.006m, side == Side.Sell ? 61_000m : 59_000m, side) with { ReduceOnly = true, PositionSide = leg };
        var other = Some.Limit(0.01m, side == Side.Sell ? 59_000m : 61_000m, side == Side.Sell ? Side.Buy : Side.Sell);
        var ledger = Holding(Number(position), leg).With(Open(1, exit), Open(2, other with { PositionSide = leg }));
        Assert.Equal(rule, Check(exit with { Quantity = new(Number(quantity)) }, ledger).SingleOrDefault());
    }

    [Theory]
    [InlineData("60600", null)]
    [InlineData("60600.1", "price-band")]
    [InlineData("59400", null)]
    [InlineData("59399.9", "price-band")]
    public void UsersBand_IsHeldBothWays(string price, string? rule)
    {
        foreach (var side in new[] { Side.Buy, Side.Sell })
        {
            Assert.Equal(rule, Check(Some.Limit(0.01m, Number(price), side), Some.Ready(), new() { PriceBand = new(100m) }).SingleOrDefault());
        }
    }

    // A band of 125 % reaches down to nothing after a fifth of it is left to the mark's next move.
    [Theory]
    [InlineData("12500")]
    [InlineData("20000")]
    public void BandThatReachesBelowZero_HasNoPriceInside(string band)
    {
        var verdict = RiskRules.Check(
            new Command.PlaceOrder(Some.Id, Some.Child, Some.Limit(0.01m, 200_000m, Side.Sell)), Some.Ready(), new() { PriceBand = new(Number(band)) });
        var denial = Assert.Single(Assert.IsType<RiskVerdict<Command.PlaceOrder>.Denied>(verdict).Denials);
        Assert.Equal(("price-band", null), (denial.Rule, denial.Inside));
    }

    // A stop is reckoned at its trigger, where the market will be, or at the mark when that is higher.
    [Theory]
    [InlineData(Side.Buy, "62000", true, "620")]
    [InlineData(Side.Buy, "58000", true, "600")]
    [InlineData(Side.Sell, "58000", true, "600")]
    [InlineData(Side.Buy, "58000", false, "580")]
    public void NotionalOfAStop_IsReckonedAtTheHigherOfItsTriggerAndTheMark(Side side, string trigger, bool hasMark, string notional)
    {
        var ledger = hasMark ? Some.Ready() : Some.Ready().With(new Event.StreamLost(Some.Noon, Feed.PriceStream, "silent"));
        var asked = Stop with { Side = side, Trigger = new(Number(trigger)) };
        Assert.Empty(Check(asked, ledger, new() { MaxOrderNotional = new(Number(notional)) }));
        Assert.Equal(["max-order-notional"], Check(asked, ledger, new() { MaxOrderNotional = new(Number(notional) - 0.01m) }));
    }

    [Theory]
    [InlineData(Side.Buy)]
    [InlineData(Side.Sell)]
    public void NotionalWithoutAMark_IsReckonedAtTheOrdersOwnPrice_AndNotAtAllWithoutOne(Side side)
    {
        var blind = Some.Ready().With(new Event.StreamLost(Some.Noon, Feed.PriceStream, "silent"));
        var asked = Some.Limit(0.01m, 58_000m, side);
        Assert.Empty(Check(asked, blind, new() { MaxOrderNotional = new(580m) }));
        Assert.Equal(["max-order-notional"], Check(asked, blind, new() { MaxOrderNotional = new(579.99m) }));
        Assert.Equal(["price-unknown"], Check(Some.Market(0.01m, side), blind, new() { MaxOrderNotional = new(1_000m) }));
    }

    // Kept back a trailing stop would leave the position bare, as any stop.
    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "activation-off-tick")]
    public void ActivationOffTheTick_KeepsNothingBackThatCloses(bool closes, string? rule)
    {
        var trail = new OrderSpec.TrailingStop
        {
            Symbol = Some.Btc.Symbol, Side = Side.Sell, Quantity = new(0.01m), CallbackPercent = 1m, Activation = new Price(61_000.05m),
        };
        Assert.Equal(rule, Check(trail with { ReduceOnly = closes }, Holding(0.01m)).SingleOrDefault());
    }

    // What the exchange said of the symbol may have changed since: then it is asked again.
    [Theory]
    [InlineData("59000.05", "1000", true)]
    [InlineData("59000.05", "1", true)]
    [InlineData("59000", "1", false)]
    public void Denial_SaysWhetherTheFiltersWereInTheWay(string price, string most, bool byFilters)
    {
        var verdict = RiskRules.Check(new Command.PlaceOrder(Some.Id, Some.Child, Some.Limit(0.01m, Number(price))), Some.Ready(),
            new() { MaxOrderNotional = new(Number(most)) });
        Assert.Equal(byFilters, Assert.IsType<RiskVerdict<Command.PlaceOrder>.Denied>(verdict).ByFilters);
    }

    [Fact]
    public void DeskThatIsClosed_IsToldFromAnOrderThatIsWrong()
    {
        Assert.All(["desk-halted", "live-not-armed", "price-unknown", "symbol-unknown"], rule => Assert.True(Denial.IsClosedDesk(rule)));
        Assert.All(["reduce-only-flat", "margin-insufficient", "symbol-not-trading"], rule => Assert.False(Denial.IsClosedDesk(rule)));
        Assert.True(Denial.IsClosedDesk(Denial.NotArmed.Rule));
        Assert.True(Denial.IsClosedDesk(Denial.Halted("why").Rule));
    }

    private static string[] Check(OrderSpec spec, Ledger ledger, RiskLimits? limits = null) => Rules(
        RiskRules.Check(new Command.PlaceOrder(Some.Id, Some.Child, spec), ledger, limits ?? RiskLimits.Default));

    private static string[] Amend(Ledger ledger, ClientOrderId id, decimal price, decimal quantity, RiskLimits? limits = null) => Rules(
        RiskRules.Check(new Command.AmendOrder(id, new(price), new(quantity)), ledger, limits ?? RiskLimits.Default));

    private static string[] Rules<T>(RiskVerdict<T> verdict)
        where T : Command => verdict is RiskVerdict<T>.Denied denied ? [.. denied.Denials.Select(d => d.Rule)] : [];

    private static Ledger Holding(decimal amount, PositionSide leg = PositionSide.Both) =>
        Some.Ready().With(new Event.PositionChanged(Some.Noon, Some.Btc.Symbol, leg, new(amount), 60_000m));

    private static Event Open(int number, OrderSpec spec) =>
        new Event.OrderAdopted(Some.Noon, new($"web_{number}"), new(1_000 + number), spec, Quantity.Zero);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
