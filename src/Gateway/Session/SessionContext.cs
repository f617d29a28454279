using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>What the parts of a session share: time, chance, ids, the gate, and the output of the running
/// step.</summary>
internal sealed class SessionContext(VenueEndpoint endpoint, ITransport transport, Func<Ledger> ledger,
    SessionOptions options)
{
    private readonly List<Event> _events = [];
    private readonly List<SessionNote> _notes = [];
    private Prng _chance = new(options.Seed);
    private long _lastId;

    public VenueEndpoint Endpoint { get; } = endpoint;

    public ITransport Transport { get; } = transport;

    /// <summary>What the desk believes, read on the loop's thread: always current.</summary>
    public Ledger Ledger => ledger();

    public SessionOptions Options { get; } = options;

    public VenueClock Clock { get; } = new();

    public Timers Timers { get; } = new();

    public Gate Gate { get; } = new();

    public Time Now { get; set; }

    public Time VenueNow => Clock.At(Now);

    public long NextId() => ++_lastId;

    public Time In(long milliseconds) => new(Now.Milliseconds + milliseconds);

    /// <summary>The delay give or take a fifth, so that many clients do not knock together.</summary>
    public long Jittered(long milliseconds)
    {
        var spread = milliseconds / 5;
        (var drawn, _chance) = _chance.Below((2 * spread) + 1);
        return milliseconds - spread + drawn;
    }

    public void Emit(Event e) => _events.Add(e);

    public void EmitAll(IEnumerable<Event> events) => _events.AddRange(events);

    public void Note(SessionNote note) => _notes.Add(note);

    public void Remark(string text) => Note(new SessionNote.Remark(Now, Bounded.Text(text)));

    public int Emitted => _events.Count;

    /// <summary>Hands over what the step made.</summary>
    public SessionStep Take()
    {
        if (_events.Count == 0 && _notes.Count == 0)
            return SessionStep.Nothing;
        SessionStep step = new([.. _events], [.. _notes]);
        _events.Clear();
        _notes.Clear();
        return step;
    }
}
