using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>What is known for a condition: a meter for each of its terms, on which side each crossing stands, what ended.</summary>
internal sealed record Readings
{
    private readonly ImmutableArray<(string Text, Meter Meter)> _meters;
    private readonly ImmutableArray<bool?> _isAbove;
    private readonly ImmutableArray<bool?> _crossed;
    private readonly ImmutableSortedDictionary<ExecutionId, bool> _ended;

    private Readings(
        ImmutableArray<(string, Meter)> meters, ImmutableArray<bool?> isAbove, ImmutableArray<bool?> crossed,
        ImmutableSortedDictionary<ExecutionId, bool> ended) =>
        (_meters, _isAbove, _crossed, _ended) = (meters, isAbove, crossed, ended);

    public static Readings Of(Condition? condition)
    {
        var meters = ImmutableArray.CreateBuilder<(string, Meter)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var crossings = 0;
        var ended = ImmutableSortedDictionary<ExecutionId, bool>.Empty;
        foreach (var test in condition?.Tests ?? [])
        {
            foreach (var term in test.Terms)
            {
                if (term.Meter is { } meter && seen.Add(term.Text))
                    meters.Add((term.Text, meter));
            }

            crossings += test is Condition.Crosses ? 1 : 0;
            if (test is Condition.Finished finished)
                ended = ended.SetItem(finished.Execution, false);
        }

        var none = ImmutableArray.CreateRange(Enumerable.Repeat((bool?)null, crossings));
        return new(meters.ToImmutable(), none, none, ended);
    }

    public decimal? Value(Term term, Time at)
    {
        if (term is Term.Number number)
            return number.Value;
        foreach (var (text, meter) in _meters)
        {
            if (text == term.Text)
                return meter.ValueAt(at);
        }

        return null;
    }

    /// <summary>Up or down, when the event it was just told made it cross; else null.</summary>
    public bool? Crossed(int number) => _crossed[number];

    public bool HasEnded(ExecutionId execution) => _ended[execution];

    /// <summary>What is known after an event; itself when nothing of it matters.</summary>
    public Readings On(Event e, Condition condition)
    {
        if (e is Event.StreamLost)
            return Forgotten(e);
        var ended = e is Event.ExecutionFinished over && _ended.TryGetValue(over.Execution, out var before) && !before
            ? _ended.SetItem(over.Execution, true) : _ended;
        var meters = _meters;
        for (var i = 0; i < meters.Length; i++)
        {
            var next = meters[i].Meter.On(e);
            if (!ReferenceEquals(next, meters[i].Meter))
                meters = meters.SetItem(i, (meters[i].Text, next));
        }

        if (meters == _meters && ReferenceEquals(ended, _ended))
            return this;
        var told = new Readings(meters, _isAbove, _crossed, ended).Compared(condition, e.At);
        return told.IsNewsFor(this, condition, e) ? told : this;
    }

    // What crossed meanwhile did so unseen: each side must be seen again before anything crosses.
    private Readings Forgotten(Event e)
    {
        var none = ImmutableArray.CreateRange(_isAbove.Select(_ => (bool?)null));
        return new(ImmutableArray.CreateRange(_meters.Select(pair => (pair.Text, pair.Meter.On(e)))), none, none, _ended);
    }

    /// <summary>A crossing is told once.</summary>
    public Readings WithoutCrossings() => _crossed.All(c => c is null) ? this
        : new(_meters, _isAbove, [.. _crossed.Select(_ => (bool?)null)], _ended);

    public void MixInto(ref StateMixer mixer)
    {
        foreach (var (_, meter) in _meters)
            meter.MixInto(ref mixer);
        foreach (var above in _isAbove.Concat(_crossed))
            mixer.Add(above is { } known ? known ? 2L : 1L : 0L);
        foreach (var (_, ended) in _ended)
            mixer.Add(ended);
    }

    /// <summary>On which side each crossing stands now, and which of them crossed by this.</summary>
    private Readings Compared(Condition condition, Time at)
    {
        var (isAbove, crossed) = (_isAbove, _crossed);
        foreach (var test in condition.Tests)
        {
            if (test is not Condition.Crosses crossing)
                continue;
            var side = Value(crossing.Left, at) is { } left && Value(crossing.Right, at) is { } right && left != right
                ? left > right : (bool?)null;
            // On the line it is still where it came from.
            var before = isAbove[crossing.Number];
            crossed = crossed.SetItem(crossing.Number, side is { } now && before is { } was && now != was ? now : null);
            isAbove = isAbove.SetItem(crossing.Number, side ?? before);
        }

        return new(_meters, isAbove, crossed, _ended);
    }

    // A price that is only held against numbers matters when it passes one of them: between them it is no news, and need
    // not be written down.
    private bool IsNewsFor(Readings before, Condition condition, Event e)
    {
        if (e is Event.KlineClosed or Event.ExecutionFinished)
            return true;
        foreach (var test in condition.Tests)
        {
            var terms = test.Terms;
            if (terms.IsEmpty || terms.All(term => ReferenceEquals(MeterOf(term), before.MeterOf(term))))
                continue;
            if (!terms.Any(term => term is Term.Number)
                || test.Holds(this, e.At) != test.Holds(before, e.At)
                || (test is Condition.Crosses c && _isAbove[c.Number] != before._isAbove[c.Number]))
                return true;
        }

        return false;
    }

    private Meter? MeterOf(Term term)
    {
        foreach (var (text, meter) in _meters)
        {
            if (text == term.Text)
                return meter;
        }

        return null;
    }
}
