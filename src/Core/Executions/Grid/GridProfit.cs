namespace Bowline.Core;

/// <summary>What a grid has earned by closing what it opened.</summary>
internal static class GridProfit
{
    /// <summary>
    /// Over all cells: what closing brought less what opening the same quantity had cost, quote asset, before fees; and the
    /// quantity that was opened and closed, base asset.
    /// </summary>
    public static (decimal Profit, decimal Turned) Of(GridLadder ladder, Legs legs, LegKey inventory)
    {
        var (profit, turned) = (0m, 0m);
        var start = legs[inventory];
        foreach (var cell in ladder.Cells)
        {
            var (opens, closes, given) = (legs[cell.Opens], legs[cell.Closes], ladder.Given(cell, start.Filled));
            var opened = opens.Filled.Value + given;
            var closed = Math.Min(opened, closes.Filled.Value);
            if (closed == 0)
                continue;
            var paid = opens.Quote.Value + (given == 0 ? 0 : given * start.Quote.Value / start.Filled.Value);
            var (cost, brought) = (paid * closed / opened, closes.Quote.Value * closed / closes.Filled.Value);
            profit += cell.IsLong ? brought - cost : cost - brought;
            turned += closed;
        }

        return (profit, turned);
    }
}
