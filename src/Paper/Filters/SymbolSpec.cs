using System.Globalization;
using System.Text.Json;

namespace Bowline.Paper;

/// <summary>
/// One listed symbol with all its filters in ticks and lots. Built from one row of exchangeInfo, which it keeps
/// verbatim so that the venue's answer is the row itself.
/// </summary>
public sealed class SymbolSpec
{
    private readonly string priceFormat;
    private readonly string quantityFormat;
    private readonly FixedText? prices;
    private readonly FixedText? quantities;

    private SymbolSpec(JsonElement row, IReadOnlyList<LeverageBracket> brackets, int index)
    {
        Index = index;
        Row = row.Clone();
        Symbol = row.GetProperty("symbol").GetString()!;
        BaseAsset = row.GetProperty("baseAsset").GetString()!;
        Status = row.GetProperty("status").GetString()!;
        DeliveryDate = row.GetProperty("deliveryDate").GetInt64();
        PricePrecision = row.GetProperty("pricePrecision").GetInt32();
        QuantityPrecision = row.GetProperty("quantityPrecision").GetInt32();
        MarketTakeBound = Money(row, "marketTakeBound");
        TriggerProtect = Money(row, "triggerProtect");
        LiquidationFee = Money(row, "liquidationFee");
        MaxModifications = row.GetProperty("maxMoveOrderLimit").GetInt32();
        var price = Filter("PRICE_FILTER");
        TickSize = Money(price, "tickSize");
        MinTicks = (long)(Money(price, "minPrice") / TickSize);
        MaxTicks = (long)(Money(price, "maxPrice") / TickSize);
        StepSize = Money(Filter("LOT_SIZE"), "stepSize");
        MaxOpenOrders = Filter("MAX_NUM_ORDERS").GetProperty("limit").GetInt32();
        var notional = Filter("MIN_NOTIONAL");
        Listed = new SymbolFilters(
            TickSize, Price(MinTicks), StepSize, LotsOf("LOT_SIZE"), LotsOf("MARKET_LOT_SIZE"), Money(notional, "notional"),
            notional.GetProperty("notional").GetString()!);
        Filters = Listed;
        MultiplierUp = Money(Filter("PERCENT_PRICE"), "multiplierUp");
        MultiplierDown = Money(Filter("PERCENT_PRICE"), "multiplierDown");
        RiskControlSide = RiskControl(row);
        Brackets = brackets;
        priceFormat = Format(Scale(TickSize));
        quantityFormat = Format(QuantityPrecision);
        prices = FixedText.Of(TickSize, Scale(TickSize));
        quantities = FixedText.Of(StepSize, QuantityPrecision);
    }

    /// <summary>Position in the registry; arrays by symbol use it.</summary>
    public int Index { get; }

    /// <summary>The exchangeInfo row as recorded.</summary>
    public JsonElement Row { get; }

    public string Symbol { get; }

    public string BaseAsset { get; }

    /// <summary>TRADING or another state of contract section 4.</summary>
    public string Status
    {
        get;
        internal set
        {
            field = value;
            IsOver = SymbolState.IsOver(value);
        }
    }

    /// <summary>True when nothing trades any more.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Unix ms; the far future for a perpetual that nobody has said will be delisted.</summary>
    public long DeliveryDate { get; internal set; }

    /// <summary>The side that may only reduce: NONE, BUY, SELL or BOTH (filter POSITION_RISK_CONTROL).</summary>
    public string RiskControlSide { get; internal set; }

    public int PricePrecision { get; }

    public int QuantityPrecision { get; }

    /// <summary>One tick of the book, quote units; what orders must fit is <see cref="Filters"/>.</summary>
    public decimal TickSize { get; }

    /// <summary>One lot of the book, base units; what orders must fit is <see cref="Filters"/>.</summary>
    public decimal StepSize { get; }

    /// <summary>The filters that it was listed with.</summary>
    public SymbolFilters Listed { get; }

    /// <summary>The filters of now.</summary>
    public SymbolFilters Filters { get; internal set; }

    public long MinTicks { get; }

    public long MaxTicks { get; }

    public int MaxOpenOrders { get; }

    public int MaxModifications { get; }

    public decimal MultiplierUp { get; }

    public decimal MultiplierDown { get; }

    public decimal MarketTakeBound { get; }

    /// <summary>Largest |mark - last| / mark at which a price-protected trigger fires, as a fraction.</summary>
    public decimal TriggerProtect { get; }

    /// <summary>Clearance fee of a liquidation as a fraction of the executed notional.</summary>
    public decimal LiquidationFee { get; }

    /// <summary>Leverage brackets, lowest notional first.</summary>
    public IReadOnlyList<LeverageBracket> Brackets { get; }

    /// <summary>The exchangeInfo row with the state, delivery date and filters of now.</summary>
    public void WriteRow(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var member in Row.EnumerateObject())
        {
            if (member.NameEquals("status"))
                writer.WriteString("status", Status);
            else if (member.NameEquals("deliveryDate"))
                writer.WriteNumber("deliveryDate", DeliveryDate);
            else if (member.NameEquals("filters") && Filters != Listed)
            {
                writer.WritePropertyName("filters");
                Filters.Write(writer, member.Value, StepSize);
            }
            else
                member.WriteTo(writer);
        }
        writer.WriteEndObject();
    }

    public static SymbolSpec Parse(JsonElement row, IReadOnlyList<LeverageBracket> brackets, int index) =>
        new(row, brackets, index);

    public decimal Price(long ticks) => ticks * TickSize;

    public decimal Quantity(long lots) => lots * StepSize;

    /// <summary>Ticks of a price, rounded toward zero; exact for a price on the grid.</summary>
    public long Ticks(decimal price) => (long)(price / TickSize);

    /// <summary>Lots of a quantity, rounded toward zero; exact for a quantity on the grid.</summary>
    public long Lots(decimal quantity) => (long)(quantity / StepSize);

    /// <summary>Price as the venue prints it: the tick size's decimals.</summary>
    public string PriceText(long ticks) =>
        prices?.Text(ticks) ?? Price(ticks).ToString(priceFormat, CultureInfo.InvariantCulture);

    /// <summary>Quantity as the venue prints it: quantityPrecision decimals.</summary>
    public string QuantityText(long lots) =>
        quantities?.Text(lots) ?? Quantity(lots).ToString(quantityFormat, CultureInfo.InvariantCulture);

    private static string Format(int decimals) => decimals == 0 ? "0" : "0." + new string('0', decimals);

    private static int Scale(decimal value) => value.Scale;

    private static decimal Money(JsonElement owner, string name) =>
        decimal.Parse(owner.GetProperty(name).GetString()!, NumberStyles.Number, CultureInfo.InvariantCulture);

    // Older rows have no such filter.
    private static string RiskControl(JsonElement row)
    {
        foreach (var filter in row.GetProperty("filters").EnumerateArray())
        {
            if (filter.GetProperty("filterType").ValueEquals("POSITION_RISK_CONTROL"))
                return filter.GetProperty("positionControlSide").GetString()!;
        }
        return "NONE";
    }

    private JsonElement Filter(string type)
    {
        foreach (var filter in Row.GetProperty("filters").EnumerateArray())
        {
            if (filter.GetProperty("filterType").ValueEquals(type))
                return filter;
        }
        throw new ArgumentException($"{Symbol} has no filter {type}", nameof(type));
    }

    private LotLimits LotsOf(string type)
    {
        var filter = Filter(type);
        return new LotLimits(Lots(Money(filter, "minQty")), Lots(Money(filter, "maxQty")));
    }
}

/// <summary>Smallest and largest quantity of one order, in lots.</summary>
public readonly record struct LotLimits(long Min, long Max);

/// <summary>One row of leverageBracket; notional in quote units, the maintenance ratio as a fraction.</summary>
public sealed record LeverageBracket(
    int Bracket, int InitialLeverage, decimal NotionalCap, decimal NotionalFloor, decimal MaintMarginRatio,
    decimal Cum);
