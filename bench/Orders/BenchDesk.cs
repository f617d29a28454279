using Bowline.App;
using Bowline.Binance;
using Bowline.Contract;
using Bowline.Core;
using Bowline.Gateway;
using Bowline.Journal;

namespace Bowline.Bench;

/// <summary>The desk's loop as the program composes it, in this process, on a storage of the benchmark's choice.</summary>
internal sealed class BenchDesk : IDisposable, IInstrumentCache
{
    private readonly DeskRunner _runner;
    private readonly DeskRecords _records;
    private readonly Inbox _inbox = new();
    private readonly AuditLog _audit;

    public BenchDesk(string folder, VenueEndpoint endpoint, string key, string secret, IStorage storage)
    {
        var options = new DeskOptions
        {
            Profile = new Profile("bench", folder),
            Mode = DeskMode.Paper,
            Version = "bench",
            Seed = 1,
            Leverage = 10,
            ApiKey = new ApiKey(key),
            ApiSecret = new Secret(secret),
        };
        options.Profile.Create();
        _audit = new AuditLog(options.Profile.Audit, "paper");
        var recovery = new JournalRecovery();
        var writer = ((OpenOutcome.Ready)JournalWriter.Open(storage, recovery.Take)).Writer;
        _records = new DeskRecords(writer, _audit.Take);
        Wire = new TimedWire(endpoint, e => _inbox.Post(new LoopInput.Transport(e)));
        var clock = new SteadyClock(TimeProvider.System, recovery.LastAt, Console.Error.WriteLine);
        var now = clock.Now();
        var loop = new DeskAssembly(options, recovery, endpoint, "").Build(_inbox, Wire, _records, this, Console.Error.WriteLine, now);
        _runner = new DeskRunner(_inbox, loop, clock);
        var facts = new DeskFacts(options, "", "bench", now, Environment.ProcessId);
        Desk = new Desk(_inbox, loop, facts, new DeskHistory(() => storage), () => { });
        loop.Start(recovery.Interrupted(now), recovery.Unanswered, now);
        _runner.Start();
    }

    public IDeskApi Desk { get; }

    public TimedWire Wire { get; }

    public long Records => _records.Head.Sequence;

    public (ReadOnlyMemory<byte> Bytes, Time At) Read() => (ReadOnlyMemory<byte>.Empty, default);

    public void Write(ReadOnlyMemory<byte> bytes)
    {
        // The rules are asked for anew: the wire lifts the limits in them.
    }

    public void Dispose()
    {
        _runner.Dispose();
        Wire.Dispose();
        _records.Dispose();
        _audit.Dispose();
        _inbox.Dispose();
    }
}
