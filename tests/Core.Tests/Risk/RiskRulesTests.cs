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

    private static Ledger Holding(decimal amount) => Some.Ready()
        .Apply(new Event.PositionChanged(Some.Noon, Some.Btc.Symbol, PositionSide.Both, new(amount), 60000m)).Next;

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

    [Fact]
    public void BrokenFilter_IsDenied() => Assert.Equal(["price-off-tick"], Check(Some.Limit(0.01m, 59000.05m)));

    [Theory]
    [InlineData("0", Side.Sell, "reduce-only-flat")]
    [InlineData("0.01", Side.Buy, "reduce-only-side")]
    [InlineData("0.009", Side.Sell, "reduce-only-size")]
    [InlineData("0.01", Side.Sell, null)]
    [InlineData("-0.01", Side.Buy, null)]
    public void ReduceOnly_NeverFlips(string position, Side side, string? rule) =>
        Assert.Equal(rule, Check(Some.Market(0.01m, side) with { ReduceOnly = true },
            Holding(decimal.Parse(position))).SingleOrDefault());

    [Theory]
    [InlineData("600", null)]
    [InlineData("599.99", "max-order-notional")]
    public void Notional_IsBoundedByTheUsersLimit(string most, string? rule) => Assert.Equal(
        rule, Check(Some.Limit(0.01m),
            limits: new() { MaxOrderNotional = new(decimal.Parse(most)) }).SingleOrDefault());

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
