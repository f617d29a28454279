using Xunit;

namespace Bowline.Paper.Tests;

public sealed class ControlMessageTests
{
    private const long Now = SmallMarket.Start;

    [Theory]
    [InlineData("""{"method":"SUBSCRIBE","params":["btcusdt@aggTrade","btcusdt@depth"],"id":1}""", """{"result":null,"id":1}""")]
    [InlineData("""{"method":"SUBSCRIBE","params":["a@b"],"id":"0d3a51b1e1a24a35a2a4c57d05d52f9e"}""", """{"result":null,"id":"0d3a51b1e1a24a35a2a4c57d05d52f9e"}""")]
    [InlineData("""{"method":"SUBSCRIBE","params":["a@b"],"id":null}""", """{"code":2,"msg":"Invalid request: request ID must be an unsigned integer"}""")]
    [InlineData("""{"method":"UNSUBSCRIBE","params":["btcusdt@depth"],"id":312}""", """{"result":null,"id":312}""")]
    [InlineData("""{"method":"LIST_SUBSCRIPTIONS","id":3}""", """{"result":["btcusdt@bookTicker"],"id":3}""")]
    [InlineData("""{"method":"SET_PROPERTY","params":["combined",true],"id":5}""", """{"result":null,"id":5}""")]
    [InlineData("""{"method":"GET_PROPERTY","params":["combined"],"id":2}""", """{"result":false,"id":2}""")]
    [InlineData("""{"method":"GET_PROPERTY","params":["colour"],"id":2}""", """{"code":0,"msg":"Unknown property"}""")]
    [InlineData("""{"method":"SET_PROPERTY","params":["combined","yes"],"id":2}""", """{"code":1,"msg":"Invalid value type: expected Boolean"}""")]
    [InlineData("""{"method":"GET_PROPERTY","params":[7],"id":2}""", """{"code":2,"msg":"Invalid request: property name must be a string"}""")]
    [InlineData("""{"method":"SUBSCRIBE","params":["a@b"],"id":-1}""", """{"code":2,"msg":"Invalid request: request ID must be an unsigned integer"}""")]
    [InlineData("""{"method":"SUBSCRIBE","params":["a@b"]}""", """{"code":2,"msg":"Invalid request: request ID must be an unsigned integer"}""")]
    [InlineData("""{"method":"GET_PROPERTY","params":["combined",1],"id":2}""", """{"code":2,"msg":"Invalid request: too many parameters"}""")]
    [InlineData("hello", """{"code":3,"msg":"Invalid JSON: expected value at line 1 column 1"}""")]
    public void Message_EachForm_GetsTheContractsAnswer(string asked, string answer)
    {
        var market = SmallMarket.Quoted();
        market.Exchange.Open(1, "/public", "/ws/btcusdt@bookTicker", "", Now);

        Assert.Equal(answer, market.Ask(1, asked, Now));
    }

    [Theory]
    [InlineData("""{"method":"NONSENSE","id":1}""", "unknown variant NONSENSE, expected one of SUBSCRIBE, UNSUBSCRIBE, LIST_SUBSCRIPTIONS, SET_PROPERTY, GET_PROPERTY at line 1 column")]
    [InlineData("""{"id":1}""", "missing field method at line 1 column")]
    public void Message_Malformed_NamesWhatIsWrong(string asked, string part)
    {
        var market = SmallMarket.Quoted();
        market.Exchange.Open(1, "/public", "/ws", "", Now);

        var answer = market.Ask(1, asked, Now);

        Assert.StartsWith("""{"code":2,"msg":"Invalid request: """, answer, StringComparison.Ordinal);
        Assert.Contains(part, answer, StringComparison.Ordinal);
    }

    [Fact]
    public void EleventhMessageOfASecond_ClosesTheConnection()
    {
        var market = SmallMarket.Quoted();
        market.Exchange.Open(1, "/public", "/ws", "", Now);
        for (var i = 0; i < 10; i++)
            Assert.NotNull(market.Ask(1, """{"method":"LIST_SUBSCRIPTIONS","id":3}""", Now + i));

        market.Exchange.Receive(1, """{"method":"LIST_SUBSCRIPTIONS","id":3}"""u8, Now + 999);

        var left = market.Exchange.DrainOutgoing();
        Assert.IsType<Outgoing.Close>(Assert.Single(left));
        Assert.Null(market.Ask(1, """{"method":"LIST_SUBSCRIPTIONS","id":3}""", Now + 2_000));
    }

    [Fact]
    public void NextSecond_TenMoreMessagesAreTaken()
    {
        var market = SmallMarket.Quoted();
        market.Exchange.Open(1, "/public", "/ws", "", Now);

        for (var i = 0; i < 20; i++)
            Assert.NotNull(market.Ask(1, """{"method":"LIST_SUBSCRIPTIONS","id":3}""", Now + i / 10 * 1_000));
    }

    [Fact]
    public void MoreStreamsThanAConnectionMayHave_AreRefused()
    {
        var market = SmallMarket.Quoted();
        var names = string.Join(",", Enumerable.Range(0, 1_000).Select(i => $"\"x{i}@trade\""));
        market.Exchange.Open(1, "/public", "/ws", "", Now);
        market.Ask(1, $$"""{"method":"SUBSCRIBE","params":[{{names}}],"id":1}""", Now);

        var answer = market.Ask(1, $$"""{"method":"SUBSCRIBE","params":[{{names.Replace("x", "y", StringComparison.Ordinal)}}],"id":2}""", Now);

        Assert.StartsWith("""{"code":2""", answer, StringComparison.Ordinal);
    }
}
