using System.Globalization;
using System.Text.Json;
using Bowline.Paper;

namespace Bowline.Simulation;

/// <summary>One order as the exchange has it.</summary>
internal sealed record TrueOrder(
    string ClientId, long Id, string Side, string Status, decimal Quantity, decimal Executed, bool IsConditional, long? Child)
{
    /// <summary>Of a plain order its limit, of a conditional one its trigger; zero where it has none.</summary>
    public decimal Price { get; init; }

    public string PositionSide { get; init; } = "BOTH";

    /// <summary>When its trigger was met, by the exchange's clock; zero while it waits.</summary>
    public long TriggeredAt { get; init; }

    public bool IsOpen => Status is "NEW" or "PARTIALLY_FILLED" or "TRIGGERING" or "TRIGGERED";
}

/// <summary>How things stand at the exchange, asked with the account's own key.</summary>
/// <param name="Positions">Signed, base asset, by BOTH, LONG or SHORT; what is not in it is flat.</param>
internal sealed record Truth(IReadOnlyList<TrueOrder> Orders, IReadOnlyDictionary<string, decimal> Positions)
{
    public IEnumerable<TrueOrder> Open => Orders.Where(order => order.IsOpen);

    public static Truth Ask(Venue venue, long now)
    {
        var plain = venue.Ask("GET", "/fapi/v1/allOrders", "symbol=BTCUSDT&limit=1000", now).EnumerateArray().Select(Plain);
        var algo = venue.Ask("GET", "/fapi/v1/allAlgoOrders", "symbol=BTCUSDT&limit=1000", now).EnumerateArray().Select(Algo);
        var positions = venue.Ask("GET", "/fapi/v3/positionRisk", "symbol=BTCUSDT", now).EnumerateArray()
            .ToDictionary(row => row.GetProperty("positionSide").GetString()!, row => Number(row, "positionAmt"));
        return new([.. plain, .. algo], positions);
    }

    /// <summary>
    /// Conditional orders that wait for their trigger, from the exchange's own memory: no fault reaches it, and none is used up
    /// by the question.
    /// </summary>
    public static IReadOnlyList<TrueOrder> Waiting(Exchange exchange) =>
    [
        .. exchange.Image().OfType<StateChange.AlgoChanged>().Select(change => change.Order)
            .Where(order => order.Status is "NEW" or "TRIGGERING")
            .Select(order => new TrueOrder(
                order.ClientId, order.Id, order.Side, order.Status, exchange.Find(order.Symbol)!.Spec.Quantity(order.Lots), 0, true, null)
            {
                PositionSide = order.PositionSide, TriggeredAt = order.TriggeredAt,
            }),
    ];

    private static TrueOrder Plain(JsonElement o) => new(
        o.GetProperty("clientOrderId").GetString()!, o.GetProperty("orderId").GetInt64(), o.GetProperty("side").GetString()!,
        o.GetProperty("status").GetString()!, Number(o, "origQty"), Number(o, "executedQty"), false, null)
    {
        Price = Number(o, "price"), PositionSide = o.GetProperty("positionSide").GetString()!,
    };

    private static TrueOrder Algo(JsonElement o) => new(
        o.GetProperty("clientAlgoId").GetString()!, o.GetProperty("algoId").GetInt64(), o.GetProperty("side").GetString()!,
        o.GetProperty("algoStatus").GetString()!, Number(o, "quantity"), 0, true,
        long.TryParse(o.GetProperty("actualOrderId").GetString(), out var child) ? child : null)
    {
        Price = Number(o, "triggerPrice"), PositionSide = o.GetProperty("positionSide").GetString()!,
        TriggeredAt = o.GetProperty("triggerTime").GetInt64(),
    };

    private static decimal Number(JsonElement o, string name) =>
        decimal.Parse(o.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
}
