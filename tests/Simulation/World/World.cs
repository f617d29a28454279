using Bowline.App;
using Bowline.Core;
using Bowline.Journal;

namespace Bowline.Simulation;

/// <summary>
/// One world: a desk, an exchange, the network between them and the disk, in one thread under one clock that jumps from
/// one thing to do to the next. The same plan gives the same bytes.
/// </summary>
internal sealed class World : IDisposable
{
    /// <summary>More rounds than this within one millisecond are a desk that chases its own tail.</summary>
    private const int MostRounds = 5_000;

    private readonly ulong _seed;
    private readonly Func<long, IEnumerable<Deed>> _deeds;
    private readonly Ambushes _ambushes;
    private long? _restartAt;
    private int? _momentsToLive;
    private int _bytesKept;
    private int _downMs;
    private long? _givenUpAt;
    private int _givenUpAfterMs;
    private int _lives;

    /// <param name="deeds">The deeds that are due at a time, each given once.</param>
    /// <param name="watch">Sees what is written, from the first byte.</param>
    public World(ulong seed, Func<long, IEnumerable<Deed>> deeds, Action<WatchedStorage>? watch = null)
    {
        (_seed, _deeds) = (seed, deeds);
        Venue = new Venue(seed, Now);
        Wire = new SimulatedWire(Venue.Exchange, Weather, seed) { Now = Now, Leaving = Leaving };
        Disk = new SimulatedDisk(seed);
        Disk.Door.Flushing = Flushing;
        watch?.Invoke(Disk.Door);
        _ambushes = new Ambushes(Do);
        Wire.Arriving = _ambushes.Meets;
        Wire.Told = (frame, now) => _ambushes.Meets(frame.Span, now);
        Live();
    }

    public static long Birth { get; } = 1_790_000_000_000;

    public long Now { get; private set; } = Birth;

    public Venue Venue { get; }

    public Weather Weather { get; } = new();

    public SimulatedWire Wire { get; }

    public SimulatedDisk Disk { get; }

    /// <summary>Null while it is dead.</summary>
    public SimulatedDesk? Desk { get; private set; }

    /// <summary>How often the desk was killed.</summary>
    public int Kills { get; private set; }

    /// <summary>How often a desk lost its journal and was given up.</summary>
    public int JournalsLost { get; private set; }

    /// <summary>How often a desk rightly refused to start on a damaged journal.</summary>
    public int Refusals { get; private set; }

    /// <summary>Records that were made durable, over all lives.</summary>
    public long Records { get; private set; }

    /// <summary>What the watchdog of promise 1 decided, in words, with how often.</summary>
    public SortedDictionary<string, int> Watchdog { get; } = new(StringComparer.Ordinal);

    /// <summary>The desk has written down that a flatten ended flat.</summary>
    public Action SaidFlat { get; set; } = () => { };

    /// <summary>Told of every record that is durable.</summary>
    public Action<JournalRecord> Told { get; set; } = _ => { };

    /// <summary>Carries a deed out that is about the desk's users.</summary>
    public Action<Deed> Users { get; set; } = _ => { };

    /// <summary>Called after each step.</summary>
    public Action Stepped { get; set; } = () => { };

    /// <summary>When the next deed is due; <see cref="long.MaxValue"/> when none is left.</summary>
    public Func<long> NextDeed { get; set; } = () => long.MaxValue;

    /// <summary>Lets the world go on until a time.</summary>
    public void RunUntil(long end)
    {
        while (true)
        {
            var next = Math.Max(Now, Soonest());
            if (next > end)
                break;
            Now = next;
            Wire.Now = Now;
            Step();
        }

        Now = Math.Max(Now, end);
        Wire.Now = Now;
    }

    /// <summary>All troubles end, and a dead desk is started.</summary>
    public void Calm()
    {
        _momentsToLive = null;
        _ambushes.Clear();
        Venue.EndFaults(Now);
        Weather.Calm();
        Disk.Calm();
        if (Desk?.View.Halt is Halt.JournalLost)
            Die();
        if (Desk is null)
            Live();
    }

    public void Do(Deed deed)
    {
        switch (deed)
        {
            case Deed.Market market:
                Venue.Steer(market.Parameters, Now);
                break;
            case Deed.Stranger stranger:
                Venue.Try(stranger.Method, stranger.Path, stranger.Parameters, Now);
                break;
            case Deed.Fault fault:
                Venue.StartFaults(fault.Plan, Now);
                break;
            case Deed.Network network:
                Weather.Set(network.Trouble, network.PerMille, Now + network.ForMs);
                break;
            case Deed.Kill kill:
                (_momentsToLive, _bytesKept, _downMs) = (kill.Moments, kill.BytesKept, kill.DownMs);
                break;
            case Deed.Disk trouble:
                Disk.Strike(trouble);
                (_givenUpAfterMs, _downMs) = (trouble.ForMs, trouble.ForMs);
                if (trouble.Trouble == DiskTrouble.Flipped && Desk is not null)
                    Die();
                break;
            case Deed.Ambush ambush:
                _ambushes.Lie(ambush);
                break;
            default:
                Users(deed);
                break;
        }

        Wire.Drain();
    }

    public void Dispose() => Desk?.Dispose();

    private long Soonest()
    {
        var soonest = Math.Min(Math.Min(Venue.NextDue, Wire.NextDue), Math.Min(NextDeed(), _restartAt ?? _givenUpAt ?? long.MaxValue));
        soonest = Math.Min(soonest, _ambushes.NextDue);
        return Desk is { } desk ? Math.Min(soonest, desk.Due(new(Now)).Milliseconds) : soonest;
    }

    private void Step()
    {
        if (_restartAt <= Now)
            Live();
        foreach (var deed in _deeds(Now))
            Do(deed);
        _ambushes.Strike(Now);
        Venue.Advance(Now);
        Wire.Drain();
        try
        {
            for (var round = 0; ; round++)
            {
                if (round > MostRounds)
                    throw new ViolationException("the desk does not come to rest within a millisecond");
                Moment();
                Wire.Deliver(Now);
                if (Desk is not { } desk || (!desk.HasCarried && desk.Due(new(Now)).Milliseconds > Now))
                    break;
                Moment();
                desk.Turn(() => new Time(Now));
            }
        }
        catch (KilledException killed)
        {
            (_bytesKept, _downMs) = killed.Aimed ?? (_bytesKept, _downMs);
            Die();
        }

        GiveUp();
        Stepped();
    }

    private void Flushing()
    {
        Now += Disk.SlownessAt(Now);
        Wire.Now = Now;
        Moment();
    }

    // A desk that lost its journal does nothing more; some time later its user starts another.
    private void GiveUp()
    {
        if (Desk?.View.Halt is not Halt.JournalLost)
            return;
        JournalsLost += _givenUpAt is null ? 1 : 0;
        _givenUpAt ??= Now + _givenUpAfterMs;
        if (Now < _givenUpAt)
            return;
        _bytesKept = Disk.BytesKeptAfterAFailure();
        Die();
    }

    private void Leaving(Gateway.TransportRequest request)
    {
        if (request.Method != "GET" && request.PathAndQuery.Contains("rder", StringComparison.Ordinal) && !Traffic.IsTest(request.PathAndQuery))
            Auditor.Require(Desk?.View.Halt is not Halt.JournalLost, $"journal lost: {request.Method} {request.PathAndQuery} left after it");
    }

    private void Moment()
    {
        if (_momentsToLive is not { } left || Desk is null)
            return;
        if (left == 0)
            throw new KilledException();
        _momentsToLive = left - 1;
    }

    private void Die()
    {
        (_momentsToLive, _givenUpAt) = (null, null);
        Kills++;
        Disk.DeskDied(_bytesKept);
        Wire.DeskDied(Now);
        Desk?.Dispose();
        Desk = null;
        _restartAt = Now + _downMs;
    }

    private void Written(JournalRecord record)
    {
        Records++;
        Told(record);
        // Nothing of this turn has left yet: what the desk says now must be true now.
        if (record.Body is JournalBody.Happened { Event: Event.FlattenFinished })
            SaidFlat();
        var decided = record.Body is not JournalBody.Happened { Event: var e } ? null : e switch
        {
            Event.ProtectionLost => "watchdog told",
            Event.ProtectionClosing => "watchdog closed",
            Event.FlattenFinished => "flatten said flat",
            _ => null,
        };
        if (decided is not null)
            Watchdog[decided] = Watchdog.GetValueOrDefault(decided) + 1;
    }

    private void Live()
    {
        _restartAt = null;
        if (Disk.Flip() is { } flipped)
            RefusesToStart(flipped);
        try
        {
            Desk = new SimulatedDesk(Wire, Disk.Door, Written, _seed + (ulong)++_lives, new Time(Now));
        }
        catch (KilledException killed)
        {
            // Killed while it started: the next life begins a moment later.
            (_bytesKept, _downMs) = killed.Aimed ?? (_bytesKept, 100);
            Die();
        }
    }

    private void RefusesToStart(FlippedBit flipped)
    {
        var opened = JournalWriter.Open(Disk.Door, new JournalRecovery().Take);
        Disk.Restore(flipped);
        Auditor.Require(opened is OpenOutcome.Damaged { Damage: var damage }
            && (damage.Segment, damage.ByteOffset) == (flipped.Segment, flipped.LineStart),
            $"damage: byte {flipped.At} of segment {flipped.Segment} was flipped and opening it gave {opened}");
        Refusals++;
    }
}
