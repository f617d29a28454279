using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using Bowline.Binance;
using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>
/// Asks the venue what became of an order until it is known. "Does not exist" counts only when the venue can no longer
/// accept the request (its timestamp and recvWindow are past by its own clock), and only when it is said twice. A
/// conditional order is asked of the algo service, and once that names its child, the child is asked. The rule and its
/// proof: docs/unknown-outcomes.md.
/// </summary>
internal sealed partial class Lookups(SessionContext context, Requests requests)
{
    private const int NoSuchOrder = -2013;
    private const int MostTrades = 1_000;
    private const int MostShortLists = 5;
    private static readonly int[] PauseMs = [500, 1_000, 2_000, 4_000, 5_000];
    private readonly Dictionary<ClientOrderId, LookupCase> _cases = [];
    private readonly SentWindows _sent = new(context);

    /// <summary>Called when an answer told fills that the stream had not.</summary>
    public Action? StreamMissedFills { get; set; }

    public int Open => _cases.Count;

    /// <summary>Asks about the outcome of a request that may have arrived.</summary>
    public void Resolve(Intent intent, int delayMs)
    {
        var looked = Case(intent.Order!.Value, intent.Timestamp, intent.RecvWindowMs, intent.Kind);
        looked.Request = intent.Kind;
        looked.Amend = IntentText.Amend(intent);
        Schedule(looked, delayMs);
    }

    /// <summary>A request about an order leaves: what is asked about that order is not concluded before it is dead.</summary>
    public void Left(Intent intent)
    {
        _sent.Left(intent);
        if (intent.Order is { } order && _cases.ContainsKey(order))
            Case(order, intent.Timestamp, intent.RecvWindowMs, intent.Kind);
    }

    /// <summary>Forgets what was sent for orders that have ended.</summary>
    public void ForgetEnded() => _sent.ForgetEnded();

    /// <summary>Asks for the truth after a refusal that does not tell it, and repeats the refusal when the order still
    /// works.</summary>
    public void Explain(Intent intent, VenueRejection refusal)
    {
        // The placing may still be on its way: it left before this request did.
        var looked = Case(intent.Order!.Value, context.VenueNow, Math.Max(intent.RecvWindowMs, context.Options.RecvWindowMs));
        (looked.Request, looked.Refusal, looked.Amend) = (intent.Kind, refusal, IntentText.Amend(intent));
        Schedule(looked, 0);
    }

    /// <summary>Asks how an order stands.</summary>
    public void Check(ClientOrderId order, Action<int>? firstAnswer)
    {
        // It sends no request of its own: what is asked already must not wait longer because somebody asks again and again.
        var looked = _cases.TryGetValue(order, out var open)
            ? open : Case(order, context.VenueNow, context.Options.RecvWindowMs);
        // After a restart only the ledger knows that a cancel or an amend is open.
        if (looked.Request == InflightKind.None && context.Ledger.FindOrder(order) is { Inflight.Unknown: true } known)
            looked.Request = known.Inflight.Kind;
        var before = looked.FirstAnswer;
        looked.FirstAnswer = before is null ? firstAnswer : n => { before(n); firstAnswer?.Invoke(n); };
        Schedule(looked, 0);
    }

    /// <summary>Asks after a while unless the order has ended by then, with so much filled.</summary>
    public void Watch(ClientOrderId order, int delayMs, Quantity filled = default) =>
        context.Timers.Set($"watch-{order}", context.In(delayMs), () =>
        {
            if (context.Ledger.FindOrder(order) is { } known && (!known.IsFinal || known.Filled < filled))
                Check(order, null);
        });

    public void Unwatch(ClientOrderId order) => context.Timers.Clear($"watch-{order}");

    // A request stamped no later than that can be accepted until its window is over.
    private LookupCase Case(ClientOrderId order, Time stampedBy, int windowMs, InflightKind request = InflightKind.None)
    {
        var sure = _sent.DeadAfter(order, stampedBy, windowMs, request);
        if (!_cases.TryGetValue(order, out var looked))
            _cases.Add(order, looked = new(order));
        looked.CountsAfter(sure.Milliseconds);
        return looked;
    }

    private void Schedule(LookupCase looked, long delayMs)
    {
        if (!looked.UnderWay)
            context.Timers.Set($"lookup-{looked.Order}", context.In(delayMs), () => Ask(looked));
    }

    private void Later(LookupCase looked)
    {
        var pause = context.Jittered(looked.Asked > 50 ? 30_000 : PauseMs[Math.Min(looked.Asked, PauseMs.Length - 1)]);
        // The first answer that can count is the one asked for when the request's window has passed: do not sleep past it.
        var untilSure = looked.SureAfter.Milliseconds - context.VenueNow.Milliseconds + 1;
        if (untilSure > 0)
            pause = Math.Min(pause, untilSure);
        else if (looked.NotThere > 0)
            pause = Math.Min(pause, PauseMs[0]);
        Schedule(looked, pause);
    }

    private void Ask(LookupCase looked)
    {
        if (context.Ledger.FindOrder(looked.Order) is not { } order)
        {
            Finish(looked, 0);
            return;
        }

        if (!context.Clock.Known)
        {
            Later(looked);
            return;
        }

        // What is known to be there has stood long enough to be seen when a question counts: stamps of before a restart do not
        // tell since when, if the clock was set back meanwhile.
        if (looked.Asked++ == 0 && order.VenueId is not null)
            looked.CountsAfter(context.VenueNow.Milliseconds + SentWindows.MarginMs);
        if (order.IsConditional && ChildOf(looked, order) is null)
            AskParent(looked, order);
        else
            AskPlain(looked, order);
    }

    private void AskPlain(LookupCase looked, Order order)
    {
        // The child may be known from an answer that is not folded yet.
        var which = CommandText.Which(order.IsConditional ? order with { Child = ChildOf(looked, order) } : order);
        AskOne(looked, VenuePaths.Order, which.ToString(), WireJson.Shapes.OrderRecord,
            record => Found(looked, VenueOrder.From(record)));
    }

    private void AskOne<T>(LookupCase looked, string path, string which, JsonTypeInfo<T> shape, Action<T> found)
        where T : class
    {
        looked.UnderWay = true;
        requests.Read(ReadRequest.Signed(path, which, 1, Lane.Lookup), outcome =>
        {
            looked.UnderWay = false;
            if (outcome.Verdict == Verdict.Done && Wire.Decode(outcome.Body.Span, shape) is Decoded<T>.Ok(var record))
            {
                looked.NotThere = 0;
                looked.IsLate = outcome.Stamp > looked.SureAfter;
                found(record);
            }
            else
            {
                NotTold(looked, outcome);
            }
        });
    }

    private void NotTold(LookupCase looked, Outcome outcome)
    {
        if (outcome.Code == NoSuchOrder)
        {
            NotThere(looked, outcome.Stamp > looked.SureAfter);
            return;
        }

        looked.NotThere = 0;
        context.Remark($"order {looked.Order} could not be looked up: {outcome.Said}");
        Unanswered(looked);
    }

    // What is not settled yet is asked again; whoever only waits for a first answer has it.
    private void Unanswered(LookupCase looked)
    {
        looked.Answered(looked.Told);
        Later(looked);
    }

    private void Found(LookupCase looked, VenueOrder venue)
    {
        if (context.Ledger.FindOrder(looked.Order) is not { } order)
        {
            Finish(looked, 0);
            return;
        }

        if (venue.Filled > order.Filled)
            AskTrades(looked, venue.Symbol, venue.Id, whole: false, trades => TradesTold(looked, venue, trades));
        else
            Conclude(looked, order, venue, []);
    }

    /// <param name="whole">A list with a row that cannot be read does not do: it is asked for again.</param>
    private void AskTrades(LookupCase looked, Symbol symbol, VenueOrderId id, bool whole, Action<ImmutableArray<UserTrade>> told)
    {
        looked.UnderWay = true;
        var which = new ParameterText()
            .Add("symbol", symbol.Name).Add("orderId", id.Value).Add("limit", MostTrades).ToString();
        requests.Read(ReadRequest.Signed(VenuePaths.UserTrades, which, 5, Lane.Lookup), outcome =>
        {
            looked.UnderWay = false;
            var read = TradeRows.Of(outcome);
            if (read is { Unread: [var unread, ..] })
                context.Remark($"a trade of {looked.Order} cannot be read: {unread.Fault.Excerpt}");
            if (read is not null && (read.Unread.IsEmpty || !whole))
                told([.. read.Rows.Where(t => t.OrderId == id.Value && t is { Price: > 0, Qty: > 0 })]);
            else
                Later(looked);
        });
    }

    private void TradesTold(LookupCase looked, VenueOrder venue, ImmutableArray<UserTrade> trades)
    {
        if (context.Ledger.FindOrder(looked.Order) is not { } order)
        {
            Finish(looked, 0);
            return;
        }

        // The list may lag behind the order: an end told before its fills would hide them. What never comes is told as one fill.
        var missing = OrderTruth.Missing(order, venue, trades);
        if (missing is not null)
        {
            if (++looked.ShortLists < MostShortLists)
            {
                Later(looked);
                return;
            }

            context.Remark($"the exchange does not list {missing.Qty} of what {looked.Order} has filled; it counts at the order's average price");
        }

        if (venue.Filled > order.Filled)
            StreamMissedFills?.Invoke();
        Conclude(looked, order, venue, trades, missing);
    }

    private void Conclude(LookupCase looked, Order order, VenueOrder venue, ImmutableArray<UserTrade> trades, UserTrade? missing = null) =>
        Conclude(looked, order, venue.IsOpen && !ShowsAmend(looked, order, venue), venue.IsOpen, venue.Status,
            () => OrderTruth.Of(order, venue, trades, context.Now, missing));

    /// <param name="unchanged">It stands at the venue as before the request whose outcome is open.</param>
    private void Conclude(
        LookupCase looked, Order order, bool unchanged, bool open, string status, Func<ImmutableArray<Event>> truth)
    {
        var changes = looked.Request is InflightKind.Canceling or InflightKind.Amending;
        if (changes && looked.Refusal is null && unchanged && !looked.IsLate)
        {
            // The cancel or amend can still arrive.
            Unanswered(looked);
            return;
        }

        var events = truth();
        if (changes && unchanged)
            context.Emit(Refused(looked, order));
        context.EmitAll(events);
        if (changes && !open && status != "CANCELED")
            context.Emit(Refused(looked, order));
        Finish(looked, looked.Told + events.Length);
    }

    private static readonly VenueRejection AmendLost =
        new(0, "the request never arrived; the order is unchanged", "Ask again if it is still wanted.");

    private Event Refused(LookupCase looked, Order order)
    {
        return looked.Request == InflightKind.Canceling
            ? new Event.CancelRejected(context.Now, order.Id, looked.Refusal ?? VenueRejection.CancelLost)
            : new Event.AmendRejected(context.Now, order.Id, looked.Refusal ?? AmendLost);
    }

    // What an amend of before a restart asked for is not known any more: then any change is taken for it.
    private bool ShowsAmend(LookupCase looked, Order order, VenueOrder venue) => looked.Amend is { } wanted
        ? venue.Price == wanted.Price.Value && venue.Quantity == wanted.Quantity.Value
        : looked.Request == InflightKind.Amending && OrderTruth.Changed(order, venue, context.Now) is not null;

    private void Finish(LookupCase looked, int events)
    {
        _cases.Remove(looked.Order);
        context.Timers.Clear($"lookup-{looked.Order}");
        Quieten(looked);
        looked.Answered(events);
    }
}
