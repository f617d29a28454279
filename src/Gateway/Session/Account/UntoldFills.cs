using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using Bowline.Binance;
using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>
/// What moved a position that no order in memory explains: its fills are read from the venue's list of trades, the orders
/// they belong to are asked for, and both are told as the user's, or as the venue's own (liquidation, auto-deleveraging,
/// settlement). Asked by a comparison, after all that it found is folded.
/// </summary>
internal sealed class UntoldFills(SessionContext context, Requests requests)
{
    private const int NoSuchOrder = -2013;
    private const int MostTrades = 1_000;
    private const int MostOrders = 50;

    /// <summary>News and questions cross: so much before the last agreement is looked at again.</summary>
    private const long OverlapMs = 60_000;

    /// <summary>The venue lists seven days at a time.</summary>
    private const long LongestMs = (7 * 24 * 60 - 1) * 60_000L;

    private readonly SortedDictionary<Symbol, Time> _owed = [];
    private ImmutableDictionary<PositionKey, Time> _stated = ImmutableDictionary<PositionKey, Time>.Empty;
    private bool _hasLooked;

    /// <summary>How the positions were stated before the first comparison tells what it found.</summary>
    public void Remember()
    {
        if (!_hasLooked)
            _stated = Stated();
    }

    /// <summary>Asks where it has to. What is not answered is asked again by the next comparison.</summary>
    /// <param name="agreed">When an earlier comparison began, by the venue's clock; null in the first.</param>
    /// <param name="done">Called once with the number of events, at once when there is nothing to ask.</param>
    public void Find(Time? agreed, Action<int> done)
    {
        foreach (var position in context.Ledger.Positions.All)
        {
            if (Unexplained(position, agreed) is { } since && !(_owed.TryGetValue(position.Symbol, out var owed) && owed < since))
                _owed[position.Symbol] = since;
        }

        (_stated, _hasLooked) = (Stated(), true);
        var round = new Round(done) { Left = _owed.Count };
        if (round.Left == 0)
            done(0);
        foreach (var (symbol, since) in _owed.ToImmutableArray())
            AskTrades(symbol, since, round);
    }

    /// <summary>Since when a position may have moved by what nobody told; null when all of it is explained.</summary>
    private Time? Unexplained(Position position, Time? agreed)
    {
        var isKnown = _stated.TryGetValue(position.Key, out var stated);
        // Nobody has counted the fills of a position that was not there: its first statement is where the count starts.
        var isExplained = position.Difference.IsFlat && (isKnown || position.Amount.IsFlat);
        return isExplained || (agreed ?? (isKnown ? stated : null)) is not { } last ? null : new(last.Milliseconds - OverlapMs);
    }

    private ImmutableDictionary<PositionKey, Time> Stated() => context.Ledger.Positions.All
        .Where(position => position.StatedAt is not null).ToImmutableDictionary(position => position.Key, position => position.StatedAt!.Value);

    private void AskTrades(Symbol symbol, Time since, Round round)
    {
        var from = Math.Max(since.Milliseconds, context.VenueNow.Milliseconds - LongestMs);
        var which = new ParameterText().Add("symbol", symbol.Name).Add("startTime", from).Add("limit", MostTrades).ToString();
        requests.Read(ReadRequest.Signed(VenuePaths.UserTrades, which, 5, Lane.Lookup), outcome =>
        {
            if (TradeRows.Of(outcome) is not { } read)
            {
                context.Remark($"what moved the position of {symbol} could not be asked, and is asked again: {outcome.Said}");
            }
            else
            {
                // What a row that cannot be read may tell stays owed.
                if (read.Unread.IsEmpty)
                    _owed.Remove(symbol);
                else
                    context.Remark($"a trade of {symbol} cannot be read, and is asked for again: {read.Unread[0].Fault.Excerpt}");
                foreach (var trades in OfUnknownOrders(symbol, read.Rows))
                    AskOrder(new(symbol, since, trades), round);
            }

            round.Answered(0);
        });
    }

    private ImmutableArray<ImmutableArray<UserTrade>> OfUnknownOrders(Symbol symbol, ImmutableArray<UserTrade> rows) =>
    [
        .. rows.Where(trade => trade is { Price: > 0, Qty: > 0 }
                && (context.Ledger.FindOrder(new VenueOrderId(trade.OrderId)) is not { } known || known.Spec.Symbol != symbol))
            .GroupBy(trade => trade.OrderId).OrderByDescending(order => order.Key).Take(MostOrders)
            .Select(order => order.ToImmutableArray()),
    ];

    private void AskOrder(Untold untold, Round round)
    {
        round.Left++;
        var which = new ParameterText().Add("symbol", untold.Symbol.Name).Add("orderId", untold.Trades[0].OrderId).ToString();
        Ask(VenuePaths.Order, which, 1, WireJson.Shapes.OrderRecord, (record, outcome) =>
        {
            if (record is not null)
                round.Answered(Tell(VenueOrder.From(record), untold));
            else if (outcome.Code == NoSuchOrder)
                AskForced(untold, round);
            else
                round.Answered(Owe(untold));
        });
    }

    private void AskForced(Untold untold, Round round)
    {
        var which = new ParameterText().Add("symbol", untold.Symbol.Name)
            .Add("startTime", untold.Trades.Min(trade => trade.Time) - OverlapMs).Add("limit", 100).ToString();
        Ask(VenuePaths.ForceOrders, which, 20, WireJson.Shapes.ImmutableArrayOrderRecord, (rows, _) =>
        {
            if (rows.IsDefault)
                round.Answered(Owe(untold));
            else
                round.Answered(Tell(rows.FirstOrDefault(row => row.OrderId == untold.Trades[0].OrderId) is { } forced
                    ? VenueOrder.From(forced) : ForeignOrder.OfTrades(untold.Trades), untold));
        });
    }

    // The stream may have told it while it was asked for, and what may be ours is looked up as ours.
    private int Tell(VenueOrder venue, Untold untold)
    {
        if (venue.Ours(context.Ledger) is not null || Ownership.IsOurs(new(venue.ClientId)))
            return 0;
        if (context.Ledger.Orders.Live.All.Any(ours => venue.MayBeChildOf(ours) || IsOnItsWay(ours, venue)))
            return Owe(untold);
        var events = ForeignOrder.Found(context.Ledger, venue, untold.Trades, context.Now);
        context.EmitAll(events);
        return events.Length;
    }

    private int Owe(Untold untold)
    {
        _owed.TryAdd(untold.Symbol, untold.Since);
        return 0;
    }

    // An order of ours of which the venue's id is not known yet may be the one.
    private static bool IsOnItsWay(Order ours, VenueOrder venue) =>
        ours.VenueId is null && ours.Spec.Symbol == venue.Symbol && ours.Spec.Side == Words.SideOf(venue.Side);

    private void Ask<T>(string path, string which, int weight, JsonTypeInfo<T> shape, Action<T?, Outcome> then) =>
        requests.Read(ReadRequest.Signed(path, which, weight, Lane.Lookup), outcome => then(
            outcome.Verdict == Verdict.Done && Wire.Decode(outcome.Body.Span, shape) is Decoded<T>.Ok(var value) ? value : default,
            outcome));

    /// <summary>Trades of one order that the desk does not know.</summary>
    private sealed record Untold(Symbol Symbol, Time Since, ImmutableArray<UserTrade> Trades);

    /// <summary>The questions of one comparison.</summary>
    private sealed class Round(Action<int> done)
    {
        private int _told;

        public int Left { get; set; }

        public void Answered(int events)
        {
            _told += events;
            if (--Left == 0)
                done(_told);
        }
    }
}
