namespace Bowline.Core;

/// <summary>
/// Resting reduce-only limit orders of one side together are not larger than the position: beyond it the venue would
/// throw out somebody else's (wire contract, section 12.2 R3). Market orders pass: they close what is there and rest
/// nowhere. Conditional orders take no room before they wake.
/// </summary>
public static class ReduceOnlyRoomIsShared
{
    public static Denial? Check(RiskQuestion q)
    {
        if (q.Spec is not OrderSpec.Limit { Closes: true })
            return null;
        var (size, resting) = (q.Position.Amount.Size.Value, q.Others.On(q.Spec.Side).Reducing);
        // What is too large by itself is told by the rule before.
        return q.Working.Value <= size && q.Working.Value + resting > size
            ? new("reduce-only-room",
                $"{DecimalText.Plain(resting)} of the position of {DecimalText.Plain(size)} {q.Spec.Symbol} is on reduce-only"
                + $" orders already: room is left for {DecimalText.Plain(Math.Max(0, size - resting))}, not for {q.Working}")
            : null;
    }
}
