using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>What the parameters of a bracket must keep to, all problems at once.</summary>
internal static class BracketRules
{
    private static readonly TimeSpan ShortestTimeout = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(30);

    public static ImmutableArray<Refusal> Check(BracketSpec spec)
    {
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        refusals.AddRange(Entry(spec));
        refusals.AddRange(Exits(spec));
        refusals.AddRange(Targets(spec));
        refusals.AddRange(Moves(spec));
        refusals.AddRange(ExitRules.Bound(spec.ProtectWithin));
        foreach (var order in Orders(spec))
            refusals.AddRange(spec.Instrument.CheckFilters(order, spec.Context.Mark));
        return [.. refusals.DistinctBy(r => (r.Code, r.Value))];
    }

    private static IEnumerable<Refusal> Entry(BracketSpec spec)
    {
        var isMarket = spec.EntryType == EntryType.Market;
        if (!isMarket && spec.EntryPrice is null)
        {
            yield return new("entry-price-missing", $"a {SpecWord.Of(spec.EntryType)} entry has a price", "", [],
                "type --entry-price, or leave --entry-type out to enter at market", -1102);
        }

        if (isMarket && spec.EntryPrice is { } price)
        {
            yield return new("entry-price-on-market", "a market entry takes the book's price", price.ToString(), [],
                "add --entry-type limit (or stop), or leave --entry-price out", -1106);
        }

        if (spec.EntryTif is not null && spec.EntryType != EntryType.Limit)
        {
            yield return new("entry-tif-on-market", "only a limit entry has a time in force",
                SpecWord.Of(spec.EntryType), [], "leave --entry-tif out", -1106);
        }

        if (spec.Leg != PositionSide.Both && spec.Leg != (spec.Side == Side.Buy ? PositionSide.Long : PositionSide.Short))
        {
            var opened = spec.Side == Side.Buy ? "LONG" : "SHORT";
            yield return new("bracket-position-side", $"in hedge mode a {SideText.Of(spec.Side)} entry opens {opened}",
                SpecWord.Of(spec.Leg).ToUpperInvariant(), [opened], $"type --position-side {opened}, or the other side", -2022);
        }

        if (spec.EntryType == EntryType.Stop && spec.EntryPrice is { } trigger
            && (spec.Side == Side.Buy ? trigger <= spec.Context.Mark : trigger >= spec.Context.Mark))
        {
            yield return new("entry-price-side",
                $"a {SideText.Of(spec.Side)} stop entry waits {(spec.Side == Side.Buy ? "above" : "below")} the mark price {spec.Context.Mark}",
                trigger.ToString(), [], "type a price on that side, or use --entry-type limit", -2021);
        }

        if (spec.EntryTimeout is { } timeout)
        {
            foreach (var refusal in Bounds.Duration(
                "entry-timeout", "the time after which an entry is withdrawn", timeout, ShortestTimeout, LongestTimeout))
                yield return refusal;
        }
    }

    private static IEnumerable<Refusal> Exits(BracketSpec spec)
    {
        var (from, name) = From(spec);
        if (spec.StopPrice is null && spec.Trail is null)
        {
            yield return new("stop-missing", "a bracket has a stop", "", [],
                "type --stop-price, or --trail for one that follows the price", null);
        }

        foreach (var refusal in ExitRules.Sides(spec.Opposite, from, name, null, spec.StopPrice))
            yield return refusal;
        foreach (var refusal in spec.Targets.SelectMany(t => ExitRules.Sides(spec.Opposite, from, name, t.Price, null)))
            yield return refusal;
        if (spec.StopPrice is { } stop)
        {
            foreach (var refusal in ExitRules.StopLimit(spec.Opposite, stop, spec.StopLimitPrice))
                yield return refusal;
        }
        else if (spec.StopLimitPrice is { } limit)
        {
            yield return new("stop-limit-without-stop", "a stop's limit price belongs to a stop price", limit.ToString(),
                [], "type --stop-price too, or leave --stop-limit-price out", null);
        }
    }

    private static IEnumerable<Refusal> Targets(BracketSpec spec)
    {
        if (spec.Targets.IsEmpty)
            yield break;
        var sum = spec.Targets.Sum(target => target.Share);
        // Thirds do not add up to a hundred in decimals.
        if (spec.Targets.Any(target => target.Share <= 0) || Math.Abs(sum - 100) > 0.000001m)
        {
            yield return new("target-shares", "the shares of the targets are above 0 % and add up to 100 %",
                string.Join(" + ", spec.Targets.Select(t => $"{DecimalText.Plain(t.Share)}%")), [],
                "type shares that add up to 100 %, or none to share equally", null);
        }

        if (spec.Targets.GroupBy(target => target.Price).FirstOrDefault(same => same.Count() > 1) is { } repeated)
        {
            yield return new("target-repeated", "each target has a price of its own", repeated.Key.ToString(), [],
                "add its share to the other's", null);
        }

        var ladder = spec.Ladder;
        foreach (var (place, part) in BracketTarget.Split(spec.Quantity, ladder, spec.Instrument).Index())
        {
            if (part.Value < spec.Instrument.Lot.Min)
            {
                yield return new("target-share-below-min",
                    $"each target takes at least {DecimalText.Plain(spec.Instrument.Lot.Min)} {spec.Instrument.BaseAsset}",
                    $"{ladder[place].Price}: {DecimalText.Plain(ladder[place].Share)} % of {spec.Quantity}", [],
                    "fewer targets, a larger share, or a larger quantity", -4004);
            }
        }
    }

    private static IEnumerable<Refusal> Moves(BracketSpec spec)
    {
        if (spec.BreakEvenAfter is { } after && (after < 1 || after >= spec.Targets.Length))
        {
            yield return new("break-even-after-range",
                "the stop moves to break-even after at least one target, and before the last",
                after.ToString(), spec.Targets.Length > 1 ? [Math.Clamp(after, 1, spec.Targets.Length - 1).ToString()] : [],
                spec.Targets.Length > 1 ? $"type 1 to {spec.Targets.Length - 1}" : "give two targets or more, or leave it out", null);
        }

        if (spec.Trail is not { } trail)
            yield break;
        foreach (var refusal in TrailRules.Check(trail, spec.Opposite, spec.Instrument, From(spec).Price, spec.StopPrice))
            yield return refusal;
    }

    private static IEnumerable<OrderSpec> Orders(BracketSpec spec)
    {
        yield return spec.EntryOrder(spec.Quantity);
        if (spec.StopPrice is { } stop)
            yield return spec.StopOrder(spec.Quantity, stop);
        foreach (var target in spec.Targets)
            yield return ExitOrders.TakeProfit(spec, spec.Opposite, spec.Quantity, target.Price, spec.Working);
    }

    /// <summary>The price the exits stand around: where the entry should fill.</summary>
    private static (Price Price, string Name) From(BracketSpec spec)
    {
        var mark = spec.Context.Mark;
        if (spec.EntryType == EntryType.Market || spec.EntryPrice is not { } entry)
            return (mark, "mark price");
        // A limit price beyond the market fills at the market's.
        var crosses = spec.EntryType == EntryType.Limit && (spec.Side == Side.Buy ? entry > mark : entry < mark);
        return crosses ? (mark, "mark price") : (entry, "entry price");
    }
}
