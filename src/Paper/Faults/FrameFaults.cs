namespace Bowline.Paper;

/// <summary>
/// What a bad day does to frames on their way out. Within one event type of one connection order is kept, as the venue
/// promises (contract 10.2): whatever overtakes a held frame is of another type.
/// </summary>
internal sealed class FrameFaults
{
    private const int SilentMax = 10_000;
    private const int HeldMax = 100_000;

    private readonly Dictionary<StreamConnection, (LiveFault By, long Until)> silent = [];
    private readonly List<HeldFrame> held = [];
    private IReadOnlyList<LiveFault> faults = [];
    private byte[] lookedAt = [];
    private FrameLook look;

    public long NextDue => held.Count == 0 ? long.MaxValue : held.Min(frame => frame.Due);

    private long Now { get; set; }

    /// <summary>The faults from now on; silences of those that are gone end.</summary>
    public void Use(IReadOnlyList<LiveFault> live, long now)
    {
        (faults, Now) = (live, now);
        foreach (var connection in silent.Where(one => !live.Contains(one.Value.By)).Select(one => one.Key).ToList())
            silent.Remove(connection);
    }

    /// <summary>True when the frame is dealt with: lost, kept back or sent already.</summary>
    public bool Takes(StreamOutbox outbox, StreamConnection connection, byte[] text)
    {
        if (silent.TryGetValue(connection, out var silence) && Now < silence.Until)
            return true;
        if (!ReferenceEquals(lookedAt, text))
            (lookedAt, look) = (text, FrameLook.At(text));
        foreach (var fault in faults)
        {
            if (Covers(fault, connection) && fault.Strikes(Now) && Strike(fault, outbox, connection, text))
                return true;
        }
        if (held.Count == 0)
            return false;
        if (Behind(connection) is { } before)
            return Hold(connection, text, before.Due, before.Yields);
        outbox.Put(connection, text);
        Overtaken(outbox, connection);
        return true;
    }

    /// <summary>Sends what was kept back until now.</summary>
    public void Advance(StreamOutbox outbox, long now)
    {
        Now = now;
        if (held.Count > 0)
            Release(outbox, frame => frame.Due <= now);
    }

    /// <summary>Sends all that was kept back.</summary>
    public void End(StreamOutbox outbox) => Release(outbox, _ => true);

    // Answers to control messages carry no event: only silence swallows them.
    private bool Covers(LiveFault fault, StreamConnection connection) =>
        (look.Event.Length > 0 || fault.Rule.Kind.Name == "stall")
        && FaultScope.Covers(fault.Rule.Scope.Route, connection.Route)
        && FaultScope.Covers(fault.Rule.Scope.Event, look.Event)
        && FaultScope.Covers(fault.Rule.Scope.Symbol, look.Symbol);

    private bool Strike(LiveFault fault, StreamOutbox outbox, StreamConnection connection, byte[] text)
    {
        switch (fault.Rule.Kind.Name)
        {
            case "stall":
                if (silent.Count >= SilentMax)
                    silent.Clear();
                var ms = fault.Rule.Number("ms");
                silent[connection] = (fault, ms == 0 ? long.MaxValue : Now + ms);
                return true;
            case "drop-event":
                return true;
            case "duplicate-event" when Behind(connection) is null:
                outbox.Put(connection, text);
                return false;
            case "late-event":
                return Hold(connection, text, Math.Max(Now + fault.DrawMs(), Behind(connection)?.Due ?? 0), false);
            case "reorder-event" when Behind(connection) is null:
                return Hold(connection, text, Now + fault.Rule.Number("ms"), true);
            default:
                return false;
        }
    }

    private HeldFrame? Behind(StreamConnection connection) =>
        held.FindLast(frame => frame.Connection == connection && frame.Event == look.Event);

    private bool Hold(StreamConnection connection, byte[] text, long due, bool yields)
    {
        if (held.Count < HeldMax)
            held.Add(new HeldFrame(connection, text, look.Event, due, yields));
        return true;
    }

    private void Overtaken(StreamOutbox outbox, StreamConnection connection) =>
        Release(outbox, frame => frame.Yields && frame.Connection == connection && frame.Event != look.Event);

    private void Release(StreamOutbox outbox, Predicate<HeldFrame> free)
    {
        var freed = held.FindAll(free);
        held.RemoveAll(free);
        foreach (var frame in freed.OrderBy(frame => frame.Due))
            outbox.Put(frame.Connection, frame.Text);
    }

    private sealed record HeldFrame(StreamConnection Connection, byte[] Text, string Event, long Due, bool Yields);
}
