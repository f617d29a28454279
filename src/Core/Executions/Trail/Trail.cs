using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// A stop that follows the price at a distance and never goes back: always resident at the venue, moved by placing the
/// nearer one before the farther one is canceled. For what the venue's own trailing stop cannot, see
/// <see cref="TrailChoice"/>.
/// </summary>
public sealed record Trail : ProtectiveExecution
{
    private readonly ImmutableArray<Feed> _feeds;

    internal Trail(TrailSpec spec, ExecutionId id, Time at) : base(spec, id, at)
    {
        _feeds = spec.Follow.Feeds(spec.Symbol, spec.Working);
        Level = TrailingLevel.Begin(spec.Follow, spec.StopPrice)
            .At(spec.Context.Waking(spec.Working), spec.Follow, spec.Side, spec.Instrument)
            .Move(spec.Follow, spec.Side, at);
    }

    /// <summary>Its stop rests, or there is nothing left to close.</summary>
    public override bool IsInPlace => Open.IsZero || Legs[Stop].Covers(Open);

    public override ImmutableArray<Feed> Feeds => _feeds;

    /// <summary>Where the stop should stand, and whether it follows yet.</summary>
    public TrailingLevel Level { get; private init; }

    public override ImmutableArray<SpecField> Details =>
        [.. base.Details, new("stopPrice", $"{Level.Level}"), new("isFollowing", Level.IsActive ? "true" : "false")];

    protected override Quantity Share => Own.Quantity;

    protected override Side ExitSide => Own.Side;

    protected override TimeSpan ProtectWithin => Own.ProtectWithin;

    protected override bool IsWhole => Legs[Stop].IsResting;

    private TrailSpec Own => (TrailSpec)Spec;

    protected override OrderSpec.Conditional StopOrder(Quantity open) =>
        ExitOrders.Stop(Own, Own.Side, open, Level.Level!.Value, null, Own.Working);

    protected override ProtectiveExecution LearnOfKind(Event e, LegNews? news)
    {
        if (Outcome is not null || MustClose)
            return this;
        var level = Level.On(e, Own.Follow, Own.Side, Own.Working, Own.Instrument);
        return level == Level ? this : this with { Level = level };
    }

    protected override Time? NextDueOfKind(Time at) => MustClose ? null : Level.NextMove(Own.Follow);

    protected override Outcome Done() => new Outcome.Completed(Exited);

    protected override void MixKind(ref StateMixer mixer) => Level.MixInto(ref mixer);
}
