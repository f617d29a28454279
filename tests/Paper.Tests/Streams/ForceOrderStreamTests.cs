namespace Bowline.Paper.Tests;

/// <summary>forceOrder and !forceOrder@arr, contract 9.2: one liquidation of a symbol and second, the largest.</summary>
public sealed class ForceOrderStreamTests
{
    private const long Now = SmallMarket.Start;
    private readonly SmallMarket market = SmallMarket.Quoted();

    [Theory]
    [InlineData("btcusdt@forceOrder")]
    [InlineData("!forceOrder@arr")]
    public void Liquidation_IsToldOnceItsSecondIsOver_WithTheSamplesFields(string name)
    {
        market.Exchange.Open(1, "/market", "/ws/" + name, "", Now);
        market.Bitcoin.Market.Forced(new ForcedTrade(Side.Sell, 14, 99_100, 9_910m, 14, 14, Now + 10));

        market.Exchange.Advance(Now + 999);
        Assert.Empty(market.Frames(1));
        market.Exchange.Advance(Now + 1_000);

        Assert.Equal(
            $$$"""{"e":"forceOrder","E":{{{Now + 1_000}}},"o":{"s":"BTCUSDT","S":"SELL","o":"LIMIT","f":"IOC","q":"0.014","""
            + $$$""" "p":"9910.00","ap":"9910","X":"FILLED","l":"0.014","z":"0.014","T":{{{Now + 10}}}},"ps":"BTCUSDT","st":1}"""
                .TrimStart(),
            Assert.Single(market.Frames(1)));
        market.Exchange.Advance(Now + 5_000);
        Assert.Empty(market.Frames(1));
    }

    [Fact]
    public void OfASecond_TheLargestIsTold_AndEachSecondHasItsOwn()
    {
        market.Exchange.Open(1, "/market", "/ws/btcusdt@forceOrder", "", Now);
        Force(5, 100);
        Force(9, 200);
        Force(7, 300);
        Force(1, 1_100);

        market.Exchange.Advance(Now + 2_000);

        Assert.Equal(["0.009", "0.001"], market.Messages(1).Select(
            message => message.GetProperty("o").GetProperty("q").GetString()!));
    }

    [Fact]
    public void OfASecond_TheLatestIsKept_WhenTheRuleSaysSo()
    {
        var tape = new ForcedTape(latest: true);
        tape.Add(new ForcedTrade(Side.Sell, 9, 1, 1m, 9, 9, Now));
        tape.Add(new ForcedTrade(Side.Sell, 7, 1, 1m, 7, 7, Now + 1));

        Assert.Equal(7, Assert.Single(tape.Kept).Lots);
    }

    [Fact]
    public void Liquidations_FromBeforeTheSubscription_AreNotTold()
    {
        Force(5, 0);
        market.Exchange.Open(1, "/market", "/ws/!forceOrder@arr", "", Now + 1_500);

        market.Exchange.Advance(Now + 3_000);

        Assert.Empty(market.Frames(1));
    }

    private void Force(long lots, long after) =>
        market.Bitcoin.Market.Forced(new ForcedTrade(Side.Sell, lots, 99_100, 9_910m, lots, lots, Now + after));
}
