using System.Text.Json;
using Bowline.App;
using Bowline.Paper;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>A paper exchange without a thread: every request takes one turn of a clock that the test moves.</summary>
internal sealed class PumpedExchange
{
    public const string Key = "pumped-key";
    public const string Secret = "pumped-secret";

    private readonly FixedClock clock;

    private PumpedExchange(ExchangeServer server, FixedClock clock)
    {
        Server = server;
        this.clock = clock;
    }

    public ExchangeServer Server { get; }

    public static ExchangeServerOptions Options { get; } = new()
    {
        Symbols = ["BTCUSDT", "ETHUSDT"],
        Accounts = [new PaperAccount(Key, Secret, 10_000m)],
    };

    public static PumpedExchange Open(IStateDisk? disk, FixedClock clock, ExchangeServerOptions? options = null)
    {
        var opened = ExchangeOpening.OpenOn(options ?? Options, disk, clock);
        var exchange = new PumpedExchange(Assert.IsType<ServerOpened.Ready>(opened).Server, clock);
        exchange.Pass(1_000);
        return exchange;
    }

    /// <summary>Lets so many milliseconds pass in one turn.</summary>
    public void Pass(long milliseconds)
    {
        clock.UnixMs += milliseconds;
        Server.Turn(clock.UnixMs);
    }

    public (int Status, JsonElement Body) Ask(string method, string path, string query)
    {
        RestResponse? answer = null;
        Server.Submit(new RestRequest(method, path, query, "", Key, "127.0.0.1"), given => answer = given);
        Assert.Null(answer);
        Pass(1);
        Assert.NotNull(answer);
        return (answer.Status, JsonDocument.Parse(answer.Body).RootElement);
    }

    public (int Status, JsonElement Body) AskSigned(string method, string path, string query) =>
        Ask(method, path, Signed.Query(Secret, query, clock.UnixMs));

    /// <summary>A buy order of 0.01 BTC, 3 % below the best bid and on its tick of 0.10.</summary>
    public (int Status, JsonElement Body) PlaceResting(string clientOrderId) => AskSigned(
        "POST", "/fapi/v1/order",
        $"symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price={RestingPrice()}&newClientOrderId={clientOrderId}");

    private string RestingPrice()
    {
        var (_, quote) = Ask("GET", "/fapi/v1/ticker/bookTicker", "symbol=BTCUSDT");
        var bid = decimal.Parse(quote.GetProperty("bidPrice").GetString()!);
        return decimal.Truncate(bid * 9.7m).ToString() is var tenths ? $"{tenths[..^1]}.{tenths[^1]}" : "";
    }
}
