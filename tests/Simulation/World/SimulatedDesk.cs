using Bowline.Binance;
using Bowline.Core;
using Bowline.Gateway;
using Bowline.Journal;
using Bowline.App;

namespace Bowline.Simulation;

/// <summary>
/// One life of a desk: the real loop, session and journal on a simulated wire and disk, pumped turn by turn. A new life
/// begins on what the disk holds.
/// </summary>
internal sealed class SimulatedDesk : IDisposable
{
    private readonly Inbox _inbox = new();
    private readonly DeskRecords _records;
    private readonly DeskLoop _loop;

    public SimulatedDesk(SimulatedWire wire, IStorage disk, Action<JournalRecord> written, ulong seed, Time now)
    {
        var recovery = new JournalRecovery();
        var opened = JournalWriter.Open(disk, recovery.Take) as OpenOutcome.Ready
            ?? throw new ViolationException("the journal did not open after a crash");
        _records = new DeskRecords(opened.Writer, written);
        var options = new DeskOptions
        {
            Profile = new Profile("simulation", "/nowhere"),
            Mode = DeskMode.Paper,
            Version = "simulation",
            Seed = seed,
            Leverage = 10,
        };
        var endpoint = ((EndpointCheck.Usable)VenueEndpoint.ForExchange(
            new Uri("http://127.0.0.1:1"), new ApiKey(Venue.Key), new Secret(Venue.Secret))).Endpoint;
        wire.Sink = e => _inbox.Post(new LoopInput.Transport(e));
        _loop = new DeskAssembly(options, recovery, endpoint, "simulation")
            .Build(_inbox, wire, _records, new NoCache(), _ => { }, now);
        var facts = new DeskFacts(options, "simulation", "simulated exchange", now, 1);
        Api = new Desk(
            _inbox, _loop, facts, new DeskHistory(() => throw new InvalidOperationException("no history here")), () => { });
        Recovered = recovery;
        _loop.Start(recovery.Interrupted(now), recovery.Unanswered, now);
    }

    public Desk Api { get; }

    /// <summary>What this life found on the disk.</summary>
    public JournalRecovery Recovered { get; }

    public LoopView View => _loop.Current;

    public Ledger Ledger => View.Ledger;

    public Time Due(Time now) => _inbox.HasAny ? now : _loop.Due(now);

    public bool HasCarried => _loop.HasCarried;

    public void Turn(Func<Time> clock) => _loop.Turn(clock);

    public void Dispose()
    {
        _records.Dispose();
        _inbox.Dispose();
    }

    private sealed class NoCache : IInstrumentCache
    {
        public (ReadOnlyMemory<byte> Bytes, Time At) Read() => (ReadOnlyMemory<byte>.Empty, default);

        public void Write(ReadOnlyMemory<byte> bytes)
        {
            // Each life asks the exchange again.
        }
    }
}

/// <summary>A promise was broken.</summary>
internal sealed class ViolationException(string what) : Exception(what);

/// <summary>The desk's process was killed, as the plan wants.</summary>
internal sealed class KilledException : Exception
{
    public KilledException()
    {
        // As the plan's last word on kills says.
    }

    public KilledException(int bytesKept, int downMs) => Aimed = (bytesKept, downMs);

    /// <summary>How much of what was not flushed is there, and how long the desk stays away; null as the plan says.</summary>
    public (int BytesKept, int DownMs)? Aimed { get; }
}
