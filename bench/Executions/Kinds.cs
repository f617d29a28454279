using System.Collections.Immutable;
using Bowline.Core;

namespace Bowline.Bench;

/// <summary>A small execution of each kind that is measured, on BTCUSDT at 60,000.</summary>
internal static class Kinds
{
    private static readonly ImmutableArray<(string Name, string Text)> All =
    [
        ("oco", "oco side=SELL quantity=0.01 take-profit=62000 stop-price=59000"),
        ("bracket", "bracket side=BUY quantity=0.01 take-profit=62000 stop-price=59000"),
        ("trail", "trail side=SELL quantity=0.01 callback=200 step=20"),
        ("twap", "twap side=BUY quantity=0.009 slices=3 interval=600000ms"),
        ("pov", "pov side=BUY quantity=0.01 participation=10"),
        ("grid of 5", "grid side=BUY quantity=0 per-level=0.002 lower=59000 upper=61000 levels=5"),
        ("chase", "chase side=BUY quantity=0.01"),
        ("iceberg, pegged", "iceberg side=BUY quantity=1 show=0.1 peg=best limit-price=61000"),
    ];

    public static Symbol Symbol { get; } = new("BTCUSDT");

    public static Time Start { get; } = new(1_790_000_000_000);

    public static Instrument Instrument { get; } = new()
    {
        Symbol = Symbol, BaseAsset = "BTC", QuoteAsset = "USDT", MarginAsset = "USDT", ContractType = "PERPETUAL",
        Status = "TRADING", PricePrecision = 2, QuantityPrecision = 3, TickSize = 0.10m, MinPrice = 556.80m,
        MaxPrice = 4529764m, Lot = new(0.001m, 0.001m, 1000m), MarketLot = new(0.001m, 0.001m, 120m), MinNotional = 50m,
        MultiplierUp = 1.05m, MultiplierDown = 0.95m, MaxOpenOrders = 200, MarketTakeBound = 0.05m,
        TriggerProtect = 0.05m, LiquidationFee = 0.0125m,
    };

    /// <summary>Those that this build knows, with their parameters read.</summary>
    public static IEnumerable<(string Name, AlgorithmSpec Spec, string Prefix)> Known()
    {
        foreach (var (name, text) in All)
        {
            var words = text.Split(' ');
            if (Executions.Find(words[0]) is { Read: not null } kind && Read(words) is { } spec)
                yield return (name, spec, kind.Prefix);
        }
    }

    /// <summary>A desk's knowledge with so many of a kind started and at rest at the venue.</summary>
    public static Ledger Started(AlgorithmSpec spec, string prefix, int count)
    {
        var ledger = Apply(Ledger.Empty, new Event.InstrumentChanged(Start, Instrument));
        ledger = Apply(ledger, new Event.MarkPriceUpdated(Start, Symbol, new(60000m)));
        ledger = Apply(ledger, Quote(0, 60000m));
        for (var i = 0; i < count; i++)
            ledger = Begin(ledger, spec, new($"{prefix}-{i:00000000}"), i);
        return ledger;
    }

    public static Ledger Begin(Ledger ledger, AlgorithmSpec spec, ExecutionId id, int number)
    {
        var step = ledger.Apply(new Event.ExecutionStarted(Start, id, spec, (ulong)number));
        ledger = step.Next;
        var venue = 10L * (number + 1);
        foreach (var place in step.Commands.OfType<Command.PlaceOrder>())
        {
            ledger = Apply(ledger, new Event.OrderSubmitted(Start, place.Order));
            ledger = Apply(ledger, new Event.OrderAccepted(Start, place.Order, new(venue++)));
        }

        return ledger;
    }

    public static Event.QuoteUpdated Quote(int number, decimal bid)
    {
        Time at = new(Start.Milliseconds + 1_000 + number);
        return new(at, Symbol, new(new(bid), new(1m + (number % 7)), new(bid + 0.1m), new(2m), at));
    }

    private static Ledger Apply(Ledger ledger, Event e) => ledger.Apply(e).Next;

    private static AlgorithmSpec? Read(string[] words)
    {
        var fields = words.Skip(1).Select(word => word.Split('=', 2)).Select(pair => new SpecField(pair[0], pair[1]));
        try
        {
            return Executions.Read(new(words[0], [.. fields]), new(Instrument, new(60000.05m), new(60000m)));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
