using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// Closes a position and opens the same the other way: first the one, and once the venue has confirmed it the other, for
/// exactly what was closed. Its parent is both halves together.
/// </summary>
public sealed record Reverse : LeggedExecution
{
    private static readonly LegKey Close = new('c', 1);
    private static readonly LegKey Open = new('o', 1);

    internal Reverse(ReverseSpec spec, ExecutionId id, Time at) : base(spec, id, at) { }

    public override Progress Progress
    {
        get
        {
            var (closed, opened) = (Legs[Close].Filled, Legs[Open].Filled);
            var filled = closed + opened;
            var parent = ToClose + Goal;
            var rest = parent > filled ? parent - filled : Quantity.Zero;
            var working = Quantity.Min(rest, Legs[Close].Working + Legs[Open].Working);
            return new(parent, filled, working, rest - working);
        }
    }

    /// <summary>What of the position it has yet to close; in one-way mode also what it has opened.</summary>
    public override PositionAmount Holding
    {
        get
        {
            var opened = Own.Leg == PositionSide.Both ? Minus(Legs[Open].Filled, Lost) : Quantity.Zero;
            var held = Unclosed.Value - opened.Value;
            return new(Own.Side == Side.Sell ? held : -held);
        }
    }

    public override ImmutableArray<SpecField> Details =>
        [new("closed", Legs[Close].Filled.ToString()), new("opened", Legs[Open].Filled.ToString())];

    private ReverseSpec Own => (ReverseSpec)Spec;

    /// <summary>The position turned out smaller by so much before it was closed.</summary>
    private Quantity Reduced { get; init; }

    /// <summary>Of what it opened, somebody else closed so much.</summary>
    private Quantity Lost { get; init; }

    private Quantity ToClose => Own.Quantity - Reduced;

    private Quantity Unclosed => Minus(ToClose, Legs[Close].Filled);

    /// <summary>What is to be opened: exactly what was closed, and until that is known what is to be closed.</summary>
    private Quantity Goal => Unclosed.IsZero ? Legs[Close].Filled : ToClose;

    private Quantity Unopened => Minus(Goal, Legs[Open].Filled);

    protected override LeggedExecution Learn(Event e, LegNews? news)
    {
        if (e is Event.HoldingReduced { Execution: var who } reduced && who == Id)
        {
            return Unclosed.IsZero
                ? this with { Lost = Quantity.Min(Legs[Open].Filled, Lost + reduced.By) }
                : this with { Reduced = Reduced + Quantity.Min(reduced.By, Unclosed) };
        }

        return news is LegNews.Failed failed && Legs[failed.Leg].Failures >= WorkedParent.MostFailures
            ? Fail(failed.Failure.Code, failed.Failure.Text)
            : this;
    }

    protected override ImmutableArray<Target> Targets(Time at)
    {
        if (IsPaused)
            return [];
        if (!Unclosed.IsZero || Legs[Close].IsLive)
            return Unclosed.IsZero ? [] : [new(Close, Own.Close(Unclosed, Rules))];
        return Unopened.IsZero ? [] : [new(Open, Own.Open(Unopened, Rules))];
    }

    protected override Outcome? Concluded(Time at)
    {
        var (closed, opened) = (Legs[Close].Filled, Legs[Open].Filled);
        if (ToClose.IsZero && closed.IsZero)
            return new Outcome.Stopped(Quantity.Zero, Quantity.Zero, "the position was closed outside the desk");
        if (Unclosed.IsZero && opened >= closed)
        {
            return closed > ToClose || opened > closed
                ? new Outcome.Failed(closed + opened, Quantity.Zero, "over-filled",
                    $"the exchange closed {closed} of {ToClose} and opened {opened}")
                : new Outcome.Completed(closed + opened);
        }

        if (!IsEnding)
            return null;
        var done = $"{closed} was closed and {opened} opened the other way";
        var left = Progress.Left;
        return EndingCode.Length == 0 ? new Outcome.Stopped(closed + opened, left, $"{EndingWhy}; {done}")
            : closed.IsZero ? new Outcome.Failed(Quantity.Zero, left, EndingCode, EndingWhy)
            : new Outcome.Failed(closed + opened, left, "reverse-half", $"{done}: {EndingWhy} ({EndingCode})");
    }

    protected override void MixOwn(ref StateMixer mixer)
    {
        mixer.Add(Reduced.Value);
        mixer.Add(Lost.Value);
    }

    private static Quantity Minus(Quantity a, Quantity b) => a > b ? a - b : Quantity.Zero;
}
