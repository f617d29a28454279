using Xunit;

namespace Bowline.Core.Tests;

/// <summary>What is not started while the exchange is known not to take a kind of order any more.</summary>
public sealed class IncompatibilityTests
{
    private const string Grid = "given grid BUY 0 per-level=0.002 lower=59000 upper=61000 levels=5";

    // In turn: while stops cannot be placed, and while plain orders cannot be.
    [Theory]
    [InlineData("given oco SELL 0.01 take-profit=62000 stop-price=59000", false, true)]
    [InlineData("given trail SELL 0.01 callback=100 stop-price=59000", false, true)]
    [InlineData("given bracket BUY 0.01 stop-price=59000", false, false)]
    [InlineData("given stop-market SELL 0.01 stop-price=59000 reduce-only=true", false, true)]
    [InlineData("given stop-market BUY 0.01 stop-price=61000", false, true)]
    [InlineData(Grid, true, false)]
    [InlineData(Grid + " stop-lower=58000", false, false)]
    [InlineData(Grid + " stop-upper=62000", false, false)]
    [InlineData("given twap BUY 0.01 slices=2 interval=60000ms", true, false)]
    [InlineData("given twap SELL 0.01 slices=2 interval=60000ms reduce-only=true", true, true)]
    [InlineData("given chase BUY 0.01", true, false)]
    [InlineData("given chase SELL 0.01 reduce-only=true", true, true)]
    public void ExecutionIsStarted_AsFarAsItCanDoItsWork(string given, bool withoutStops, bool withoutPlain)
    {
        var spec = Story.Given(given).Spec;
        Assert.Null(Incompatibility.Of(spec, Some.Ready()));
        Assert.Equal(withoutStops, Incompatibility.Of(spec, Without("incompatible-conditional-orders")) is null);
        Assert.Equal(withoutPlain, Incompatibility.Of(spec, Without("incompatible-orders")) is null);
    }

    [Fact]
    public void SingleOrder_IsStartedWhereItOnlyCloses()
    {
        Assert.NotNull(Incompatibility.Of(new MarketOrderSpec(Some.Market()), Without("incompatible-orders")));
        Assert.Null(Incompatibility.Of(new MarketOrderSpec(Some.Market() with { ReduceOnly = true }), Without("incompatible-orders")));
        Assert.Null(Incompatibility.Of(new MarketOrderSpec(Some.Market()), Without("incompatible-conditional-orders")));
        Assert.Equal("incompatible-orders", Incompatibility.Of(new LimitOrderSpec(Some.Limit()), Without("incompatible-orders"))?.Code);
    }

    private static Ledger Without(string alarm) => Some.Ready().With(new Event.AlarmRaised(Some.Noon, alarm, "refused"));
}
