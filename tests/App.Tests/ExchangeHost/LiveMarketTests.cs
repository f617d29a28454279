using System.Net;
using System.Net.Sockets;
using Bowline.App;
using Bowline.Binance;
using Bowline.Gateway;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>The live market against a venue on loopback: another paper exchange, reached over real sockets.</summary>
public sealed class LiveMarketTests
{
    [Fact]
    public async Task LiveMarket_ShowsTheBookOfItsVenue()
    {
        using var venue = await ExchangeProcess.Start("--symbols", "BTCUSDT");
        var options = PumpedExchange.Options with
        {
            Symbols = ["BTCUSDT"],
            Market = new MarketChoice.Live(),
            LiveTransport = sink => To(venue.Rest, sink),
            LiveWithin = TimeSpan.FromSeconds(60),
        };
        var opened = Assert.IsType<ServerOpened.Ready>(ExchangeOpening.OpenOn(options, null, TimeProvider.System));
        using var server = opened.Server;
        server.Start();
        Assert.Equal("live", opened.Market);
        var here = await FirstQuote(server);
        var (_, there) = await venue.Ask(HttpMethod.Get, "/fapi/v1/ticker/bookTicker", "symbol=BTCUSDT");
        var difference = here - decimal.Parse(there.GetProperty("bidPrice").GetString()!);
        Assert.InRange(difference / here, -0.005m, 0.005m);
        Assert.Null(server.MarketTrouble);
    }

    [Fact]
    public void VenueThatDoesNotAnswer_IsSaid_AndAutoGoesOnWithTheSyntheticMarket()
    {
        var nobody = new Uri($"http://127.0.0.1:{FreePort()}");
        var options = PumpedExchange.Options with { LiveTransport = sink => To(nobody, sink), LiveWithin = TimeSpan.FromMilliseconds(200) };
        var live = ExchangeOpening.OpenOn(options with { Market = new MarketChoice.Live() }, null, TimeProvider.System);
        Assert.Contains("did not answer", Assert.IsType<ServerOpened.MarketUnusable>(live).Why, StringComparison.Ordinal);
        var auto = ExchangeOpening.OpenOn(options with { Market = new MarketChoice.Auto() }, null, TimeProvider.System);
        var ready = Assert.IsType<ServerOpened.Ready>(auto);
        Assert.Equal("synthetic:1", ready.Market);
        Assert.Contains(ready.Notes, note => note.Contains("synthetic", StringComparison.Ordinal));
        ready.Server.Dispose();
    }

    private static HttpTransport To(Uri venue, Action<TransportEvent> sink)
    {
        var check = VenueEndpoint.ForExchange(venue, new ApiKey(""), new Secret(""));
        return new HttpTransport(Assert.IsType<EndpointCheck.Usable>(check).Endpoint, sink, TimeProvider.System);
    }

    /// <summary>Asks until the book is there; the exchange answers each time, so this is bounded by its answers.</summary>
    private static async Task<decimal> FirstQuote(ExchangeServer server)
    {
        for (var tries = 0; tries < 100_000; tries++)
        {
            var answered = new TaskCompletionSource<Bowline.Paper.RestResponse>(TaskCreationOptions.RunContinuationsAsynchronously);
            server.Submit(
                new Bowline.Paper.RestRequest("GET", "/fapi/v1/depth", "symbol=BTCUSDT&limit=5", "", null, $"10.0.{tries / 200}.1"),
                answered.SetResult);
            var body = System.Text.Json.JsonDocument.Parse((await answered.Task).Body).RootElement;
            if (body.TryGetProperty("bids", out var bids) && bids.GetArrayLength() > 0)
                return decimal.Parse(bids[0][0].GetString()!);
        }
        throw new InvalidOperationException("no book came");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
