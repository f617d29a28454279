namespace Bowline.Gateway;

/// <summary>How long a stream may be silent before it counts as dead, in ms; 0 means it may be silent for
/// ever.</summary>
internal readonly record struct StreamPatience(int FirstMs, int NextMs);

/// <summary>
/// Keeps one stream open: at once after the first loss, then with growing pauses; dead when it does not open, does not
/// speak in time, or has lived close to the venue's 24 hours.
/// </summary>
internal sealed class StreamLife(
    SessionContext context, string name, string route, Func<string> path, StreamPatience patience, Action opened)
{
    private const int OpenWithinMs = 10_000;
    private const int DeafAfterMs = 3_000;
    private const int OldestMs = 23 * 3_600_000;
    private const int LongestPauseMs = 30_000;
    private long _lastHeard;
    private int _failures;
    private bool _spoke;
    private bool _lost;

    /// <summary>The running connection's number at the transport; 0 when there is none.</summary>
    public long Stream { get; private set; }

    public string Name { get; } = name;

    public bool IsOpen { get; private set; }

    public void Start()
    {
        if (Stream != 0 || context.Timers.Has(Timer("open")))
            return;
        Stream = context.NextId();
        context.Timers.Set(Timer("deadline"), context.In(OpenWithinMs), () => Reopen("it did not open in time"));
        context.Transport.Open(new(Stream, route, path()));
    }

    public void Stop()
    {
        Drop();
        context.Timers.Clear(Timer("open"));
    }

    /// <summary>Closes what runs and opens anew.</summary>
    public void Reopen(string why)
    {
        var failed = !_spoke && _failures > 0 || !IsOpen;
        Drop();
        if (!_lost)
            context.Emit(new Core.Event.StreamLost(context.Now, Name, Bounded.Text(why)));
        _lost = true;
        var pause = failed || _failures > 0
            ? context.Jittered(Math.Min(1_000 << Math.Min(_failures, 5), LongestPauseMs)) : 0;
        _failures++;
        context.Timers.Set(Timer("open"), context.In(pause), Start);
    }

    public void OnOpened()
    {
        (IsOpen, _lastHeard, _lost) = (true, context.Now.Milliseconds, false);
        context.Emit(new Core.Event.StreamRestored(context.Now, Name));
        context.Timers.Set(Timer("age"), context.In(OldestMs), () => Reopen("it is as old as the venue allows"));
        Watch(patience.FirstMs);
        if (patience.FirstMs == 0)
            _failures = 0;
        opened();
    }

    public void OnFrame()
    {
        _lastHeard = context.Now.Milliseconds;
        (_spoke, _failures) = (true, 0);
    }

    public void OnClosed(string why) => Reopen(why);

    /// <summary>
    /// Something shows that the stream is deaf: it is opened anew, unless it has just spoken (then the news may only have
    /// crossed).
    /// </summary>
    public void Suspect(string why)
    {
        if (IsOpen && context.Now.Milliseconds - _lastHeard > DeafAfterMs)
            Reopen(why);
    }

    public void Write(ReadOnlyMemory<byte> text) => context.Transport.Write(Stream, text);

    // Looks again only when the time since the last frame could have run out: a frame itself sets no timer.
    private void Watch(int withinMs)
    {
        if (withinMs == 0)
        {
            context.Timers.Clear(Timer("deadline"));
            return;
        }

        context.Timers.Set(Timer("deadline"), new(_lastHeard + withinMs), () =>
        {
            var limit = _spoke ? patience.NextMs : patience.FirstMs;
            if (context.Now.Milliseconds - _lastHeard >= limit)
                Reopen($"nothing came for {limit} ms");
            else
                Watch(limit);
        });
    }

    private void Drop()
    {
        if (Stream != 0)
            context.Transport.Close(Stream);
        (Stream, IsOpen, _spoke) = (0, false, false);
        context.Timers.Clear(Timer("deadline"));
        context.Timers.Clear(Timer("age"));
    }

    private string Timer(string what) => $"{Name}-{what}";
}
