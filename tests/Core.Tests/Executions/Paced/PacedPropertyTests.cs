using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Bowline.Core.Tests;

/// <summary>What holds for everything that works an order off in pieces, whatever the venue does.</summary>
public sealed class PacedPropertyTests
{
    /// <summary>Parameters as a story gives them; each has to end by itself once the venue fills what comes.</summary>
    public static TheoryData<string> Specs =>
    [
        "given twap BUY 0.05 slices=10 interval=20000ms",
        "given twap SELL 0.05 slices=7 interval=20000ms jitter=80",
        "given twap BUY 0.05 slices=7 interval=20000ms max-participation=10",
        "given twap BUY 0.05 slices=7 interval=20000ms order-type=limit limit-price=59990",
        "given twap BUY 0.05 slices=7 interval=20000ms order-type=limit unfilled=requote",
        "given twap SELL 0.05 slices=7 interval=20000ms order-type=limit limit-price=60010 unfilled=rest",
        "given twap SELL 0.05 slices=7 interval=20000ms order-type=chase after-pause=skip",
        "given twap SELL 0.05 slices=7 interval=20000ms limit-price=59000 after-pause=shift",
        "given vwap BUY 0.05 over=180000ms slices=9",
        "given vwap SELL 0.05 over=180000ms slices=9 order-type=chase max-participation=20",
        "given pov BUY 0.05 participation=10",
        "given pov SELL 0.05 participation=5 cap=10 floor=100 over=600000ms order-type=chase",
        "given pov SELL 0.05 participation=5 floor=100 over=300000ms limit-price=59990",
        "given shortfall BUY 0.05 over=180000ms slices=9 urgency=4",
        "given shortfall SELL 0.05 over=180000ms slices=9 order-type=chase after-pause=shift",
    ];

    [Theory]
    [MemberData(nameof(Specs))]
    public void Parent_IsNeverExceeded(string given) => Hold(given, (spec, seed) =>
        new PacedWalk(spec, seed).Most <= spec.Quantity.Value);

    [Theory]
    [MemberData(nameof(Specs))]
    public void Execution_Ends_WithEveryQuantityExplained(string given) => Hold(given, (spec, seed) =>
    {
        var walk = new PacedWalk(spec, seed);
        var filled = walk.Ledger.Orders.All.Sum(o => o.Filled.Value);
        return walk.Execution.Outcome is not null && walk.Execution.Progress.Filled.Value == filled
            && walk.Execution.Progress.IsConserved && walk.Ledger.Orders.Live.All.All(o => o.IsFinal);
    });

    [Theory]
    [MemberData(nameof(Specs))]
    public void TheSameEvents_GiveTheSameStateAndCommands(string given) => Hold(given, (spec, seed) =>
    {
        var walk = new PacedWalk(spec, seed);
        return walk.Again() == walk.Ledger.Hash && new PacedWalk(spec, seed).Commands.SequenceEqual(walk.Commands);
    });

    [Theory]
    [MemberData(nameof(Specs))]
    public void Participation_IsNeverAboveItsCap(string given) => Hold(given, (spec, seed) =>
        Bound((PacedSpec)spec) is not { } most || new PacedWalk(spec, seed).LargestShare <= most / 100);

    /// <summary>
    /// A part tells that a resting order has arrived, so that it may be changed before the other part comes: only for
    /// orders that take what there is are all commands the same. It also answers what was not known of an order, which
    /// may then be withdrawn before the other part comes, and has a cancel asked again that left before it was there.
    /// </summary>
    [Theory]
    [MemberData(nameof(Specs))]
    public void AFillInTwoParts_EndsLikeOneInOne(string given) => Hold(given, (spec, seed) =>
    {
        var whole = new PacedWalk(spec, seed);
        return ((PacedSpec)spec).OrderType != SliceOrder.Market || whole.HadUnknown || whole.HadEarlyCancel
            || new PacedWalk(spec, seed, splitsFills: true).Commands.SequenceEqual(whole.Commands);
    });

    /// <summary>The share that may not be exceeded: a cap, or what a POV without a floor aims at.</summary>
    private static decimal? Bound(PacedSpec spec) => spec.MaxParticipation ?? (spec is PovSpec { Floor: 0 } pov ? pov.Participation : null);

    private static void Hold(string given, Func<AlgorithmSpec, ulong, bool> property)
    {
        var spec = (AlgorithmSpec)Story.Given(given).Spec;
        Assert.Empty(spec.Validate());
        Prop.ForAll(Arb.From(Gen.Choose(1, int.MaxValue)), seed => property(spec, (ulong)seed))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(8));
    }
}
