using Bowline.Binance;
using Bowline.Core;
using static Bowline.Gateway.Tests.DeskWorld;

namespace Bowline.Gateway.Tests;

/// <summary>One order as we have it and as the venue tells it, for what is decided from the two.</summary>
internal static class KnownOrder
{
    public static readonly Time At = new(1_790_000_040_000);
    public static readonly ClientOrderId Id = new("a");

    /// <summary>A stop that rests under algo id 7.</summary>
    public static Order Conditional { get; } = new()
    {
        Id = Id, Spec = Stop(Side.Sell, 0.01m, 50_000m), CreatedAt = At, UpdatedAt = At, VenueId = new(7), Status = OrderStatus.Working,
    };

    /// <summary>A buy of 3 at 50,000 that rests under order id 7.</summary>
    public static Order Plain { get; } = Conditional with { Spec = Limit(Side.Buy, 3m, 50_000m) };

    public static VenueConditional SaidOfConditional { get; } = new(
        "a", new(7), Btc, AlgoStatuses.New, Child: null, Quantity.Zero, Reason: "", Stop(Side.Sell, 0.01m, 50_000m));

    public static VenueOrder SaidOfPlain { get; } = VenueOrder.From(Row("a", 7));

    public static OrderRecord Row(string id, long number) => new()
    {
        ClientOrderId = id, OrderId = number, Symbol = "BTCUSDT", Side = "BUY", Type = "LIMIT", OrigType = "LIMIT", TimeInForce = "GTC",
        PositionSide = "BOTH", OrigQty = 3, ExecutedQty = 0, Price = 50_000, Status = "NEW", UpdateTime = At.Milliseconds,
    };

    /// <summary>A ledger that has placed an order of this id, and heard that it rests.</summary>
    public static Ledger Resting(string id, OrderSpec spec, long number, Ledger? before = null)
    {
        Event[] story =
        [
            new Event.ExecutionStarted(At, new("ORD-" + id), spec is OrderSpec.Conditional conditional
                ? new ConditionalOrderSpec(conditional) { ClientId = new(id) } : new LimitOrderSpec((OrderSpec.Limit)spec) { ClientId = new(id) }, 1),
            new Event.OrderSubmitted(At, new(id)),
            new Event.OrderAccepted(At, new(id), new(number)),
        ];
        return story.Aggregate(before ?? Ledger.Empty, (ledger, e) => ledger.Apply(e).Next);
    }
}
