using System.Text.Json;
using Bowline.App;
using Bowline.Gateway;
using Xunit;

namespace Bowline.App.Tests;

public sealed class InMemoryTransportTests
{
    private readonly PumpedExchange exchange = PumpedExchange.Open(null, new FixedClock(1_790_000_000_000));
    private readonly List<TransportEvent> events = [];
    private readonly InMemoryTransport transport;

    public InMemoryTransportTests() => transport = new InMemoryTransport(exchange.Server, events.Add);

    [Fact]
    public void Request_IsAnsweredOnce_WithBodyAndHeaders_AfterTheTurn()
    {
        transport.Send(new TransportRequest(7, "GET", "/fapi/v1/ticker/bookTicker?symbol=BTCUSDT", null, null, 1_000));
        Assert.Empty(events);
        exchange.Pass(1);
        var replied = Assert.IsType<TransportEvent.Replied>(Assert.Single(events));
        Assert.Equal(7, replied.Id);
        var answer = Assert.IsType<TransportReply.Answered>(replied.Reply);
        Assert.Equal(200, answer.Status);
        Assert.NotNull(answer.Headers.UsedWeight);
        Assert.Equal("BTCUSDT", JsonDocument.Parse(answer.Body).RootElement.GetProperty("symbol").GetString());
    }

    [Fact]
    public void Stream_Opens_TakesSubscriptions_AndCarriesFrames()
    {
        transport.Open(new StreamOpen(3, "/public", "/ws"));
        exchange.Pass(1);
        Assert.Equal(new TransportEvent.StreamOpened(3), Assert.Single(events));
        transport.Write(3, """{"method":"SUBSCRIBE","params":["btcusdt@bookTicker"],"id":9}"""u8.ToArray());
        exchange.Pass(2_000);
        var frames = events.OfType<TransportEvent.StreamFrame>().Select(frame => JsonDocument.Parse(frame.Text).RootElement).ToList();
        Assert.Contains(frames, frame => frame.TryGetProperty("id", out var id) && id.GetInt32() == 9);
        exchange.Pass(2_000);
        Assert.Contains(
            events.OfType<TransportEvent.StreamFrame>(),
            frame => JsonDocument.Parse(frame.Text).RootElement.TryGetProperty("e", out var name) && name.GetString() == "bookTicker");
    }

    [Fact]
    public void RequestSocket_AnswersOverTheSameTransport()
    {
        transport.Open(new StreamOpen(4, "/ws-fapi", "/v1?returnRateLimits=false"));
        exchange.Pass(1);
        Assert.Equal(new TransportEvent.StreamOpened(4), Assert.Single(events));
        transport.Write(4, """{"id":2,"method":"ticker.price","params":{"symbol":"BTCUSDT"}}"""u8.ToArray());
        exchange.Pass(1);
        var answer = JsonDocument.Parse(Assert.IsType<TransportEvent.StreamFrame>(events[1]).Text).RootElement;
        Assert.Equal((2, 200), (answer.GetProperty("id").GetInt32(), answer.GetProperty("status").GetInt32()));
        Assert.False(answer.TryGetProperty("rateLimits", out _));
    }

    [Fact]
    public void ClosedStream_SaysSoOnce_AndIsSilentAfterwards()
    {
        transport.Open(new StreamOpen(3, "/public", "/ws/btcusdt@bookTicker"));
        exchange.Pass(1);
        transport.Close(3);
        transport.Close(3);
        Assert.Single(events.OfType<TransportEvent.StreamClosed>());
        events.Clear();
        exchange.Pass(5_000);
        Assert.Empty(events);
    }

    [Fact]
    public void EndedServer_RefusesForSure()
    {
        exchange.Server.Dispose();
        transport.Send(new TransportRequest(1, "GET", "/fapi/v1/ping", null, null, 1_000));
        transport.Open(new StreamOpen(2, "/public", "/ws"));
        var replied = Assert.IsType<TransportEvent.Replied>(events[0]);
        Assert.Equal(503, Assert.IsType<TransportReply.Answered>(replied.Reply).Status);
        Assert.Equal(2, Assert.IsType<TransportEvent.StreamClosed>(events[1]).Stream);
    }
}
