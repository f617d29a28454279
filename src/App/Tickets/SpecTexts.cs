using Bowline.Core;

namespace Bowline.App;

/// <summary>The parameters of any execution as named texts.</summary>
internal static class SpecTexts
{
    public static SpecText Of(ExecutionSpec spec) => spec switch
    {
        AlgorithmSpec algorithm => algorithm.Text,
        SingleSpec single => Of(single.Kind, single.Asked, single.ClientId),
        _ => throw new System.Diagnostics.UnreachableException(spec.GetType().Name),
    };

    private static SpecText Of(string kind, OrderSpec order, ClientOrderId? id)
    {
        var conditional = order as OrderSpec.Conditional;
        var writer = new SpecWriter().Side(order.Side);
        if (!order.Quantity.IsZero)
            writer.Quantity("quantity", order.Quantity);
        writer.PositionSide(order.PositionSide);
        writer.Price("stop-price", conditional?.TriggerPrice);
        writer.Price(conditional is null ? "price" : "limit-price", order.LimitPrice);
        writer.TimeInForce("tif", order switch
        {
            OrderSpec.Limit limit => limit.TimeInForce,
            OrderSpec.StopLimit stop => stop.TimeInForce,
            OrderSpec.TakeProfitLimit profit => profit.TimeInForce,
            _ => null,
        });
        if (conditional is not null)
        {
            writer.Flag("close-position", conditional.ClosesPosition).Flag("price-protect", conditional.PriceProtect);
            writer.Word("working-type", conditional.WorkingType);
        }

        if (order is OrderSpec.TrailingStop trail)
            writer.Text("callback", $"{DecimalText.Plain(trail.CallbackPercent)}%").Price("activate", trail.Activation);
        writer.Flag("reduce-only", order.ReduceOnly);
        if (order.SelfTradePrevention is { } stp)
            writer.Word("stp", stp);
        return writer.Text("client-order-id", id?.Text).Done(kind);
    }
}
