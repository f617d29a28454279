using Bowline.App;
using Bowline.Gateway;
using Bowline.Paper;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>Answers that come late or never, as the callers of a server meet them.</summary>
public sealed class FaultsAtTheHostTests
{
    private readonly FixedClock clock = new(1_790_000_000_000);
    private readonly List<TransportEvent> events = [];

    [Fact]
    public void DelayedAnswer_ComesWhenItsTimeIsOver()
    {
        var exchange = Open("""{"fault":"delay-answer","ms":500}""");
        var transport = new InMemoryTransport(exchange.Server, events.Add);
        transport.Send(new TransportRequest(7, "GET", "/fapi/v1/ping", null, null, 1_000));

        exchange.Pass(1);
        Assert.Equal(clock.UnixMs + 1, Math.Min(exchange.Server.Turn(clock.UnixMs), clock.UnixMs + 1));
        exchange.Pass(499);
        Assert.Empty(events);
        exchange.Pass(1);
        var replied = Assert.IsType<TransportEvent.Replied>(Assert.Single(events));
        Assert.Equal(200, Assert.IsType<TransportReply.Answered>(replied.Reply).Status);
    }

    [Fact]
    public void DroppedAnswer_LeavesTheOutcomeUnknown_AndTheOrderThere()
    {
        var exchange = Open("""{"fault":"drop-answer","method":"POST"}""");
        var transport = new InMemoryTransport(exchange.Server, events.Add);
        var query = Signed.Query(
            PumpedExchange.Secret, "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01&newClientOrderId=lost", clock.UnixMs);
        transport.Send(new TransportRequest(7, "POST", $"/fapi/v1/order?{query}", null, PumpedExchange.Key, 1_000));
        exchange.Pass(1);

        Assert.IsType<TransportReply.Unknown>(Assert.IsType<TransportEvent.Replied>(Assert.Single(events)).Reply);
        var (_, order) = exchange.AskSigned("GET", "/fapi/v1/order", "symbol=BTCUSDT&origClientOrderId=lost");
        Assert.Equal("FILLED", order.GetProperty("status").GetString());
    }

    [Fact]
    public void EndingServer_LetsGoWhatItKeptBack()
    {
        var exchange = Open("""{"fault":"delay-answer","ms":60000}""");
        var transport = new InMemoryTransport(exchange.Server, events.Add);
        transport.Send(new TransportRequest(7, "GET", "/fapi/v1/ping", null, null, 1_000));
        exchange.Pass(1);
        exchange.Server.Dispose();

        Assert.Single(events);
    }

    [Fact]
    public async Task OverHttp_PagesAreHtml_AndDroppedAnswersEndTheConnection()
    {
        var file = Path.Combine(Path.GetTempPath(), $"bowline-{Path.GetRandomFileName()}.json");
        await File.WriteAllTextAsync(
            file, """{"faults":[{"fault":"bad-gateway","times":1},{"fault":"drop-answer","path":"/fapi/v1/time"}]}""");
        using var exchange = await ExchangeProcess.Start("--fault", file);
        using var http = new HttpClient();
        using var page = await http.GetAsync(new Uri(exchange.Rest, "/fapi/v1/ping"));
        Assert.Equal((502, "text/html"), ((int)page.StatusCode, page.Content.Headers.ContentType?.MediaType));
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(new Uri(exchange.Rest, "/fapi/v1/time")));
        using var ended = await http.DeleteAsync(new Uri(exchange.Rest, "/paper/v1/faults"));
        Assert.Equal(200, (int)ended.StatusCode);
        using var fine = await http.GetAsync(new Uri(exchange.Rest, "/fapi/v1/time"));
        Assert.Equal(200, (int)fine.StatusCode);
        File.Delete(file);
    }

    [Fact]
    public async Task DayOrFileThatIsNone_IsRefusedInWords()
    {
        var (code, _, error) = await ExchangeProcess.Run("--fault", "sunny");
        Assert.Equal(2, code);
        Assert.Contains("calm, ordinary, fast-market, outage, worst", error, StringComparison.Ordinal);
    }

    private PumpedExchange Open(string fault)
    {
        var plan = Assert.IsType<FaultPlanRead.Good>(FaultPlan.Read(fault)).Plan;
        return PumpedExchange.Open(null, clock, PumpedExchange.Options with { Faults = plan });
    }
}
