namespace Bowline.Paper;

/// <summary>startTime, endTime and limit of the histories on the money side; all inclusive, Unix ms.</summary>
internal readonly record struct HistoryWindow(long From, long To, int Limit)
{
    /// <summary>
    /// Reads the three. Without a start the window is the default span before the end; it never begins earlier than
    /// <paramref name="oldest"/> before now.
    /// </summary>
    public static HistoryWindow Read(
        ParamReader reader, long now, long oldest, long span, int limitDefault, int limitMax)
    {
        var from = reader.Moment("startTime");
        var to = reader.Moment("endTime");
        if (from >= 0 && to >= 0 && from > to)
            reader.Refuse(Refusal.Of(-1023, "Start time is greater than end time."));
        var limit = reader.Whole("limit", limitDefault);
        if (limit < 1 || limit > limitMax)
            reader.Refuse(ParamReader.NotValid("limit"));
        var end = to >= 0 ? to : now;
        var start = from >= 0 ? from : end - span;
        return new HistoryWindow(Math.Max(start, now - oldest), end, (int)Math.Clamp(limit, 1, limitMax));
    }
}
