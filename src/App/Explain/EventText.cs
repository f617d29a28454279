using Bowline.Core;

namespace Bowline.App;

/// <summary>Events and commands in a person's words, for explanations.</summary>
internal static class EventText
{
    /// <summary>An event as the cause of something.</summary>
    public static string Of(Event e) => e switch
    {
        Event.ExecutionStarted => "it was started",
        Event.PauseRequested => "its user paused it",
        Event.ResumeRequested => "its user let it go on",
        Event.EndRequested => "its user ended it",
        Event.FinishRequested => "its user wanted the rest done now",
        Event.TimerFired => "its time had come",
        Event.HoldingReduced x => $"the position was smaller than what it held: {x.By} less ({x.Why})",
        Event.ExecutionFinished x => $"{x.Execution} ended: {Words.Outcome(x.Outcome)}",
        Event.RequestRefused x => $"a request was refused [{x.Refusal.Code}]",
        Event.QuoteUpdated x => $"quote {x.Symbol} {x.Quote.Bid} / {x.Quote.Ask}",
        Event.MarkPriceUpdated x => $"mark price {x.Symbol} {x.Mark}",
        Event.FundingUpdated x => $"funding {x.Symbol} {DecimalText.Plain(x.Rate)}, index {x.Index}",
        Event.TradesObserved x => $"trades {x.Symbol} to {x.Last}, {x.Volume} traded",
        Event.KlineClosed x => $"candle {x.Symbol} {x.Interval} closed at {x.Kline.Close}",
        Event.InstrumentChanged x => $"the rules of {x.Instrument.Symbol} changed",
        Event.PositionChanged x => $"position {x.Symbol} {x.Amount}",
        _ when OrderEvents.OrderOf(e) is { } order => $"{Short(order)} {OrderLine(e)}",
        _ => e.GetType().Name,
    };

    /// <summary>What an event says about its order, the order left out.</summary>
    public static string OrderLine(Event e) => e switch
    {
        Event.CancelRequested => "its user asked to cancel it",
        Event.AmendRequested x => $"its user asked to amend it: {x.Quantity?.ToString() ?? "same quantity"} @ {x.Price?.ToString() ?? "same price"}",
        Event.OrderDenied x => $"denied by the desk [{x.Denial.Rule}]: {x.Denial.Text}",
        Event.OrderSubmitted => "left for the exchange",
        Event.OrderNotSent x => $"never left: {x.Why}",
        Event.OrderAccepted x => $"the exchange has it as {x.VenueId}",
        Event.OrderTriggered { Child: { } child } => $"was triggered and placed order {child}",
        Event.OrderTriggered => "was triggered",
        Event.OrderRejected x => $"rejected by the exchange: {Of(x.Rejection)}",
        Event.OrderFilled x => $"filled {x.Fill.Quantity} @ {x.Fill.Price}, fee {DecimalText.Plain(x.Fill.Fee)} {x.Fill.FeeAsset}, "
            + $"{(x.Fill.IsMaker ? "maker" : "taker")}, trade {x.Fill.Trade}",
        Event.OrderAmended x => $"now {x.Quantity}{(x.Price is { } price ? $" @ {price}" : "")}",
        Event.OrderCanceled => "canceled",
        Event.OrderExpired x => x.Reason.Length == 0 ? "expired" : $"expired: {x.Reason}",
        Event.AmendRejected x => $"its change was rejected: {Of(x.Rejection)}",
        Event.CancelRejected x => $"its cancel was rejected: {Of(x.Rejection)}",
        Event.OrderUnresolved x => $"what became of its {x.Request.ToString().ToLowerInvariant()} is not known: {x.Why}",
        Event.OrderNeverPlaced => "looked up: the exchange never got it and never will",
        Event.OrderAdopted x => $"found at the exchange as {x.VenueId}, {x.Filled} of {x.Spec.Quantity} filled",
        _ => e.GetType().Name,
    };

    /// <summary>A command as the effect of something; null for timers, which only say when to look again.</summary>
    public static string? Of(Command command) => command switch
    {
        Command.PlaceOrder x => $"place {Short(x.Order)}: {Of(x.Spec)}",
        Command.AmendOrder x => $"amend {Short(x.Order)} to {x.Quantity} @ {x.Price}",
        Command.CancelOrder x => $"cancel {Short(x.Order)}",
        Command.Submit x => $"submit {x.Execution}: {x.Request}",
        Command.RaiseAlarm x => $"alarm {x.Alarm}: {x.Text}",
        Command.ClearAlarm x => $"clear alarm {x.Alarm}",
        Command.Finish x => $"end: {Words.Outcome(x.Outcome)}",
        _ => null,
    };

    public static string Of(OrderSpec spec)
    {
        var conditional = spec as OrderSpec.Conditional;
        var trail = spec as OrderSpec.TrailingStop;
        return string.Join(' ', new[]
        {
            Words.Type(spec), Words.Side(spec.Side),
            spec.ClosesPosition ? "the whole position" : spec.Quantity.ToString(),
            conditional?.TriggerPrice is { } trigger ? $"trigger {trigger}" : "",
            trail is null ? "" : $"callback {DecimalText.Plain(trail.CallbackPercent)}%",
            trail?.Activation is { } from ? $"from {from}" : "",
            spec.LimitPrice is { } price ? $"@ {price}" : "",
            conditional is { WorkingType: WorkingType.MarkPrice } ? "on the mark price" : "",
            spec.ReduceOnly ? "reduce-only" : "",
        }.Where(word => word.Length > 0));
    }

    /// <summary>An order by its leg (<c>s01a</c>), or by its whole id when its user chose it.</summary>
    public static string Short(ClientOrderId order) =>
        Ownership.OwnerOf(order) is { } owner ? order.Text[(owner.Text.Length + 1)..] : order.Text;

    private static string Of(VenueRejection rejection) => rejection.Message.Length == 0
        ? $"[{rejection.Code}]" : $"{rejection.Message} [{rejection.Code}]";
}
