using System.Text.Json;

namespace Bowline.Paper;

/// <summary>Writes ALGO_UPDATE with the venue's keys (contract 6.6).</summary>
internal static class AlgoEvents
{
    public static void Update(Utf8JsonWriter writer, AlgoOrder order, VenueRules rules, long now)
    {
        writer.WriteStartObject();
        writer.WriteString("e", "ALGO_UPDATE");
        writer.WriteNumber("T", order.UpdatedAt);
        writer.WriteNumber("E", now);
        writer.WriteStartObject("o");
        Identity(writer, order);
        Child(writer, order);
        Terms(writer, order, rules);
        if (order.Reason.Length > 0)
            writer.WriteString("rm", order.Reason);
        writer.WriteBoolean("ia", order.Activated);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Identity(Utf8JsonWriter writer, AlgoOrder order)
    {
        writer.WriteString("caid", order.ClientId);
        writer.WriteNumber("aid", order.Id);
        writer.WriteString("at", "CONDITIONAL");
        writer.WriteString("o", order.Type.Wire());
        writer.WriteString("s", order.Spec.Symbol);
        writer.WriteString("S", order.Side.Wire());
        writer.WriteString("ps", order.PositionSide.Wire());
        writer.WriteString("f", order.TifWord);
        writer.WriteString("q", Money.Trimmed(order.Spec.Quantity(order.Lots)));
        writer.WriteString("X", order.Status.Wire());
    }

    // Before the child exists its figures are absent, as recorded.
    private static void Child(Utf8JsonWriter writer, AlgoOrder order)
    {
        writer.WriteString("ai", order.ChildId == 0 ? "" : order.ChildId.ToString());
        if (order.ChildId == 0)
            return;
        writer.WriteString("ap", Money.Trimmed(order.AveragePrice));
        writer.WriteString("aq", Money.Trimmed(order.Spec.Quantity(order.ExecutedLots)));
        writer.WriteString("act", order.Type.ChildType().Wire());
    }

    private static void Terms(Utf8JsonWriter writer, AlgoOrder order, VenueRules rules)
    {
        writer.WriteString("tp", Money.Trimmed(order.TriggerPrice));
        writer.WriteString("p", Money.Trimmed(order.Price));
        writer.WriteString("V", order.SelfTrade.Wire());
        writer.WriteString("wt", order.Working.Wire());
        writer.WriteString("pm", order.PriceMatch);
        writer.WriteBoolean("cp", order.ClosePosition);
        writer.WriteBoolean("pP", order.PriceProtect);
        writer.WriteBoolean("R", order.ReduceOnly);
        writer.WriteNumber("tt", order.TriggeredAt);
        writer.WriteNumber("gtd", order.GoodTill);
        if (!order.IsTrailing || !rules.TrailingKeysInAlgoUpdate)
            return;
        writer.WriteString("AP", Money.Trimmed(order.ActivatePrice));
        writer.WriteString("cr", Money.Trimmed(order.CallbackRate));
    }
}
