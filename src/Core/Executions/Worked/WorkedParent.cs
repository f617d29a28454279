using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// An execution that works one parent order, on one side, by child orders. Kinds say which children they want
/// (<see cref="Wanted"/>); what is common stands here: what is filled, working and left, what belongs to it, when it
/// gives up, and how its rest is done at once.
/// </summary>
public abstract record WorkedParent : LeggedExecution
{
    /// <summary>A leg that has failed so often in a row ends the execution: with the pauses between, after a minute.</summary>
    public const int MostFailures = 8;

    /// <summary>Does the rest at market.</summary>
    protected static readonly LegKey AtMarket = new('m', 1);

    protected WorkedParent(WorkedSpec spec, ExecutionId id, Time at) : base(spec, id, at) { }

    public sealed override Progress Progress
    {
        get
        {
            var (parent, filled, rest) = (Parent, Filled, Rest);
            var working = Quantity.Min(rest, Working);
            return new(parent, filled, working, rest - working);
        }
    }

    /// <summary>What it has opened; of a reduce-only one what it has yet to close.</summary>
    public sealed override PositionAmount Holding => Parameters.ReduceOnly
        ? Signed(Rest, Parameters.Opposite)
        : Signed(Filled > Lost ? Filled - Lost : Quantity.Zero, Parameters.Side);

    protected WorkedSpec Parameters => (WorkedSpec)Spec;

    /// <summary>What it is for, base asset.</summary>
    protected virtual Quantity Parent => Parameters.Quantity - Reduced;

    protected Quantity Filled
    {
        get
        {
            var filled = Forgotten;
            foreach (var leg in Legs.All)
                filled += leg.Filled;
            return filled;
        }
    }

    /// <summary>Neither filled nor given up: working or left.</summary>
    protected Quantity Rest
    {
        get
        {
            var (parent, filled) = (Parent, Filled);
            return parent > filled ? parent - filled : Quantity.Zero;
        }
    }

    /// <summary>What all children may still fill, also those of unknown outcome.</summary>
    protected Quantity Working
    {
        get
        {
            var working = Quantity.Zero;
            foreach (var leg in Legs.All)
                working += leg.Working;
            return working;
        }
    }

    /// <summary>A position that it was to close turned out smaller by so much.</summary>
    protected Quantity Reduced { get; private init; }

    /// <summary>Of what it opened, somebody else closed so much.</summary>
    private Quantity Lost { get; init; }

    /// <summary>Filled by legs that are finished and no longer kept.</summary>
    private Quantity Forgotten { get; init; }

    /// <summary>Takes note of what concerns its own kind.</summary>
    protected abstract WorkedParent Note(Event e, LegNews? news);

    /// <summary>The children it wants at the venue now, while it runs and something is left.</summary>
    protected abstract ImmutableArray<Target> Wanted(Time at);

    /// <summary>A price near which it would trade now: what the venue's least notional is reckoned by.</summary>
    protected abstract Price NearPrice { get; }

    protected sealed override LeggedExecution Learn(Event e, LegNews? news)
    {
        var next = e is Event.HoldingReduced { Execution: var who } reduced && who == Id ? Shrink(reduced.By) : this;
        next = next.Note(e, news);
        return next.IsEnding || next.Outcome is not null || (ReferenceEquals(next, this) && news is null)
            ? next
            : next.GiveUpInTime(news);
    }

    protected sealed override ImmutableArray<Target> Targets(Time at)
    {
        if (IsPaused || Rest.IsZero)
            return [];
        return IsFinishing ? Sweep() : Wanted(at);
    }

    /// <summary>The rest at market, once no other child of it can fill any more.</summary>
    protected virtual ImmutableArray<Target> Sweep()
    {
        foreach (var leg in Legs.All)
        {
            if (leg.IsLive && leg.Key != AtMarket)
                return [];
        }

        var quantity = MarketCut.First(Rules, Rest, Parameters.Context.Mark);
        return quantity.IsZero
            ? []
            : [new(AtMarket, Parameters.Market(Parameters.Side, quantity, Parameters.ReduceOnly))];
    }

    protected override Outcome? Concluded(Time at)
    {
        var (parent, filled) = (Parent, Filled);
        if (filled < parent)
            return null;
        return filled > parent
            ? new Outcome.Failed(
                filled, Quantity.Zero, "over-filled", $"the exchange filled {filled - parent} more than {parent}")
            : parent.IsZero ? new Outcome.Stopped(filled, Quantity.Zero, "the position was closed outside the desk")
            : new Outcome.Completed(filled);
    }

    /// <summary>Adds the fields of its own kind to the state hash.</summary>
    protected abstract void MixKind(ref StateMixer mixer);

    protected sealed override void MixOwn(ref StateMixer mixer)
    {
        mixer.Add(Reduced.Value);
        mixer.Add(Lost.Value);
        mixer.Add(Forgotten.Value);
        MixKind(ref mixer);
    }

    /// <summary>The same execution without a finished leg, whose fills still count.</summary>
    protected WorkedParent Forget(LegKey key) =>
        this with { Forgotten = Forgotten + Legs[key].Filled, Legs = Legs.Without(key) };

    /// <summary>A failure that ends it at once or not at all; by default none is.</summary>
    protected virtual bool IsHopeless(LegNews.Failed news) => Legs[news.Leg].Failures >= MostFailures;

    /// <summary>The venue takes a new child of so much at such a price.</summary>
    protected bool CanPlace(Quantity quantity, Price price, LotKind kind = LotKind.Limit) =>
        quantity >= Parameters.Least(price, kind);

    /// <summary>What rests, if anything, is all that can still be done: a new child would be refused as too small.</summary>
    protected bool IsTooSmallToPlace
    {
        get
        {
            var rest = Rest;
            return !rest.IsZero && !CanPlace(rest, NearPrice, IsFinishing ? LotKind.Market : LotKind.Limit);
        }
    }

    private WorkedParent GiveUpInTime(LegNews? news) => news switch
    {
        LegNews.Failed failed when IsHopeless(failed) => (WorkedParent)Fail(failed.Failure.Code, failed.Failure.Text),
        _ when !Legs.AnyLive && IsTooSmallToPlace =>
            (WorkedParent)End($"the rest of {Rest} is less than the exchange takes in one order"),
        _ => this,
    };

    private WorkedParent Shrink(Quantity by) => Parameters.ReduceOnly
        ? this with { Reduced = Reduced + Quantity.Min(by, Rest) }
        : this with { Lost = Quantity.Min(Filled, Lost + by) };

    private static PositionAmount Signed(Quantity quantity, Side side) =>
        new(side == Side.Buy ? quantity.Value : -quantity.Value);
}
