using System.Collections.Immutable;

namespace Bowline.Core;

internal enum Comparison
{
    Above,
    AtLeast,
    Below,
    AtMost,
}

/// <summary>What must hold, as a tree: tests joined by and, or, not. A test may be unknown, and so may the whole be.</summary>
internal abstract record Condition
{
    private Condition() { }

    public sealed record And(Condition Left, Condition Right) : Condition;

    public sealed record Or(Condition Left, Condition Right) : Condition;

    public sealed record Not(Condition Inner) : Condition;

    public sealed record Compare(Term Left, Comparison How, Term Right) : Condition;

    /// <summary>True only in the moment in which left comes from one side of right to the other.</summary>
    /// <param name="Number">Its place among the crossings of the condition.</param>
    public sealed record Crosses(Term Left, bool Upward, Term Right, int Number) : Condition;

    /// <summary>The time of day in UTC.</summary>
    public sealed record Clock(Comparison How, TimeSpan OfDay) : Condition;

    public sealed record Date(Comparison How, Time Moment) : Condition;

    /// <summary>Another execution has ended, in whatever way.</summary>
    public sealed record Finished(ExecutionId Execution) : Condition;

    /// <summary>Every test in it, from left to right.</summary>
    public IEnumerable<Condition> Tests => this switch
    {
        And and => and.Left.Tests.Concat(and.Right.Tests),
        Or or => or.Left.Tests.Concat(or.Right.Tests),
        Not not => not.Inner.Tests,
        _ => [this],
    };

    /// <summary>The two sides of a comparison or a crossing.</summary>
    public ImmutableArray<Term> Terms => this switch
    {
        Compare compare => [compare.Left, compare.Right],
        Crosses crosses => [crosses.Left, crosses.Right],
        _ => [],
    };

    /// <summary>Does it hold now? Null while it cannot be told.</summary>
    public bool? Holds(Readings readings, Time at) => this switch
    {
        And and => (and.Left.Holds(readings, at), and.Right.Holds(readings, at)) switch
        {
            (false, _) or (_, false) => false,
            (true, true) => true,
            _ => null,
        },
        Or or => (or.Left.Holds(readings, at), or.Right.Holds(readings, at)) switch
        {
            (true, _) or (_, true) => true,
            (false, false) => false,
            _ => null,
        },
        Not not => !not.Inner.Holds(readings, at),
        Compare compare => readings.Value(compare.Left, at) is { } left && readings.Value(compare.Right, at) is { } right
            ? Holds(compare.How, left.CompareTo(right)) : null,
        Crosses crosses => readings.Crossed(crosses.Number) is { } upward ? upward == crosses.Upward : false,
        Clock clock => Holds(clock.How, TimeOfDay(at).CompareTo(clock.OfDay)),
        Date date => Holds(date.How, at.CompareTo(date.Moment)),
        Finished finished => readings.HasEnded(finished.Execution),
        _ => throw new System.Diagnostics.UnreachableException(GetType().Name),
    };

    /// <summary>When the passing of time alone may change it next; null when it never does.</summary>
    public Time? NextChange(Time at)
    {
        Time? next = null;
        foreach (var test in Tests)
        {
            // A strict comparison changes one millisecond after its moment.
            var change = test switch
            {
                Clock clock => NextOfDay(at, clock.OfDay + Late(clock.How)),
                Date date when date.Moment + Late(date.How) > at => date.Moment + Late(date.How),
                _ => (Time?)null,
            };
            if (change is { } known && (next is null || known < next))
                next = known;
            if (test is Clock && (next is null || NextOfDay(at, TimeSpan.Zero) < next))
                next = NextOfDay(at, TimeSpan.Zero);
        }

        return next;
    }

    private static bool Holds(Comparison how, int order) => how switch
    {
        Comparison.Above => order > 0,
        Comparison.AtLeast => order >= 0,
        Comparison.Below => order < 0,
        _ => order <= 0,
    };

    private static TimeSpan Late(Comparison how) =>
        TimeSpan.FromMilliseconds(how is Comparison.Above or Comparison.AtMost ? 1 : 0);

    private static TimeSpan TimeOfDay(Time at) => TimeSpan.FromMilliseconds(at.Milliseconds % (long)TimeSpan.MillisecondsPerDay);

    private static Time NextOfDay(Time at, TimeSpan ofDay)
    {
        var today = at + (ofDay - TimeOfDay(at));
        return today > at ? today : today + TimeSpan.FromDays(1);
    }
}
