using Bowline.App;
using Bowline.Contract;
using Bowline.Core;

namespace Bowline.Daemon;

/// <summary>How things stood after a record, in the rows that every face shows.</summary>
internal sealed record Standing(
    long Sequence, Time At, IReadOnlyList<OrderRow> Orders, IReadOnlyList<PositionRow> Positions, IReadOnlyList<ExecutionRow> Executions)
{
    /// <param name="replay">Has taken at least one record.</param>
    /// <param name="point">What was asked for: a moment is its own clock.</param>
    public static Standing Of(JournalReplay replay, ReplayPoint point)
    {
        var (sequence, at) = replay.Last!.Value;
        var now = point is ReplayPoint.Moment moment ? moment.At : at;
        return new(
            sequence, at, LedgerRows.Orders(replay.Ledger), [.. LedgerRows.Positions(replay.Ledger).Select(Unpriced)],
            LedgerRows.Executions(replay.Ledger, now));
    }

    // A price that nobody acted on is not in the journal, so the last one there may be of long before.
    private static PositionRow Unpriced(PositionRow row) => row with { MarkPrice = null, UnRealizedProfit = null, Notional = null };
}
