using static Bowline.Core.Tests.Story;

namespace Bowline.Core.Tests;

/// <summary>The lines of a story as events.</summary>
internal sealed class StoryEvents(ExecutionId execution, Symbol symbol)
{
    private long _lastTrade;

    public Time Now { get; set; } = Some.Noon;

    public Event Of(string[] w) => Order(w) ?? Operator(w) ?? Market(w)
        ?? throw new FormatException($"no such line: {string.Join(' ', w)}");

    private Event? Order(string[] w) => w[0] switch
    {
        "submitted" => new Event.OrderSubmitted(Now, Id(w)),
        "accepted" => new Event.OrderAccepted(Now, Id(w), Venue(w)),
        "triggered" => new Event.OrderTriggered(Now, Id(w), new VenueOrderId(Venue(w).Value + 500_000)),
        "filled" => new Event.OrderFilled(Now, Id(w), Venue(w), Fill(w)),
        // The trade is from before what was told meanwhile.
        "filled-late" => new Event.OrderFilled(Now, Id(w), Venue(w), Fill(w) with { At = Now + TimeSpan.FromSeconds(-30) }),
        "amended" => new Event.OrderAmended(
            Now, Id(w), w.Length > 4 ? new Price(Number(w[4])) : null, new(Number(w[2]))),
        "canceled" => new Event.OrderCanceled(Now, Id(w)),
        "expired" => new Event.OrderExpired(Now, Id(w), string.Join(' ', w.Skip(2))),
        "rejected" => new Event.OrderRejected(Now, Id(w), Rejection(w)),
        // With a price inside the band, where only that is in the way.
        "denied" => new Event.OrderDenied(Now, Id(w), new(w[2], "") { Inside = w.Length > 3 ? new Price(Number(w[3])) : null }),
        "not-sent" => new Event.OrderNotSent(Now, Id(w), "connection refused"),
        "never-placed" => new Event.OrderNeverPlaced(Now, Id(w)),
        "unresolved" => new Event.OrderUnresolved(
            Now, Id(w), Enum.Parse<InflightKind>(w[2], ignoreCase: true), "503"),
        "cancel-rejected" => new Event.CancelRejected(Now, Id(w), Rejection(w)),
        "amend-rejected" => new Event.AmendRejected(Now, Id(w), Rejection(w)),
        "cancel" => new Event.CancelRequested(Now, Id(w)),
        _ => null,
    };

    private Event? Operator(string[] w) => w[0] switch
    {
        "pause" => new Event.PauseRequested(Now, execution),
        "resume" => new Event.ResumeRequested(Now, execution),
        "end" => new Event.EndRequested(Now, execution),
        "finish" => new Event.FinishRequested(Now, execution),
        // The statement is from a moment before, or from when it says by the exchange's clock: reduced 0.004 stated -60s
        "reduced" => new Event.HoldingReduced(Now, execution, new(Number(w[1])), "closed by hand",
            Now + TimeSpan.FromSeconds(w.Length > 3 ? (double)Number(w[3].TrimEnd('s')) : -0.001)),
        "started" => new Event.ExecutionStarted(Now, new(w[1]), new MarketOrderSpec(Some.Market()), 1),
        "turned-down" => new Event.RequestRefused(
            Now, new(w[2], "", "", [], "", null), new ExecutionId(w[1]), new("market", "BTCUSDT", "BUY", "", "", "")),
        "ended" => new Event.ExecutionFinished(
            Now, new(w[1]), w.Length > 2 && w[2] == "failed"
                ? new Outcome.Failed(Quantity.Zero, Quantity.Zero, "x", "") : new Outcome.Completed(Quantity.Zero)),
        _ => null,
    };

    private Event? Market(string[] w) => w[0] switch
    {
        "quote" => new Event.QuoteUpdated(
            Now, symbol, new(new(Number(w[1])), new(5), new(Number(w[2])), new(5), Now)),
        "mark" => new Event.MarkPriceUpdated(Now, Of(w, 2), new(Number(w[1]))),
        "funding" => new Event.FundingUpdated(
            Now, symbol, new(Number(w[2])), Number(w[1]), Now + TimeSpan.FromHours(8)),
        // Last price and volume; then, when they differ from it, high and low.
        "trades" => new Event.TradesObserved(
            Now, symbol, new(Number(w[1])), new(Number(w[w.Length > 4 ? 3 : 1])), new(Number(w[w.Length > 4 ? 4 : 1])),
            new(Number(w[2]))),
        // Interval and close; then, when they differ from it, high and low.
        "kline" => new Event.KlineClosed(
            Now, symbol, w[1], new(Now, new(Number(w[2])), new(Number(w[w.Length > 4 ? 3 : 2])),
                new(Number(w[w.Length > 4 ? 4 : 2])), new(Number(w[2])), new(1))),
        // The exchange puts the symbol's prices on another grid.
        "tick" => new Event.InstrumentChanged(Now, Some.Btc with { TickSize = Number(w[1]), MinPrice = Number(w[1]) }),
        // The exchange makes its largest market order another one.
        "largest" => new Event.InstrumentChanged(Now, Some.Btc with { MarketLot = Some.Btc.MarketLot with { Max = Number(w[1]) } }),
        // Prices are not told any more, or the desk was away.
        "lost" => new Event.StreamLost(Now, w.Length > 1 ? Feed.QuoteStream : Feed.PriceStream, "gone"),
        "position" => new Event.PositionChanged(Now, symbol, PositionSide.Both, new(Number(w[1])), 60000m),
        _ => null,
    };

    private static Symbol Of(string[] w, int at) => w.Length > at ? new(w[at]) : Some.Btc.Symbol;

    private ClientOrderId Id(string[] w) => new($"{execution.Text}-{w[1]}");

    private static VenueRejection Rejection(string[] w) => new(w.Length > 2 ? int.Parse(w[2]) : -2011, "", "");

    // One number for each order: every id has another text.
    private static VenueOrderId Venue(string[] w) => new(w[1].Aggregate(7L, (sum, c) => (sum * 37) + c));

    // filled s01 0.004 @ 62000 [trade 7]
    private Fill Fill(string[] w)
    {
        var trade = w.Length > 6 ? long.Parse(w[6]) : ++_lastTrade;
        var (quantity, price) = (Number(w[2]), Number(w[4]));
        return new(new(trade), new(price), new(quantity), 0.0005m * quantity * price, "USDT", Notional.Zero, false, Now);
    }
}
