using System.Collections.Immutable;

namespace Bowline.Paper;

/// <summary>
/// Reads <c>POST /paper/v1/market</c>, parameters as in any request here. <c>symbol</c> is needed; then, in this
/// order: <c>bids</c>/<c>asks</c> (<c>PRICE:QTY,…</c>) show that ladder instead, <c>price</c> stands the usual ladder
/// around a price, sets mark and index to it and lets one lot trade there, <c>mark</c>, <c>index</c>,
/// <c>fundingRate</c> and <c>nextFundingTime</c> (Unix ms) set those, <c>side</c> with <c>quantity</c> lets somebody
/// take that much at market.
/// </summary>
internal sealed class StillSteering(ImmutableArray<StillSymbol> symbols)
{
    public const string Path = "/paper/v1/market";

    private const int LevelsMax = 1_000;

    public StillMove Read(RestRequest request, long now)
    {
        var parsed = RequestParams.Parse(request.Query, request.Body);
        if (parsed.Value is not { } parameters)
            return Refused(parsed.Refusal!);
        var reader = new ParamReader(parameters);
        var name = reader.Needed("symbol");
        if (reader.Refused is { } missing)
            return Refused(missing);
        if (symbols.FirstOrDefault(symbol => symbol.Spec.Symbol == name) is not { } moved)
            return Refused(Refusal.Of(-1121, "Invalid symbol."));
        var asked = Asked(reader, moved, now);
        return reader.Refused is { } refused ? Refused(refused) : new StillMove(RestAnswer.Success(), Do(moved, asked));
    }

    private static StillMove Refused(Refusal refusal) => new(refusal.Answer(), []);

    private static Wish Asked(ParamReader reader, StillSymbol moved, long now)
    {
        var spec = moved.Spec;
        var price = Amount(reader, "price");
        var ticks = price is { } center ? OnGrid(reader, "price", center, spec.TickSize, spec.MaxTicks) : 0;
        var quantity = reader.Has("side") ? Amount(reader, "quantity") ?? 0 : 0;
        return new Wish(
            Ladder(reader, "bids", spec), Ladder(reader, "asks", spec), ticks,
            Amount(reader, "mark") ?? price, Amount(reader, "index") ?? price,
            reader.Has("fundingRate") ? reader.Decimal("fundingRate") : moved.FundingRate,
            Math.Max(now, reader.Whole("nextFundingTime", moved.NextFunding)),
            SideOf(reader), quantity == 0 ? 0 : OnGrid(reader, "quantity", quantity, spec.StepSize, long.MaxValue));
    }

    private static List<MarketEvent> Do(StillSymbol moved, Wish wish)
    {
        var said = new List<MarketEvent>();
        if (wish.Bids is not null || wish.Asks is not null)
            moved.Ladder.Stand(wish.Bids ?? [], wish.Asks ?? [], said);
        if (wish.Center > 0)
            moved.Ladder.Center(wish.Center, said);
        moved.Mark = wish.Mark ?? moved.Mark;
        moved.Index = wish.Index ?? moved.Index;
        moved.FundingRate = wish.FundingRate;
        moved.NextFunding = wish.NextFunding;
        moved.Tell(said);
        if (wish.TakenLots > 0)
            said.Add(new MarketEvent.TakeMarket(moved.Spec.Symbol, wish.TakingSide, wish.TakenLots));
        return said;
    }

    private static Side SideOf(ParamReader reader)
    {
        var side = reader.Text("side");
        if (side is not (null or "BUY" or "SELL"))
            reader.Refuse(Refusal.Of(-1117, "Invalid side."));
        return side == "SELL" ? Side.Sell : Side.Buy;
    }

    // Absent is null; what is there must be above 0.
    private static decimal? Amount(ParamReader reader, string name)
    {
        if (!reader.Has(name))
            return null;
        var value = reader.Decimal(name);
        if (value <= 0)
            reader.Refuse(ParamReader.NotValid(name));
        return value;
    }

    private static long OnGrid(ParamReader reader, string name, decimal value, decimal grid, long max)
    {
        // Compared before the division, which could leave the range of a count.
        if (value <= Math.Min(max, long.MaxValue / 1_000_000) * grid && value % grid == 0 && value > 0)
            return (long)(value / grid);
        reader.Refuse(ParamReader.NotValid(name));
        return 0;
    }

    private static List<BookLevel>? Ladder(ParamReader reader, string name, SymbolSpec spec)
    {
        if (reader.Text(name) is not { } text)
            return null;
        var levels = new List<BookLevel>();
        if (text == "none")
            return levels;
        foreach (var part in text.Split(','))
        {
            var pair = part.Split(':');
            if (pair.Length != 2 || levels.Count == LevelsMax
                || !ParamReader.TryDecimal(pair[0], out var price)
                || !ParamReader.TryDecimal(pair[1], out var quantity))
            {
                reader.Refuse(ParamReader.NotValid(name));
                return null;
            }
            levels.Add(new BookLevel(
                OnGrid(reader, name, price, spec.TickSize, spec.MaxTicks),
                OnGrid(reader, name, quantity, spec.StepSize, long.MaxValue)));
        }
        return levels;
    }

    private sealed record Wish(
        IReadOnlyList<BookLevel>? Bids, IReadOnlyList<BookLevel>? Asks, long Center, decimal? Mark, decimal? Index,
        decimal FundingRate, long NextFunding, Side TakingSide, long TakenLots);
}
