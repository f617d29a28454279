using System.Collections.Immutable;
using Bowline.Binance;
using Bowline.Core;
using Bowline.Gateway;

namespace Bowline.App;

/// <summary>What a round of probes found.</summary>
/// <param name="At">When it ended; null before the first.</param>
/// <param name="Answered">Probes that the exchange answered as we know it.</param>
/// <param name="Unanswered">What could not be asked, with the reason: no finding, it is asked again.</param>
public sealed record DriftFacts(Time? At, int Answered, ImmutableArray<string> Unanswered)
{
    public static DriftFacts None { get; } = new(null, 0, []);
}

/// <summary>
/// One round: asks of the exchange what the desk relies on and changes nothing there. Where it answers otherwise than the
/// wire contract says, that becomes an alarm with a name; one that holds no longer is cleared.
/// </summary>
/// <param name="symbol">The symbol that is asked about.</param>
/// <param name="isFirst">After a start: what an earlier process met on its way is given another chance.</param>
internal sealed class DriftRound(Symbol symbol, bool isFirst) : Ask
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly SortedDictionary<string, string> _found = new(StringComparer.Ordinal);
    private readonly List<string> _unanswered = [];
    private ImmutableArray<DriftProbe> _probes = [];
    private int _answered;
    private int _left;
    private bool _asked;
    private Time? _began;

    /// <summary>What it found; null while it runs.</summary>
    public DriftFacts? Facts { get; private set; }

    public override AskStep Advance(LoopView view)
    {
        _began ??= view.Now;
        Deadline = _began.Value + Patience;
        var late = view.Now >= Deadline;
        if (!_asked && !late)
            return Begin(view);
        if (_left > 0 && !late)
            return AskStep.Waiting;
        return Finish(view);
    }

    public override void Answered(SessionNote.Answered answer)
    {
        _left--;
        if (_probes.FirstOrDefault(probe => probe.Answers(answer.Query)) is { } probe)
            Judge(probe, answer);
    }

    public override void Release()
    {
        // Nobody waits for it.
    }

    public override void Break(Exception broken) => Facts = new(null, _answered, [$"the probes broke off: {broken.Message}"]);

    public override void Abandon(LoopView view)
    {
        // The next desk begins with a round of its own.
    }

    private AskStep Begin(LoopView view)
    {
        // Signed questions need the exchange's time, and an order to test needs a price: of either of the two streams, since
        // what is asked may be why the other one is silent.
        var market = view.Ledger.Market;
        if (view.Session.ClockOffsetMs is null || market.Instrument(symbol) is not { } instrument
            || (market.Mark(symbol) ?? market.Quote(symbol)?.Mid) is not { } price)
            return AskStep.Waiting;
        _asked = true;
        _probes = DriftProbe.All(instrument, price);
        _left = _probes.Length;
        return new AskStep { Queries = [.. _probes.Select(probe => probe.Query)] };
    }

    private void Judge(DriftProbe probe, SessionNote.Answered answer)
    {
        if (probe.Finding(answer) is { } finding)
            _found[probe.Alarm] = finding;
        else if (probe.WasAnswered(answer))
            _answered++;
        else
            _unanswered.Add($"{probe.What}: {answer.Problem}");
    }

    private AskStep Finish(LoopView view)
    {
        if (!_asked)
            _unanswered.Add($"nothing could be asked yet: the exchange's time, or rules and price of {symbol}, are not known");
        Streams(view);
        Facts = new(view.Now, _answered, [.. _unanswered]);
        var alarms = view.Ledger.Alarms;
        var events = ImmutableArray.CreateBuilder<Event>();
        foreach (var (name, text) in _found.Where(found => !alarms.Has(found.Key)))
            events.Add(new Event.AlarmRaised(view.Now, name, text));
        foreach (var alarm in alarms.All.Where(alarm => HoldsNoLonger(alarm.Name)))
            events.Add(new Event.AlarmCleared(view.Now, alarm.Name));
        return AskStep.FinishedAfter(events.ToArray());
    }

    private bool HoldsNoLonger(string alarm)
    {
        if (!alarm.StartsWith(Incompatibility.Prefix, StringComparison.Ordinal) || _found.ContainsKey(alarm) || !_asked)
            return false;
        // Reads cannot tell whether stops are taken: what an order of this process met stands until one is taken.
        return _unanswered.Count == 0 && (isFirst || alarm != Incompatibility.ConditionalOrders);
    }

    // A route that stays silent while requests are answered is no outage.
    private void Streams(LoopView view)
    {
        if (_answered == 0)
            return;
        foreach (var lost in view.Ledger.LostStreams.All.Where(lost => view.Now - lost.At >= TimeSpan.FromSeconds(60)))
            _found[$"{Incompatibility.Prefix}stream-{lost.Stream}"] = $"the {lost.Stream} stream delivers nothing while requests are answered: {lost.Why}";
    }
}
