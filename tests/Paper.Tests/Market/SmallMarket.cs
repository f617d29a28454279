using System.Text;
using System.Text.Json;

namespace Bowline.Paper.Tests;

/// <summary>An exchange with BTCUSDT and LTCUSDT and a book that the test writes by hand.</summary>
internal sealed class SmallMarket
{
    // A whole minute and a multiple of every stream speed.
    public const long Start = 1_790_000_100_000;

    private long feedOrders;

    public Exchange Exchange { get; } =
        new(new ExchangeSettings { Symbols = SymbolRegistry.Shipped(["BTCUSDT", "LTCUSDT"]), Limits = false });

    public Listing Bitcoin => Exchange.Find("BTCUSDT")!;

    /// <summary>Five levels a side around 60000.00 / 60000.10, one BTC each.</summary>
    public static SmallMarket Quoted(long now = Start)
    {
        var market = new SmallMarket();
        for (var level = 0; level < 5; level++)
        {
            market.Place(Side.Buy, 600_000 - level, 1_000, now);
            market.Place(Side.Sell, 600_001 + level, 1_000, now);
        }
        return market;
    }

    public long Place(Side side, long ticks, long lots, long now)
    {
        Exchange.Apply(new MarketEvent.PlaceLimit("BTCUSDT", ++feedOrders, side, ticks, lots), now);
        return feedOrders;
    }

    public void Cancel(long feedOrder, long now) => Exchange.Apply(new MarketEvent.Cancel("BTCUSDT", feedOrder), now);

    public void Take(Side side, long lots, long now) =>
        Exchange.Apply(new MarketEvent.TakeMarket("BTCUSDT", side, lots), now);

    public (int Status, JsonElement Body) Get(string path, string query, long now)
    {
        var answer = Exchange.Handle(new RestRequest("GET", path, query, "", null, "127.0.0.1"), now);
        using var document = JsonDocument.Parse(answer.Body);
        return (answer.Status, document.RootElement.Clone());
    }

    public string GetText(string path, string query, long now) => Get(path, query, now).Body.GetRawText();

    /// <summary>Frames sent to a connection since the last look, as text.</summary>
    public List<string> Frames(long connection) =>
    [
        .. Exchange.DrainOutgoing().OfType<Outgoing.Frame>().Where(frame => frame.Connection == connection)
            .Select(frame => Encoding.UTF8.GetString(frame.Text)),
    ];

    public List<JsonElement> Messages(long connection) =>
        [.. Frames(connection).Select(text => JsonDocument.Parse(text).RootElement)];

    public string? Ask(long connection, string text, long now)
    {
        Exchange.Receive(connection, Encoding.UTF8.GetBytes(text), now);
        return Frames(connection).LastOrDefault();
    }
}
