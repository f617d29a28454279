using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>What the parameters of a grid must keep to, all problems at once.</summary>
internal static class GridRules
{
    public const int FewestLevels = 2;

    /// <summary>With room under the exchange's 200 orders a symbol for levels that are partly filled, and for others.</summary>
    public const int MostLevels = 150;

    private const int WidestRatio = 10_000;

    public static bool HasLevels(GridSpec spec) =>
        spec.Lower < spec.Upper && spec.Levels is >= FewestLevels and <= MostLevels && !IsTooWide(spec);

    private static bool IsTooWide(GridSpec spec) => spec.Upper.Value / WidestRatio > spec.Lower.Value;

    public static ImmutableArray<Refusal> Check(GridSpec spec)
    {
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        refusals.AddRange(Range(spec));
        refusals.AddRange(Sizes(spec));
        refusals.AddRange(Sides(spec));
        refusals.AddRange(Orders(spec));
        if (HasLevels(spec))
        {
            var ladder = GridLadder.Of(spec);
            refusals.AddRange(Steps(spec, ladder));
            refusals.AddRange(Trailing(spec, ladder));
            refusals.AddRange(Orders(spec, ladder));
        }

        return [.. refusals.DistinctBy(r => r.Code)];
    }

    private static IEnumerable<Refusal> Range(GridSpec spec)
    {
        var most = Math.Min(MostLevels, spec.Instrument.MaxOpenOrders > 0 ? spec.Instrument.MaxOpenOrders - 1 : MostLevels);
        if (spec.Levels < FewestLevels || spec.Levels > most)
        {
            yield return new("grid-levels-range",
                $"a grid has {FewestLevels} to {most} levels (the exchange takes {spec.Instrument.MaxOpenOrders} orders a symbol)",
                spec.Levels.ToString(), [Math.Clamp(spec.Levels, FewestLevels, most).ToString()], "change --levels", null);
        }

        if (spec.Lower >= spec.Upper)
        {
            yield return new("grid-range", $"the lower end lies below the upper end {spec.Upper}", spec.Lower.ToString(), [],
                $"type --lower below {spec.Upper}", null);
        }
        else if (IsTooWide(spec))
        {
            yield return new("grid-range", $"the upper end is at most {WidestRatio} times the lower end", $"{spec.Lower} to {spec.Upper}", [],
                "move the ends nearer to each other", null);
        }
        else if (spec.Context.Arrival < spec.Lower || spec.Context.Arrival > spec.Upper)
        {
            yield return new("grid-price-outside", $"the market's price {spec.Context.Arrival} lies between the grid's ends",
                $"{spec.Lower} to {spec.Upper}", [], "move the ends around the price, or start it with `when` once the price is there", null);
        }
    }

    private static IEnumerable<Refusal> Sizes(GridSpec spec)
    {
        if (spec.Investment is <= 0)
        {
            yield return new("grid-investment", "the investment is above zero", DecimalText.Plain(spec.Investment.Value), [],
                "type for example --investment 1000", null);
        }

        if (spec.Quantity.IsZero && HasLevels(spec) && spec.Investment is > 0)
        {
            yield return new("grid-investment-too-small",
                $"{spec.Levels - 1} levels need at least {DecimalText.Plain(Least(spec))} {spec.Instrument.QuoteAsset} together",
                DecimalText.Plain(spec.Investment.Value), [DecimalText.Plain(Least(spec))], "invest more, or take fewer levels", null);
        }

        foreach (var refusal in Bounds.Percent("grid-fee", "the fee of a fill", spec.FeePercent, 0, 1))
            yield return refusal;
    }

    // The whole notional at which every opening order reaches the symbol's least.
    private static decimal Least(GridSpec spec)
    {
        var cells = GridLadder.Of(spec with { Trailing = null }).Cells;
        var quantity = cells.Max(cell => spec.Instrument.SmallestAt(cell.OpensAt, LotKind.Limit).Value);
        return decimal.Ceiling(cells.Sum(cell => cell.OpensAt.Value) * quantity);
    }

    private static IEnumerable<Refusal> Sides(GridSpec spec)
    {
        if (spec.StopLower is { } low && low >= spec.Lower)
        {
            yield return new("grid-stop-side", $"the lower stop lies below the lowest level {spec.Lower}", low.ToString(), [],
                $"type --stop-lower below {spec.Lower}", null);
        }

        if (spec.StopUpper is { } high && high <= spec.Upper)
        {
            yield return new("grid-stop-side", $"the upper stop lies above the highest level {spec.Upper}", high.ToString(), [],
                $"type --stop-upper above {spec.Upper}", null);
        }

        if (spec.Leg != PositionSide.Both && spec.Direction != (spec.Leg == PositionSide.Long ? GridDirection.Long : GridDirection.Short))
        {
            yield return new("grid-position-side",
                "in hedge mode a grid works on one position: a long grid on LONG, a short grid on SHORT", SpecWord.Of(spec.Direction),
                [SpecWord.Of(spec.Leg == PositionSide.Long ? GridDirection.Long : GridDirection.Short)],
                "change --direction; for both ways start a long and a short grid", null);
        }
    }

    private static IEnumerable<Refusal> Steps(GridSpec spec, GridLadder ladder)
    {
        foreach (var cell in ladder.Cells[..ladder.Window])
        {
            var earned = cell.High.Value - cell.Low.Value;
            var paid = (cell.High.Value + cell.Low.Value) * spec.FeePercent / 100;
            if (earned > paid)
                continue;
            yield return new("grid-step-below-fees",
                $"a step earns more than its two fees of {DecimalText.Plain(spec.FeePercent)} %: {DecimalText.Plain(paid)} {spec.Instrument.QuoteAsset} a unit here",
                $"{cell.Low} to {cell.High} earns {DecimalText.Plain(earned)}", [], "take fewer levels, or a wider range", null);
            yield break;
        }
    }

    private static IEnumerable<Refusal> Trailing(GridSpec spec, GridLadder ladder)
    {
        if (spec.Trailing is not { } end)
            yield break;
        if (spec.Direction == GridDirection.Neutral)
        {
            yield return new("grid-trailing-neutral", "only a long grid (up) or a short grid (down) can follow the price",
                SpecWord.Of(spec.Direction), ["long", "short"], "change --direction, or leave --trailing out", null);
        }
        else if (spec.Direction == GridDirection.Long ? end <= spec.Upper : end >= spec.Lower)
        {
            yield return new("grid-trailing-side",
                spec.Direction == GridDirection.Long ? $"a long grid follows up, beyond {spec.Upper}" : $"a short grid follows down, beyond {spec.Lower}",
                end.ToString(), [], "type a --trailing price on that side", null);
        }
        else if (ladder.Cells.Length > GridLadder.MostCells)
        {
            var last = ladder.Cells[GridLadder.MostCells - 1];
            yield return new("grid-trailing-far", $"a grid follows the price over at most {GridLadder.MostCells} levels", end.ToString(),
                [(spec.Direction == GridDirection.Long ? last.High : last.Low).ToString()], "type a nearer --trailing", null);
        }
    }

    /// <summary>What can be told of its orders also where its levels make no sense: quantity, ends and stops.</summary>
    private static IEnumerable<Refusal> Orders(GridSpec spec)
    {
        if (spec.Quantity.IsZero)
        {
            if (spec.Investment is null)
                yield return new("quantity-zero", "the quantity must be above zero", "0", [], "type --per-level or --investment", -4003);
            yield break;
        }

        foreach (var end in new[] { spec.Lower, spec.Upper })
        {
            foreach (var refusal in spec.Instrument.CheckFilters(spec.Limit(spec.Side, spec.Quantity, end), null))
                yield return refusal;
        }

        foreach (var stop in new[] { spec.StopLower, spec.StopUpper })
        {
            if (stop is not { } trigger)
                continue;
            foreach (var refusal in spec.Instrument.CheckFilters(spec.StopOrder(new PositionAmount(spec.Quantity.Value), trigger), spec.Context.Mark))
                yield return refusal;
        }
    }

    private static IEnumerable<Refusal> Orders(GridSpec spec, GridLadder ladder)
    {
        if (spec.Quantity.IsZero)
            yield break;
        // A stop covers all that the levels together can hold.
        foreach (var (trigger, isLong) in new[] { (spec.StopLower, true), (spec.StopUpper, false) })
        {
            var held = spec.Quantity.Value * Math.Min(ladder.Window, ladder.Cells.Count(cell => cell.IsLong == isLong));
            if (trigger is not { } price || held == 0)
                continue;
            var stop = spec.StopOrder(new PositionAmount(isLong ? held : -held), price);
            foreach (var refusal in spec.Instrument.CheckFilters(stop, spec.Context.Mark).Where(refusal => refusal.Code == "quantity-above-max"))
                yield return refusal;
        }

        // The cheapest level has the least notional.
        foreach (var cell in new[] { ladder.Cells.MinBy(cell => cell.OpensAt), ladder.Cells[ladder.Window - 1], ladder.Cells[0] })
        {
            // One that opens later does so where the market will be then.
            Price? mark = cell.StartsFull || cell.Number > ladder.Window ? null : spec.Context.Mark;
            foreach (var refusal in spec.Instrument.CheckFilters(spec.Limit(cell.OpeningSide, spec.Quantity, cell.OpensAt), mark))
                yield return refusal;
        }

        if (!ladder.StartingFull.IsZero)
        {
            foreach (var refusal in spec.Instrument.CheckFilters(spec.Market(spec.Side, ladder.StartingFull), spec.Context.Mark))
                yield return refusal;
        }
    }
}
