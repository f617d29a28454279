using System.Collections.Immutable;
using Bowline.Binance;
using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>
/// Asks the venue what became of an order until it is known. "Does not exist" counts only when the venue can no longer
/// accept the
/// request (its timestamp and recvWindow are past by its own clock), and only when it is said twice.
/// </summary>
internal sealed class Lookups(SessionContext context, Requests requests)
{
    /// <summary>Past timestamp + recvWindow: the venue's reads may lag behind its engine.</summary>
    public const int MarginMs = 3_000;

    private const int NoSuchOrder = -2013;
    private const int MostTrades = 1_000;
    private static readonly int[] PauseMs = [500, 1_000, 2_000, 4_000, 5_000];
    private readonly Dictionary<ClientOrderId, LookupCase> _cases = [];

    /// <summary>Called when an answer told fills that the stream had not.</summary>
    public Action? StreamMissedFills { get; set; }

    public int Open => _cases.Count;

    /// <summary>Asks about the outcome of a request that may have arrived.</summary>
    public void Resolve(Intent intent, int delayMs)
    {
        var looked = Case(intent.Order!.Value, intent.Timestamp, intent.RecvWindowMs);
        looked.Request = intent.Kind;
        looked.Amend = IntentText.Amend(intent);
        Schedule(looked, delayMs);
    }

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
        var looked = Case(order, context.VenueNow, context.Options.RecvWindowMs);
        var before = looked.FirstAnswer;
        looked.FirstAnswer = before is null ? firstAnswer : n => { before(n); firstAnswer?.Invoke(n); };
        Schedule(looked, 0);
    }

    // A request stamped no later than that can be accepted until its window is over.
    private LookupCase Case(ClientOrderId order, Time stampedBy, int windowMs)
    {
        Time sure = new(stampedBy.Milliseconds + windowMs + MarginMs);
        if (!_cases.TryGetValue(order, out var looked))
            _cases.Add(order, looked = new(order));
        looked.SureAfter = looked.SureAfter > sure ? looked.SureAfter : sure;
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

        looked.UnderWay = true;
        looked.Asked++;
        var askedAt = context.VenueNow;
        requests.Read(
            ReadRequest.Signed(VenuePaths.Order, CommandText.Which(order).ToString(), 1, Lane.Lookup),
            outcome => Told(looked, outcome, askedAt));
    }

    private void Told(LookupCase looked, Outcome outcome, Time askedAt)
    {
        looked.UnderWay = false;
        if (outcome.Verdict == Verdict.Done
            && Wire.Decode(outcome.Body.Span, WireJson.Shapes.OrderRecord) is Decoded<OrderRecord>.Ok(var record))
        {
            looked.NotThere = 0;
            Found(looked, VenueOrder.From(record));
            return;
        }

        if (outcome.Code == NoSuchOrder)
        {
            NotThere(looked, askedAt);
            return;
        }

        looked.NotThere = 0;
        context.Remark($"order {looked.Order} could not be looked up: {outcome.Text}");
        looked.Answered(0);
        Later(looked);
    }

    private void NotThere(LookupCase looked, Time askedAt)
    {
        looked.NotThere = askedAt > looked.SureAfter ? looked.NotThere + 1 : 0;
        if (looked.NotThere < 2)
        {
            looked.Answered(0);
            Later(looked);
            return;
        }

        var events = context.Ledger.FindOrder(looked.Order) is { } order ? Gone(order) : 0;
        Finish(looked, events);
    }

    private int Gone(Order order)
    {
        if (order.IsFinal)
            return 0;
        context.Emit(order.Status is OrderStatus.Pending or OrderStatus.Submitted
            ? new Event.OrderNeverPlaced(context.Now, order.Id)
            : new Event.OrderExpired(context.Now, order.Id, "the exchange no longer knows this order"));
        return 1;
    }

    private void Found(LookupCase looked, VenueOrder venue)
    {
        if (context.Ledger.FindOrder(looked.Order) is not { } order)
        {
            Finish(looked, 0);
            return;
        }

        if (venue.Filled > order.Filled)
            AskTrades(looked, venue);
        else
            Conclude(looked, order, venue, []);
    }

    private void AskTrades(LookupCase looked, VenueOrder venue)
    {
        looked.UnderWay = true;
        var which = new ParameterText()
            .Add("symbol", venue.Symbol.Name).Add("orderId", venue.Id.Value).Add("limit", MostTrades).ToString();
        requests.Read(ReadRequest.Signed(VenuePaths.UserTrades, which, 5, Lane.Lookup), outcome =>
        {
            looked.UnderWay = false;
            if (outcome.Verdict == Verdict.Done
                && Wire.Decode(outcome.Body.Span,
                    WireJson.Shapes.ImmutableArrayUserTrade) is Decoded<ImmutableArray<UserTrade>>.Ok(var rows))
                TradesTold(looked, venue, [.. rows.Where(t => t.OrderId == venue.Id.Value && t is { Price: > 0, Qty: > 0 })]);
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

        // The list may lag behind the order: an end told before its fills would hide them.
        if (trades.Sum(t => t.Qty) < venue.Filled.Value && looked.Asked < 5)
        {
            Later(looked);
            return;
        }

        if (venue.Filled > order.Filled)
            StreamMissedFills?.Invoke();
        Conclude(looked, order, venue, trades);
    }

    private void Conclude(LookupCase looked, Order order, VenueOrder venue, ImmutableArray<UserTrade> trades)
    {
        var changes = looked.Request is InflightKind.Canceling or InflightKind.Amending;
        if (changes && looked.Refusal is null && venue.IsOpen && !ShowsAmend(looked, venue)
            && context.VenueNow <= looked.SureAfter)
        {
            // The cancel or amend can still arrive.
            looked.Answered(0);
            Later(looked);
            return;
        }

        var events = OrderTruth.Of(order, venue, trades, context.Now);
        if (changes && venue.IsOpen && !ShowsAmend(looked, venue))
            context.Emit(Refused(looked, order));
        foreach (var e in events)
            context.Emit(e);
        if (changes && !venue.IsOpen && venue.Status != "CANCELED")
            context.Emit(Refused(looked, order));
        Finish(looked, events.Length);
    }

    private Event Refused(LookupCase looked, Order order)
    {
        var refusal = looked.Refusal ?? new(0, "the request never arrived; the order is unchanged",
            "Ask again if it is still wanted.");
        return looked.Request == InflightKind.Canceling
            ? new Event.CancelRejected(context.Now, order.Id, refusal)
            : new Event.AmendRejected(context.Now, order.Id, refusal);
    }

    private static bool ShowsAmend(LookupCase looked, VenueOrder venue) =>
        looked.Amend is { } wanted && venue.Price == wanted.Price.Value && venue.Quantity == wanted.Quantity.Value;

    private void Finish(LookupCase looked, int events)
    {
        _cases.Remove(looked.Order);
        context.Timers.Clear($"lookup-{looked.Order}");
        looked.Answered(events);
    }
}
