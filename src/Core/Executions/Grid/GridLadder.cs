using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// The levels of a grid and the cells between them, computed once from its parameters. A short grid counts from the top,
/// the others from the bottom, so that a grid which follows the price only ever goes on to higher numbers.
/// </summary>
internal sealed class GridLadder
{
    /// <summary>Cells that a grid may have from first to last, those it leaves behind counted.</summary>
    public const int MostCells = 1_000;

    private readonly Quantity _size;

    private GridLadder(ImmutableArray<GridCell> cells, int window, Quantity size, int full) =>
        (Cells, Window, _size, StartingFull) = (cells, window, size, new(size.Value * full));

    /// <summary>Every cell it may ever come to, in the order in which a following grid reaches them.</summary>
    public ImmutableArray<GridCell> Cells { get; }

    /// <summary>How many of them are at work at a time.</summary>
    public int Window { get; }

    /// <summary>What all cells that start full hold together.</summary>
    public Quantity StartingFull { get; }

    public static GridLadder Of(GridSpec spec)
    {
        var prices = Prices(spec);
        var fromTop = spec.Direction == GridDirection.Short;
        var cells = ImmutableArray.CreateBuilder<GridCell>(prices.Length - 1);
        var full = 0;
        for (var i = 0; i + 1 < prices.Length; i++)
        {
            var (low, high) = fromTop ? (prices[i + 1], prices[i]) : (prices[i], prices[i + 1]);
            var isFull = i < spec.Levels - 1 && IsBeyond(spec, low, high);
            cells.Add(new(i + 1, low, high, IsLong(spec, low, high), isFull ? full++ : -1));
        }

        return new(cells.ToImmutable(), spec.Levels - 1, spec.Quantity, full);
    }

    /// <summary>What a cell that starts full has of the market order at the start: the nearest cell is served first.</summary>
    public decimal Given(GridCell cell, Quantity filled) =>
        cell.StartsFull ? Math.Clamp(filled.Value - (_size.Value * cell.Rank), 0, _size.Value) : 0;

    /// <summary>
    /// The quantity of a level when so much quote asset is spread over all opening orders, rounded down to the step.
    /// </summary>
    public static Quantity Share(GridSpec spec, decimal investment)
    {
        if (!GridRules.HasLevels(spec) || investment <= 0)
            return Quantity.Zero;
        var sum = 0m;
        foreach (var cell in Of(spec with { Trailing = null }).Cells)
            sum += cell.OpensAt.Value;
        var share = new Quantity(investment / sum);
        return spec.Instrument.RoundDown(spec.Instrument.RoundDown(share, LotKind.Limit), LotKind.Market);
    }

    // A neutral grid sells above the price and buys below it; the cell that holds the price opens at its farther end.
    private static bool IsLong(GridSpec spec, Price low, Price high) => spec.Direction switch
    {
        GridDirection.Long => true,
        GridDirection.Short => false,
        _ => (low.Value + high.Value) / 2 < spec.Context.Arrival.Value,
    };

    private static bool IsBeyond(GridSpec spec, Price low, Price high) => spec.Direction switch
    {
        GridDirection.Long => low >= spec.Context.Arrival,
        GridDirection.Short => high <= spec.Context.Arrival,
        _ => false,
    };

    /// <summary>The levels in counting order, each on the tick below; past the far end as far as the grid may follow.</summary>
    private static ImmutableArray<Price> Prices(GridSpec spec)
    {
        var steps = spec.Levels - 1;
        var (from, to) = spec.Direction == GridDirection.Short ? (spec.Upper, spec.Lower) : (spec.Lower, spec.Upper);
        var difference = (to.Value - from.Value) / steps;
        var ratio = spec.Spacing == GridSpacing.Geometric ? Root.Of(spec.Upper.Value / spec.Lower.Value, steps) : 1;
        var prices = ImmutableArray.CreateBuilder<Price>();
        var at = from.Value;
        // One more than there may be, so that it shows whether they were enough.
        for (var n = 0; n <= MostCells + 1; n++)
        {
            if (n > steps && !IsWithin(spec, at))
                break;
            prices.Add(n == 0 ? from : n == steps ? to : spec.Instrument.RoundDown(new Price(at)));
            at = spec.Spacing == GridSpacing.Arithmetic ? from.Value + (difference * (n + 1))
                : spec.Direction == GridDirection.Short ? at / ratio
                : at * ratio;
        }

        return prices.ToImmutable();
    }

    private static bool IsWithin(GridSpec spec, decimal price) => price > 0 && spec.Trailing is { } end
        && (spec.Direction == GridDirection.Short ? price >= end.Value : price <= end.Value);
}
