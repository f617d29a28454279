namespace Bowline.Paper;

/// <summary>
/// The server time that clients see: a jump holds as long as its window is open, a drift grows from its beginning and
/// is put right at its end. The exchange itself goes on by its own time.
/// </summary>
internal sealed class ClockFaults(IReadOnlyList<LiveFault> faults)
{
    /// <summary>Ms that the clock shown is ahead; rounded toward the exchange's own time.</summary>
    public long Offset(long now)
    {
        long offset = 0;
        foreach (var fault in faults)
        {
            if (fault.Since(now) is not { } since)
                continue;
            offset += fault.Rule.Kind.Name == "clock-jump"
                ? fault.Rule.Number("offsetMs")
                : since * fault.Rule.Number("ppm") / FaultTable.MillionParts;
        }
        return offset;
    }
}
