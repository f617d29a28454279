using Bowline.Core;
using Xunit;

namespace Bowline.Core.Tests;

public sealed class TrailTests
{
    private static readonly SpecContext Context = new(Some.Btc, new(60000m), new(60000m));

    [Theory]
    [InlineData("200", "200")]
    [InlineData("0.05%", "0.05%")]
    [InlineData("2atr", "2atr")]
    [InlineData("1.5 ATR", "1.5atr")]
    [InlineData("1000000000", "1000000000")]
    [InlineData("0.123456789012345678", "0.123456789012345678")]
    public void Distance_IsReadInEachUnit(string typed, string read) => Assert.Equal(read, TrailDistance.Read(typed)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("%")]
    [InlineData("atr")]
    [InlineData("1e3")]
    [InlineData("1,5%")]
    [InlineData("1000000000.1")]
    [InlineData("0.12345678901234567890")]
    [InlineData("99999999999999999999999%")]
    public void Distance_ThatIsNone_IsNotRead(string typed) => Assert.Null(TrailDistance.Read(typed));

    [Theory]
    [InlineData("1%", "")]
    [InlineData("0.1%", "")]
    [InlineData("20%", "")]
    [InlineData("1%", "activate=62500")]
    [InlineData("1.0%", "working-type=mark-price")]
    public void Trail_TheExchangeCanDo_IsItsOwn(string callback, string more)
    {
        var spec = Assert.IsType<ConditionalOrderSpec>(Chosen(callback, more));
        var order = Assert.IsType<OrderSpec.TrailingStop>(spec.Order);
        Assert.True(order.ReduceOnly);
        Assert.Equal((Side.Sell, new Quantity(0.01m), Some.Btc.Symbol), (order.Side, order.Quantity, order.Symbol));
        Assert.Equal(more.StartsWith("activate", StringComparison.Ordinal) ? new Price(62500m) : null, order.Activation);
        Assert.Equal(more.StartsWith("working", StringComparison.Ordinal) ? WorkingType.MarkPrice : WorkingType.LastPrice, order.WorkingType);
        Assert.Equal(TrailDistance.Read(callback), new TrailDistance.Percent(order.CallbackPercent));
    }

    [Theory]
    [InlineData("0.05%", "")]
    [InlineData("0.15%", "")]
    [InlineData("20.1%", "")]
    [InlineData("200", "")]
    [InlineData("2atr", "stop-price=59000")]
    [InlineData("1%", "step=10")]
    [InlineData("1%", "delay=1000ms")]
    [InlineData("1%", "stop-price=59000")]
    [InlineData("1%", "protect-within=5000ms")]
    public void Trail_TheExchangeCannotDo_IsOurs(string callback, string more) => Assert.IsType<TrailSpec>(Chosen(callback, more));

    [Fact]
    public void Trail_OfTheExchange_StartsWhereTheMarketHasNotBeen()
    {
        var spec = (TrailSpec)Executions.Read(
            new("trail", [new("side", "SELL"), new("quantity", "0.01"), new("callback", "1%"), new("activate", "59000.05")]), Context);
        var chosen = TrailChoice.Of(spec, name => name is "callback" or "activate");
        Assert.Equal(["activation-off-tick", "activation-side"], TrailChoice.Check(chosen, Context).Select(r => r.Code));
    }

    /// <summary>A level is rounded away from the market: the stop is never nearer than asked.</summary>
    [Fact]
    public void Level_IsRoundedAwayFromTheMarket()
    {
        TrailTerms terms = new("0.07%", null, 0.1m, TimeSpan.Zero, 14, "1m");
        var sell = TrailingLevel.Begin(terms, null).At(new(60001.3m), terms, Side.Sell, Some.Btc).Move(terms, Side.Sell, Some.Noon);
        var buy = TrailingLevel.Begin(terms, null).At(new(60001.3m), terms, Side.Buy, Some.Btc).Move(terms, Side.Buy, Some.Noon);
        Assert.Equal(new Price(59959.2m), sell.Level);
        Assert.Equal(new Price(60043.4m), buy.Level);
    }

    private static ExecutionSpec Chosen(string callback, string more)
    {
        SpecField[] fields = [new("side", "SELL"), new("quantity", "0.01"), new("callback", callback)];
        if (more.Length > 0)
            fields = [.. fields, new(more.Split('=')[0], more.Split('=')[1])];
        var spec = (TrailSpec)Executions.Read(new("trail", [.. fields]), Context);
        var chosen = TrailChoice.Of(spec, name => fields.Any(field => field.Name == name));
        Assert.Empty(TrailChoice.Check(chosen, Context));
        return chosen;
    }
}
