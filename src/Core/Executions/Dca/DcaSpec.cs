using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>What a fall is measured from.</summary>
public enum DropFrom
{
    /// <summary>The price of the last buy.</summary>
    Last,

    /// <summary>The average price of all buys.</summary>
    Average,
}

/// <summary>
/// Buys (or sells) the same again and again: by time, or each time that the price has gone so far against what was
/// bought. <c>Quantity</c> is that of one buy.
/// </summary>
public sealed record DcaSpec(SpecContext Context) : WorkedSpec(Context)
{
    public override string Kind => Executions.Dca;

    /// <summary>Each buy is worth so much quote asset at the price of then; null buys <c>Quantity</c>.</summary>
    public decimal? QuoteEach { get; init; }

    /// <summary>The time between two buys; null when the price decides.</summary>
    public TimeSpan? Every { get; init; }

    /// <summary>How far the price must have fallen for the next buy (risen, for sells), percent; null when time decides.</summary>
    public decimal? DropPercent { get; init; }

    public DropFrom DropFrom { get; init; }

    /// <summary>It ends after so many buys.</summary>
    public int? Count { get; init; }

    /// <summary>It ends when so much has been bought, base asset.</summary>
    public Quantity? Cap { get; init; }

    /// <summary>It ends when so much has been spent, quote asset, fees not counted.</summary>
    public decimal? CapQuote { get; init; }

    /// <summary>Each buy is an IOC order at this price: what is not offered there is not bought. Null buys at market.</summary>
    public Price? LimitPrice { get; init; }

    public override ImmutableArray<Refusal> Validate() => DcaRules.Check(this);

    public override Execution Begin(ExecutionId id, Time at, ulong seed) => new Dca(this, id, at);

    internal static DcaSpec Read(SpecReader from, SpecContext context)
    {
        var each = from.DecimalOrNothing("quote-each");
        return new(context)
        {
            Side = from.Side(),
            Quantity = from.QuantityOrNothing("quantity") ?? Worth(context, each) ?? from.Quantity("quantity"),
            Leg = from.PositionSide(),
            QuoteEach = each,
            Every = from.DurationOrNothing("every"),
            DropPercent = from.DecimalOrNothing("drop"),
            DropFrom = from.Word("drop-from", DropFrom.Last),
            Count = from.NumberOrNothing("count"),
            Cap = from.QuantityOrNothing("cap"),
            CapQuote = from.DecimalOrNothing("cap-quote"),
            LimitPrice = from.PriceOrNothing("limit-price"),
            ReduceOnly = from.Flag("reduce-only"),
        };
    }

    /// <summary>What one buy is at a price, on the step, rounded down.</summary>
    internal Quantity EachAt(Price price) => QuoteEach is { } quote && quote > 0
        ? Instrument.RoundDown(new Quantity(quote / price.Value), LotKind.Limit) : Quantity;

    /// <summary>One buy.</summary>
    internal OrderSpec Order(Quantity quantity) => LimitPrice is { } price
        ? Limit(Side, quantity, price, new TimeInForce.ImmediateOrCancel(), ReduceOnly)
        : Market(Side, quantity, ReduceOnly);

    protected override void Write(SpecWriter to)
    {
        to.Decimal("quote-each", QuoteEach).Duration("every", Every).Decimal("drop", DropPercent);
        to.Word("drop-from", DropFrom).Number("count", Count).Quantity("cap", Cap).Decimal("cap-quote", CapQuote);
        to.Price("limit-price", LimitPrice).Flag("reduce-only", ReduceOnly);
    }

    private static Quantity? Worth(SpecContext context, decimal? quote) => quote is not { } worth ? null
        : worth > 0 ? context.Instrument.RoundDown(new Quantity(worth / context.Mark.Value), LotKind.Limit) : Quantity.Zero;
}
