namespace Bowline.Gateway;

/// <summary>How long a stream may be silent before it counts as dead, in ms; 0 means it may be silent for
/// ever.</summary>
internal readonly record struct StreamPatience(int FirstMs, int NextMs);

/// <summary>
/// Keeps one stream open: at once after the first loss, then with growing pauses; dead when it does not open or does not
/// speak in time. Before the venue's 24 hours are over a second connection takes its place, without a gap.
/// </summary>
internal sealed class StreamLife
{
    private const int OpenWithinMs = 10_000;
    private const int DeafAfterMs = 3_000;

    // What opens and closes again at once has not recovered.
    private const int SteadyAfterMs = 10_000;
    private const int OldestMs = 23 * 3_600_000;
    private const int LongestPauseMs = 30_000;
    private readonly SessionContext _context;
    private readonly string _route;
    private readonly Func<string> _path;
    private readonly StreamPatience _patience;
    private readonly Action _opened;
    private readonly StreamRenewal _renewal;
    private long _lastHeard;
    private int _failures;
    private bool _spoke;
    private bool _lost;

    /// <param name="path">Called for each connection that is opened after a loss.</param>
    /// <param name="opened">Called when such a one is open: there was a gap.</param>
    /// <param name="renewable">What a second connection needs from the owner.</param>
    public StreamLife(
        SessionContext context, string name, string route, Func<string> path, StreamPatience patience, Action opened,
        StreamRenewable renewable)
    {
        (_context, Name, _route, _path, _patience, _opened) = (context, name, route, path, patience, opened);
        _renewal = new(context, name, route, patience, renewable, this);
    }

    /// <summary>The running connection's number at the transport; 0 when there is none.</summary>
    public long Stream { get; private set; }

    public string Name { get; }

    /// <summary>Called when a connection was lost, before another one is opened.</summary>
    public Action? Reopening { get; init; }

    public bool IsOpen { get; private set; }

    /// <summary>Whether that connection is this stream's: the running one, or one that follows or precedes it.</summary>
    public bool Has(long stream) => stream != 0 && (stream == Stream || _renewal.Has(stream));

    public void Start()
    {
        if (Stream != 0 || _context.Timers.Has(Timer("open")))
            return;
        Stream = _context.NextId();
        _context.Timers.Set(Timer("deadline"), _context.In(OpenWithinMs), () => Reopen("it did not open in time"));
        _context.Transport.Open(new(Stream, _route, _path()));
    }

    public void Stop()
    {
        Drop();
        _context.Timers.Clear(Timer("open"));
    }

    /// <summary>Closes what runs and opens anew.</summary>
    public void Reopen(string why)
    {
        var failed = !_spoke && _failures > 0 || !IsOpen;
        Drop();
        Lost(why);
        var pause = failed || _failures > 0
            ? _context.Jittered(Math.Min(1_000 << Math.Min(_failures, 5), LongestPauseMs)) : 0;
        _failures++;
        _context.Timers.Set(Timer("open"), _context.In(pause), Start);
        Reopening?.Invoke();
    }

    /// <summary>Tells once that there is no stream.</summary>
    public void Lost(string why)
    {
        if (!_lost)
            _context.Emit(new Core.Event.StreamLost(_context.Now, Name, Bounded.Text(why)));
        _lost = true;
    }

    public void OnOpened(long stream)
    {
        if (_renewal.OnOpened(stream))
            return;
        (IsOpen, _lastHeard, _lost) = (true, _context.Now.Milliseconds, false);
        _context.Emit(new Core.Event.StreamRestored(_context.Now, Name));
        _context.Timers.Set(Timer("age"), _context.In(OldestMs), _renewal.Begin);
        Watch(_patience.FirstMs);
        if (_patience.FirstMs == 0)
            _context.Timers.Set(Timer("steady"), _context.In(SteadyAfterMs), () => _failures = 0);
        _opened();
    }

    public void OnFrame(long stream)
    {
        _renewal.OnFrame(stream);
        _lastHeard = _context.Now.Milliseconds;
        (_spoke, _failures) = (true, 0);
    }

    public void OnClosed(long stream, string why)
    {
        if (!_renewal.OnClosed(stream))
            Reopen(why);
    }

    /// <summary>
    /// Something shows that the stream is deaf: it is opened anew, unless it has just spoken (then the news may only have
    /// crossed).
    /// </summary>
    public void Suspect(string why)
    {
        if (IsOpen && _context.Now.Milliseconds - _lastHeard > DeafAfterMs)
            Reopen(why);
    }

    public void Write(ReadOnlyMemory<byte> text) => _context.Transport.Write(Stream, text);

    /// <summary>Another connection runs from now on; the caller keeps or closes the one before.</summary>
    public void Become(long stream)
    {
        Stream = stream;
        _context.Timers.Set(Timer("age"), _context.In(OldestMs), _renewal.Begin);
    }

    // Looks again only when the time since the last frame could have run out: a frame itself sets no timer.
    private void Watch(int withinMs)
    {
        if (withinMs == 0)
        {
            _context.Timers.Clear(Timer("deadline"));
            return;
        }

        _context.Timers.Set(Timer("deadline"), new(_lastHeard + withinMs), () =>
        {
            var limit = _spoke ? _patience.NextMs : _patience.FirstMs;
            if (_context.Now.Milliseconds - _lastHeard >= limit)
                Reopen($"nothing came for {limit} ms");
            else
                Watch(limit);
        });
    }

    private void Drop()
    {
        _renewal.End();
        if (Stream != 0)
            _context.Transport.Close(Stream);
        (Stream, IsOpen, _spoke) = (0, false, false);
        _context.Timers.Clear(Timer("deadline"));
        _context.Timers.Clear(Timer("age"));
        _context.Timers.Clear(Timer("steady"));
    }

    private string Timer(string what) => $"{Name}-{what}";
}
