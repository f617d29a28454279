using System.Text;
using Xunit;

namespace Bowline.Binance.Tests;

public sealed class FrameTests
{
    // Wire contract, section 9.1.
    [Theory]
    [InlineData("""{"result":null,"id":1}""", 1ul)]
    [InlineData("""{"result":["btcusdt@aggTrade"],"id":3}""", 3ul)]
    [InlineData("""{"result":true,"id":2}""", 2ul)]
    public void ControlAnswer_IsToldFromEvents(string text, ulong id)
    {
        var answer = Assert.IsType<StreamFrame.Answer>(Decode(text)).Control;

        Assert.Equal(id, answer.Id);
        Assert.Equal(text, Encoding.UTF8.GetString(Wire.Encode(answer, WireJson.Shapes.ControlAnswer)));
    }

    [Fact]
    public void ControlRefusal_CarriesItsCode()
    {
        var refusal = Assert.IsType<StreamFrame.Refusal>(
            Decode("""{"code":2,"msg":"Invalid request: too many parameters"}"""));

        Assert.Equal(2, refusal.Control.Code);
        Assert.Equal("Invalid request: too many parameters", refusal.Control.Msg);
    }

    [Fact]
    public void Subscription_IsWrittenAsTheContractShows()
    {
        var request = ControlRequest.Of(ControlMethods.Subscribe, ["btcusdt@aggTrade", "btcusdt@depth"], 1);

        Assert.Equal(
            """{"method":"SUBSCRIBE","params":["btcusdt@aggTrade","btcusdt@depth"],"id":1}""",
            Encoding.UTF8.GetString(Wire.Encode(request, WireJson.Shapes.ControlRequest)));
        Assert.Equal(["btcusdt@aggTrade", "btcusdt@depth"], request.Names());
    }

    [Fact]
    public void Envelope_WrapsAndUnwraps()
    {
        var trade = new TradeEvent
        {
            EventTime = 1, TradeTime = 2, Symbol = "币安人生USDT", TradeId = 3, Price = 1.10m,
            Qty = 2m, IsBuyerMaker = true,
        };

        var frame = Assert.IsType<StreamFrame.Events>(
            StreamFrame.Decode(Envelope.Wrap("币安人生usdt@trade", StreamEncoder.Encode(trade))));

        Assert.Equal("币安人生usdt@trade", frame.Stream);
        Assert.Equal(trade, Assert.Single(frame.List));
    }

    [Fact]
    public void UnknownEvent_IsKeptWithItsName()
    {
        var frame = Assert.IsType<StreamFrame.Events>(
            Decode("""{"e":"STRATEGY_UPDATE","E":1,"su":{"si":176054594}}"""));

        var unknown = Assert.IsType<UnknownEvent>(Assert.Single(frame.List));
        Assert.Equal("STRATEGY_UPDATE", unknown.Type);
        Assert.Contains("176054594", unknown.Json);
    }

    [Fact]
    public void EventTime_AsText_IsRead()
    {
        var decoded = StreamEvent.Decode("""{"e": "listenKeyExpired","E": "1693427319838","listenKey": "KEY"}"""u8);

        Assert.Equal(1693427319838, Assert.IsType<Decoded<StreamEvent>.Ok>(decoded).Value.EventTime);
    }

    [Theory]
    [InlineData("", WireFaultKind.Empty)]
    [InlineData("<html></html>", WireFaultKind.NotJson)]
    [InlineData("""{"e":"trade","E":1""", WireFaultKind.NotJson)]
    [InlineData("""{"e":"trade","E":1,"s":"BTCUSDT"}""", WireFaultKind.WrongShape)]
    [InlineData("12", WireFaultKind.WrongShape)]
    [InlineData("""[{"e":"x"},7]""", WireFaultKind.WrongShape)]
    [InlineData("""{"e":"x"} {}""", WireFaultKind.NotJson)]
    [InlineData("""{"e":"\ud800"}""", WireFaultKind.NotJson)]
    public void BrokenFrame_IsATypedFault(string text, WireFaultKind kind) =>
        Assert.Equal(kind, Assert.IsType<StreamFrame.Malformed>(Decode(text)).Fault.Kind);

    [Fact]
    public void OversizedFrame_IsRefusedUnread() => Assert.Equal(
        WireFaultKind.TooLong,
        Assert.IsType<StreamFrame.Malformed>(StreamFrame.Decode(new byte[Wire.FrameBytesMax + 1])).Fault.Kind);

    [Fact]
    public void DeepNesting_IsATypedFault() =>
        Assert.IsType<StreamFrame.Malformed>(
            Decode("""{"e":"x","a":""" + new string('[', 100) + new string(']', 100) + "}"));

    [Theory]
    [InlineData("btcusdt@bookTicker", "/public")]
    [InlineData("btcusdt@depth@100ms", "/public")]
    [InlineData("btcusdt@depth20", "/public")]
    [InlineData("!bookTicker", "/public")]
    [InlineData("btcusdt@aggTrade", "/market")]
    [InlineData("btcusdt@markPrice@1s", "/market")]
    [InlineData("!markPrice@arr", "/market")]
    [InlineData("btcusdt@kline_1m", "/market")]
    public void Stream_HasItsRoute(string stream, string route) => Assert.Equal(route, StreamNames.RouteOf(stream));

    private static StreamFrame Decode(string text) => StreamFrame.Decode(Encoding.UTF8.GetBytes(text));
}
