using System.Text.Json;

namespace Bowline.Paper;

/// <summary>
/// The filters of a symbol that the venue may change while it trades. Book and positions go on in the ticks and lots that
/// it was listed with, so a tick or step only becomes a multiple of that.
/// </summary>
/// <param name="Tick">Quote units.</param>
/// <param name="MinPrice">Quote units; a multiple of the tick counts from here.</param>
/// <param name="Step">Base units.</param>
/// <param name="Limit">LOT_SIZE in listed lots.</param>
/// <param name="Market">MARKET_LOT_SIZE in listed lots.</param>
/// <param name="MinNotional">Quote units.</param>
/// <param name="MinNotionalText">The same as the venue prints it.</param>
public sealed record SymbolFilters(
    decimal Tick, decimal MinPrice, decimal Step, LotLimits Limit, LotLimits Market, decimal MinNotional, string MinNotionalText)
{
    /// <summary>What becomes of them.</summary>
    /// <param name="tickTimes">The tick in ticks of now; the least price goes up to the next of them.</param>
    /// <param name="stepTimes">The step in steps of now; the least quantity goes up, the largest down.</param>
    /// <param name="minNotional">Quote units; 0 leaves it.</param>
    /// <param name="maxSteps">Most listed lots of one order; 0 leaves it.</param>
    internal SymbolFilters Changed(long tickTimes, long stepTimes, long minNotional, long maxSteps) => this with
    {
        Tick = Tick * tickTimes,
        MinPrice = tickTimes == 1 ? MinPrice : decimal.Ceiling(MinPrice / (Tick * tickTimes)) * Tick * tickTimes,
        Step = Step * stepTimes,
        Limit = Changed(Limit, stepTimes, maxSteps),
        Market = Changed(Market, stepTimes, maxSteps),
        MinNotional = minNotional == 0 ? MinNotional : minNotional,
        MinNotionalText = minNotional == 0 ? MinNotionalText : Money.Trimmed(minNotional),
    };

    /// <summary>The <c>filters</c> of exchangeInfo with these in the place of the listed ones.</summary>
    internal void Write(Utf8JsonWriter writer, JsonElement listed, decimal lot)
    {
        writer.WriteStartArray();
        foreach (var filter in listed.EnumerateArray())
        {
            var lots = filter.GetProperty("filterType").ValueEquals("MARKET_LOT_SIZE") ? Market : Limit;
            writer.WriteStartObject();
            foreach (var member in filter.EnumerateObject())
            {
                if (Value(member.Name, lots, lot) is { } value)
                    writer.WriteString(member.Name, value);
                else
                    member.WriteTo(writer);
            }
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private string? Value(string name, LotLimits lots, decimal lot) => name switch
    {
        "tickSize" => Money.Trimmed(Tick),
        "minPrice" => Money.Trimmed(MinPrice),
        "stepSize" => Money.Trimmed(Step),
        "minQty" => Money.Trimmed(lots.Min * lot),
        "maxQty" => Money.Trimmed(lots.Max * lot),
        "notional" => MinNotionalText,
        _ => null,
    };

    private static LotLimits Changed(LotLimits lots, long stepTimes, long maxSteps)
    {
        var most = maxSteps == 0 ? lots.Max : maxSteps;
        return new LotLimits((lots.Min + stepTimes - 1) / stepTimes * stepTimes, most / stepTimes * stepTimes);
    }
}
