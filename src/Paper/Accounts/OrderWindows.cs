namespace Bowline.Paper;

/// <summary>
/// Orders an account sent in the running 10 s and 1 min windows; both start on the clock (contract 3.1). A batch counts
/// five in the short window and one in the long (3.3).
/// </summary>
internal sealed class OrderWindows
{
    public const int TenSecondsMax = 300;
    public const int MinuteMax = 1200;

    private long tenth = -1;
    private long minute = -1;

    public int InTenSeconds { get; private set; }

    public int InMinute { get; private set; }

    /// <summary>The window that would be exceeded by so many more orders, else null.</summary>
    public string? Exceeded(int orders, long now)
    {
        Roll(now);
        if (InTenSeconds + orders > TenSecondsMax)
            return "300 orders per 10 SECOND";
        return InMinute + 1 > MinuteMax ? "1200 orders per 1 MINUTE" : null;
    }

    public void Count(int orders, long now)
    {
        Roll(now);
        InTenSeconds += orders;
        InMinute++;
    }

    private void Roll(long now)
    {
        if (now / 10_000 != tenth)
        {
            tenth = now / 10_000;
            InTenSeconds = 0;
        }
        if (now / 60_000 != minute)
        {
            minute = now / 60_000;
            InMinute = 0;
        }
    }
}
