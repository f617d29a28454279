using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>What of a grid's cells was closed outside the desk: that quantity is gone for good and is not opened again.</summary>
/// <param name="ByCell">Base asset, by the cell's number.</param>
/// <param name="AsOf">The venue's time of the statement that last showed it: a fill that is not newer was a part of it.</param>
internal sealed record GridLosses(ImmutableSortedDictionary<int, decimal> ByCell, Time AsOf)
{
    public static GridLosses None { get; } = new(ImmutableSortedDictionary<int, decimal>.Empty, default);

    public decimal Total => ByCell.Values.Sum();

    public decimal Of(GridCell cell) => ByCell.GetValueOrDefault(cell.Number);

    /// <summary>Takes so much from cells, the farthest first: the nearest go on earning.</summary>
    /// <param name="from">Cells that hold on the position's side, and how much.</param>
    public GridLosses Take(decimal by, Time asOf, IEnumerable<(GridCell Cell, decimal Held)> from)
    {
        var taken = ByCell;
        foreach (var (cell, held) in from.OrderByDescending(part => part.Cell.Number))
        {
            var part = Math.Min(by, Math.Max(0, held));
            if (part > 0)
                taken = taken.SetItem(cell.Number, Of(cell) + part);
            by -= part;
        }

        return new(taken, asOf);
    }

    /// <summary>
    /// What was thought to be closed outside was a fill that is told late: it was the filled cell's, and what was taken from
    /// others for it is theirs again. Should it have been another trade after all, the shortage shows once more.
    /// </summary>
    /// <param name="cells">Those that close on the filled side, the filled one first.</param>
    public GridLosses GiveBack(decimal by, IEnumerable<GridCell> cells)
    {
        var left = ByCell;
        foreach (var cell in cells)
        {
            var part = Math.Min(by, Of(cell));
            if (part > 0)
                left = part == Of(cell) ? left.Remove(cell.Number) : left.SetItem(cell.Number, Of(cell) - part);
            by -= part;
        }

        return this with { ByCell = left };
    }

    public void MixInto(ref StateMixer mixer)
    {
        mixer.Add((long)ByCell.Count);
        foreach (var (cell, lost) in ByCell)
        {
            mixer.Add((long)cell);
            mixer.Add(lost);
        }

        if (ByCell.Count > 0)
            mixer.Add(AsOf);
    }
}
