using Bowline.Binance;
using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>What an answer tells that did what was asked.</summary>
internal sealed partial class Sends
{
    private void Done(Intent intent, Outcome outcome)
    {
        if (intent.Order is not { } order)
        {
            Applied(intent);
            return;
        }

        if (intent.Path == VenuePaths.AlgoOrder)
        {
            DoneAtAlgoService(intent, order, outcome);
            return;
        }

        if (Wire.Decode(outcome.Body.Span, WireJson.Shapes.OrderAck) is not Decoded<OrderAck>.Ok(var ack))
        {
            Unresolved(intent, 1, outcome with { Text = "the answer could not be read" });
            return;
        }

        if (intent.Kind == InflightKind.Placing)
            Placed(order, ack);
        else if (intent.Kind == InflightKind.Amending && ack is { Status: "NEW" or "PARTIALLY_FILLED", Price: > 0, OrigQty: > 0 })
            context.EmitAll(_amends.Answered(intent, new(context.Now, order, new(ack.Price), new(ack.OrigQty))));
        else if (ack.Status == "CANCELED" && context.Ledger.FindOrder(order)?.Filled.Value == ack.ExecutedQty)
            context.Emit(new Event.OrderCanceled(context.Now, order));
        else
            lookups.Watch(order, 0);
    }

    private void DoneAtAlgoService(Intent intent, ClientOrderId order, Outcome outcome)
    {
        if (intent.Kind == InflightKind.Placing
            && Wire.Decode(outcome.Body.Span, WireJson.Shapes.AlgoOrder) is Decoded<AlgoOrder>.Ok(var ack))
            PlacedConditional(order, VenueConditional.From(ack));
        else if (intent.Kind == InflightKind.Canceling
            && Wire.Decode(outcome.Body.Span, WireJson.Shapes.AlgoCancelAck) is Decoded<AlgoCancelAck>.Ok)
            CanceledConditional(order);
        else
            Unresolved(intent, 1, outcome with { Text = "the answer could not be read" });
    }

    private void PlacedConditional(ClientOrderId order, VenueConditional ack)
    {
        if (context.Ledger.FindOrder(order)?.VenueId is null)
            lookups.Watch(order, ConfirmWithinMs);
        context.Emit(new Event.OrderAccepted(context.Now, order, ack.Id));
        // A parameter under a wrong name is ignored in silence, so what was taken is held against what was asked.
        if (context.Ledger.FindOrder(order)?.Spec is OrderSpec.Conditional asked
            && ConditionalTruth.Difference(asked, ack.Spec) is { } difference)
            context.Emit(new Event.AlarmRaised(context.Now, Lookups.DiffersAlarm(order),
                $"the exchange took {order} on {asked.Symbol} otherwise than asked: {difference}; cancel it if that is not wanted"));
    }

    // What is said to be canceled but has placed an order is asked about, never believed.
    private void CanceledConditional(ClientOrderId order)
    {
        if (context.Ledger.FindOrder(order) is { IsFinal: false, Child: null })
            context.Emit(new Event.OrderCanceled(context.Now, order));
        else
            lookups.Watch(order, 0);
    }

    private void Placed(ClientOrderId order, OrderAck ack)
    {
        context.Emit(new Event.OrderAccepted(context.Now, order, new(ack.OrderId)));
        // The stream tells fills and the end; only when it stays silent is the venue asked.
        var rests = ack is { Status: "NEW", Type: not "MARKET", TimeInForce: "GTC" or "GTX" or "GTD" };
        if (!rests)
            lookups.Watch(order, context.Options.FillPatienceMs);
    }

    private void Benign(Intent intent)
    {
        if (intent.Order is { } order && IntentText.Amend(intent) is { } wanted)
            context.Emit(new Event.OrderAmended(context.Now, order, wanted.Price, wanted.Quantity));
        else if (intent.Order is { } other)
            lookups.Check(other, null);
        else
            Applied(intent);
    }

    private void Applied(Intent intent)
    {
        if (IntentText.Setting(intent) is { } setting)
            context.Emit(new Event.SettingChanged(context.Now, setting));
    }
}
