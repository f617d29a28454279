using Bowline.Contract;
using Bowline.Core;

namespace Bowline.App;

/// <summary>How things stood after a record, in the rows that every face shows.</summary>
/// <param name="Time">Of the record, UTC, milliseconds since 1970.</param>
public sealed record Standing(
    long Sequence, long Time, IReadOnlyList<OrderRow> Orders, IReadOnlyList<PositionRow> Positions, IReadOnlyList<ExecutionRow> Executions)
{
    /// <param name="replay">Has taken at least one record.</param>
    /// <param name="point">What was asked for: a moment is its own clock.</param>
    public static Standing Of(JournalReplay replay, ReplayPoint point)
    {
        var (sequence, at) = replay.Last!.Value;
        var now = point is ReplayPoint.Moment moment ? moment.Time : at;
        return new(
            sequence, at.Milliseconds, LedgerRows.Orders(replay.Ledger), [.. LedgerRows.Positions(replay.Ledger).Select(Unpriced)],
            LedgerRows.Executions(replay.Ledger, now));
    }

    // A price that nobody acted on is not in the journal, so the last one there may be of long before.
    private static PositionRow Unpriced(PositionRow row) => row with { MarkPrice = null, UnRealizedProfit = null, Notional = null };
}
