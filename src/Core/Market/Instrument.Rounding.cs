namespace Bowline.Core;

/// <summary>Which quantity limits hold: market orders have their own [LOT_SIZE, MARKET_LOT_SIZE].</summary>
public enum LotKind
{
    Limit,
    Market,
}

/// <summary>
/// The one place that rounds. Every method names its direction; none looks at the limits, which <see cref="Check"/>
/// does.
/// </summary>
public sealed partial record Instrument
{
    /// <summary>The quantity limits for an order.</summary>
    public LotSize LotFor(LotKind kind) => kind == LotKind.Market ? MarketLot : Lot;

    public static LotKind KindOf(OrderSpec spec) => spec.LimitPrice is null ? LotKind.Market : LotKind.Limit;

    /// <summary>
    /// The highest price on the grid that is not above; the lowest one above zero when there is none.
    /// </summary>
    public Price RoundDown(Price price)
    {
        var down = Down(price.Value, MinPrice, TickSize);
        return new(down > 0 ? down : down + TickSize);
    }

    /// <summary>The lowest price on the grid that is not below.</summary>
    public Price RoundUp(Price price) => new(Up(price.Value, MinPrice, TickSize));

    /// <summary>To the passive side: a buy's price down, a sell's price up.</summary>
    public Price RoundToward(Side side, Price price) => side == Side.Buy ? RoundDown(price) : RoundUp(price);

    /// <summary>
    /// The order with each of its prices on the grid, to the passive side: a limit is never worse than it was, and a stop
    /// wakes no later.
    /// </summary>
    public OrderSpec OnGrid(OrderSpec spec) => spec switch
    {
        OrderSpec.Limit limit => limit with { Price = RoundToward(spec.Side, limit.Price) },
        OrderSpec.StopMarket stop => stop with { Trigger = RoundToward(spec.Side, stop.Trigger) },
        OrderSpec.TakeProfitMarket profit => profit with { Trigger = RoundToward(spec.Side, profit.Trigger) },
        OrderSpec.StopLimit stop => stop with
        {
            Trigger = RoundToward(spec.Side, stop.Trigger), Price = RoundToward(spec.Side, stop.Price),
        },
        OrderSpec.TakeProfitLimit profit => profit with
        {
            Trigger = RoundToward(spec.Side, profit.Trigger), Price = RoundToward(spec.Side, profit.Price),
        },
        OrderSpec.TrailingStop { Activation: { } activation } trail => trail with
        {
            Activation = RoundToward(spec.Side, activation),
        },
        _ => spec,
    };

    /// <summary>The largest quantity on the grid that is not above; zero when there is none.</summary>
    public Quantity RoundDown(Quantity quantity, LotKind kind)
    {
        var lot = LotFor(kind);
        return new(Math.Max(0, Down(quantity.Value, lot.Min, lot.Step)));
    }

    /// <summary>The smallest quantity on the grid that is not below.</summary>
    public Quantity RoundUp(Quantity quantity, LotKind kind)
    {
        var lot = LotFor(kind);
        return new(Up(quantity.Value, lot.Min, lot.Step));
    }

    /// <summary>The largest quantity that one order may be; more than there is where the venue states none.</summary>
    public Quantity Largest(LotKind kind) =>
        LotFor(kind).Max is > 0 and var max ? RoundDown(new Quantity(max), kind) : new(decimal.MaxValue);

    /// <summary>As much of it as one market order may be.</summary>
    public Quantity LargestPiece(Quantity quantity) => Largest(LotKind.Market) is var most && quantity > most ? most : quantity;

    /// <summary>Prices stand on the same grid by both rules.</summary>
    public bool HasGridOf(Instrument other) => TickSize == other.TickSize && Past(MinPrice, other.MinPrice, TickSize) == 0;

    /// <summary>The same for what runs already: its prices stand, and its closes at market are cut, as by the other.</summary>
    public bool TradesLike(Instrument other) => HasGridOf(other) && MarketLot.Max == other.MarketLot.Max;

    public bool IsOnGrid(Price price) => Past(price.Value, MinPrice, TickSize) == 0;

    public bool IsOnGrid(Quantity quantity, LotKind kind)
    {
        var lot = LotFor(kind);
        return Past(quantity.Value, lot.Min, lot.Step) == 0;
    }

    private static decimal Down(decimal value, decimal origin, decimal increment) =>
        value - Past(value, origin, increment);

    private static decimal Up(decimal value, decimal origin, decimal increment)
    {
        var past = Past(value, origin, increment);
        return past == 0 ? value : value - past + increment;
    }

    // How far a value lies past the grid point at or below it. The remainder of decimals is exact, a quotient is not.
    private static decimal Past(decimal value, decimal origin, decimal increment)
    {
        if (increment <= 0)
            return 0;
        var rest = (value - origin) % increment;
        return rest < 0 ? rest + increment : rest;
    }
}
