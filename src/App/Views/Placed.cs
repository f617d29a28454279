using System.Text.Json;
using Bowline.Contract;
using Bowline.Core;

namespace Bowline.App;

/// <summary>Draws what became of one order.</summary>
public static class Placed
{
    /// <summary>The order as it stands, with its exit code: 0 when it is where it was asked to be, else who said no or that it is not known yet.</summary>
    public static PlacedOrder From(Order order, LoopView view)
    {
        var answer = Fields(order, view);
        return order.Status switch
        {
            OrderStatus.Denied => Failed(answer, ExitCode.Refused, order, view),
            OrderStatus.Rejected => Failed(answer, ExitCode.ExchangeRefused, order, view),
            OrderStatus.Expired when order.Filled.IsZero && order.Spec is OrderSpec.Market => Failed(answer, ExitCode.ExchangeRefused, order, view),
            _ when order.Inflight is { Kind: InflightKind.Placing, Unknown: true } => Unknown(answer, order),
            OrderStatus.Pending or OrderStatus.Submitted => Unknown(answer, order),
            _ => answer,
        };
    }

    private static PlacedOrder Fields(Order order, LoopView view)
    {
        var fills = order.Fills;
        return new()
        {
            LinkId = order.Execution?.Text,
            OrderId = order.VenueId?.ToString(),
            ClientOrderId = order.Id.Text,
            Symbol = order.Spec.Symbol.Name,
            Side = Words.Side(order.Spec.Side),
            PositionSide = Words.PositionSide(order.Spec.PositionSide),
            Type = Words.Type(order.Spec),
            Status = Words.Status(order.Status),
            OrigQty = order.Spec.Quantity.ToString(),
            Price = order.Spec.LimitPrice?.ToString(),
            TimeInForce = Words.TimeInForce(order.Spec),
            ExecutedQty = order.Filled.ToString(),
            AvgPrice = Words.Average(fills.AveragePrice),
            Fee = fills.Fees.IsEmpty ? null : DecimalText.Plain(fills.Fees[0].Amount),
            FeeAsset = fills.Fees.IsEmpty ? null : fills.Fees[0].Asset,
            Notes = fills.Fees.Length > 1
                ? [$"the fee was paid in more than one asset: {string.Join(", ", fills.Fees.Select(fee => $"{DecimalText.Plain(fee.Amount)} {fee.Asset}"))}"]
                : null,
            RealizedPnl = fills.Trades.Count == 0 ? null : fills.RealizedProfit.ToString(),
            ReduceOnly = order.Spec.ReduceOnly,
            Position = Rows.Position(view.Ledger.PositionOf(order.Spec.Symbol, order.Spec.PositionSide), view.Ledger),
            RawResponse = Json(view.Replies.To(order.Id)),
        };
    }

    private static PlacedOrder Failed(PlacedOrder answer, ExitCode exit, Order order, LoopView view) => answer with
    {
        IsSuccess = false,
        ExitCode = exit,
        Code = CodeOf(order, view),
        Rule = order.Reason,
        ErrorMessage = order.Reason,
        Position = null,
    };

    /// <summary>The code its execution ended with; an order of nobody's has only the venue's no.</summary>
    private static string CodeOf(Order order, LoopView view) =>
        order.Execution is { } id && view.Ledger.Executions.Find(id)?.Outcome is Outcome.Failed failed ? failed.Code : "venue-refused";

    private static PlacedOrder Unknown(PlacedOrder answer, Order order) => answer with
    {
        IsSuccess = false,
        ExitCode = ExitCode.Unknown,
        Code = "outcome-unknown",
        ErrorMessage = $"it is not known yet whether the exchange has order {order.Id}; the desk is looking it up and will not send it again",
        Notes = [$"follow it with `bowline executions` or `bowline orders --history`: {order.Execution?.Text ?? order.Id.Text}"],
        Position = null,
    };

    /// <summary>A venue's answer as received; null when there is none or it is no JSON.</summary>
    internal static JsonElement? Json(string? body)
    {
        if (string.IsNullOrEmpty(body))
            return null;
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // Not every answer of a venue is JSON (a gateway's HTML page): it stays in the journal as received.
            return null;
        }
    }
}
