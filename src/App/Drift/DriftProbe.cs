using System.Collections.Immutable;
using Bowline.Binance;
using Bowline.Core;
using Bowline.Gateway;

namespace Bowline.App;

/// <summary>One question to the exchange and what its answer means.</summary>
/// <param name="What">What it is about, in a person's words.</param>
/// <param name="Alarm">The alarm that a wrong answer raises.</param>
/// <param name="Expected">A refusal that is the right answer; null when an answer is wanted.</param>
internal sealed record DriftProbe(string What, string Alarm, VenueQuery Query, int? Expected = null)
{
    private const int NoSuchOrder = -2013;
    private const int UnknownSymbol = -1121;
    private const int MostNamed = 5;

    /// <summary>No order has this id: its kind is none of ours.</summary>
    private static readonly ClientOrderId Nobody = new("bowline.probe");

    public bool Answers(VenueQuery query) => (Query with { Id = query.Id }).Equals(query);

    /// <summary>The exchange answered, well or with a refusal of this one request.</summary>
    public bool WasAnswered(SessionNote.Answered answer) => answer.Problem.Length == 0
        || (Expected is not null && answer.Code == Expected) || (Query is VenueQuery.OrderTest && answer.Code is not null && IsOfTheOrder(answer));

    /// <summary>How the exchange differs from what we know; null when this answer does not show that it does.</summary>
    public string? Finding(SessionNote.Answered answer)
    {
        if (InterfaceChange.Says(answer.Status, answer.Code) || answer.Code == UnknownSymbol)
            return $"{What} is not answered as this version knows it: {answer.Problem}{(answer.Code is { } code ? $" [{code}]" : $" (HTTP {answer.Status})")}";
        return answer.Problem.Length == 0 && Query is VenueQuery.ExchangeInfo ? Rules(answer.Body) : null;
    }

    /// <summary>What the desk relies on, about 35 of 2,400 weight.</summary>
    public static ImmutableArray<DriftProbe> All(Instrument instrument, Price mark)
    {
        var symbol = instrument.Symbol;
        var limit = new OrderSpec.Limit
        {
            Symbol = symbol, Side = Side.Buy, Quantity = instrument.SmallestAt(mark, LotKind.Limit), Price = Below(instrument, mark),
            TimeInForce = new TimeInForce.GoodTillCanceled(),
        };
        var market = new OrderSpec.Market { Symbol = symbol, Side = Side.Buy, Quantity = instrument.SmallestAt(mark, LotKind.Market) };
        return
        [
            new("exchangeInfo", $"{Incompatibility.Prefix}filters", new VenueQuery.ExchangeInfo(0)),
            new("a limit order (order/test)", Incompatibility.Orders, new VenueQuery.OrderTest(0, limit)),
            new("a post-only order (order/test)", Incompatibility.Orders, new VenueQuery.OrderTest(0, limit with { TimeInForce = new TimeInForce.PostOnly() })),
            new("a market order (order/test)", Incompatibility.Orders, new VenueQuery.OrderTest(0, market)),
            new("the list of conditional orders", Incompatibility.ConditionalOrders, new VenueQuery.OpenConditionals(0, symbol)),
            new("a conditional order", Incompatibility.ConditionalOrders, new VenueQuery.Conditional(0, Nobody), NoSuchOrder),
            Read("an order", "order", new VenueQuery.Order(0, symbol, Nobody), NoSuchOrder),
            Read("the list of open orders", "open-orders", new VenueQuery.OpenOrders(0, symbol)),
            Read("the list of past orders", "all-orders", new VenueQuery.AllOrders(0, symbol, null, 1)),
            Read("the list of fills", "user-trades", new VenueQuery.UserTrades(0, symbol, null, 1)),
            Read("the positions", "positions", new VenueQuery.Positions(0)),
            Read("the balances", "balances", new VenueQuery.Balances(0)),
            Read("the best prices", "book-ticker", new VenueQuery.BookTicker(0, symbol)),
            Read("candles", "klines", new VenueQuery.Klines(0, symbol, "1m", 1)),
        ];
    }

    private static DriftProbe Read(string what, string name, VenueQuery query, int? expected = null) =>
        new(what, $"{Incompatibility.Prefix}{name}", query, expected);

    // Far enough not to trade, near enough for the price band.
    private static Price Below(Instrument instrument, Price mark) => instrument.RoundDown(new Price(mark.Value * 0.97m));

    // The account may lack margin, or be closed for trading: the order was read all the same.
    private static bool IsOfTheOrder(SessionNote.Answered answer) => answer.Status is >= 400 and < 500 && answer.Code is <= -2000 or -1111 or -1013;

    private static string? Rules(ReadOnlyMemory<byte> body)
    {
        if (Wire.Decode(body.Span, WireJson.Shapes.ExchangeInfo, Wire.ListBytesMax) is not Decoded<ExchangeInfo>.Ok(var info))
            return "exchangeInfo cannot be read";
        var trading = info.Symbols.Where(row => row.Status == "TRADING").ToList();
        var unknown = trading.SelectMany(row => row.Filters).OfType<UnknownFilter>().Select(filter => filter.FilterType)
            .Distinct().Order(StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
            return $"the exchange has rules that this version does not check before sending: {string.Join(", ", unknown.Take(MostNamed))}";
        var bare = trading.Where(row => row.Filter<PriceFilter>() is null || row.Filter<LotSizeFilter>() is null
            || row.Filter<MinNotionalFilter>() is null || row.Filter<PercentPriceFilter>() is null).Select(row => row.Symbol).ToList();
        return bare.Count > 0 ? $"rules are missing of {string.Join(", ", bare.Take(MostNamed))} ({bare.Count} symbols): they cannot be traded" : null;
    }
}
