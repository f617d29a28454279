using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Bowline.Core.Tests;

/// <summary>What must hold of parent orders that are worked in parts, whatever the venue does with them.</summary>
public sealed class WorkedPropertyTests
{
    private const int Steps = 120;

    private static readonly SpecContext Context = new(Some.Btc, new(60000m), new(60000m));

    private static readonly Gen<ulong> Seeds =
        from high in Gen.Choose(0, int.MaxValue) from low in Gen.Choose(0, int.MaxValue) select ((ulong)high << 31) | (uint)low;

    private static Gen<AlgorithmSpec> Icebergs =>
        from quantity in Gen.Choose(10, 200)
        from show in Gen.Choose(2, 9)
        from vary in Gen.Choose(0, 90)
        from kind in Gen.Choose(0, 5)
        select (AlgorithmSpec)new IcebergSpec(Context)
        {
            Side = kind % 2 == 0 ? Side.Buy : Side.Sell, Quantity = new(quantity * 0.001m), Show = new(show * 0.001m),
            VaryPercent = vary, Peg = (PegTo)(kind / 2), LimitPrice = kind / 2 == 0 ? new Price(60000m) : null, PostOnly = kind > 2,
        };

    private static Gen<AlgorithmSpec> Chases =>
        from quantity in Gen.Choose(1, 50)
        from offset in Gen.Choose(0, 20)
        from cross in Gen.Choose(0, 120)
        from kind in Gen.Choose(0, 7)
        select (AlgorithmSpec)new ChaseSpec(Context)
        {
            Side = kind % 2 == 0 ? Side.Buy : Side.Sell, Quantity = new(quantity * 0.001m), Offset = offset * 0.1m,
            CrossAfter = cross < 5 ? null : TimeSpan.FromSeconds(cross), PostOnly = kind > 3,
            WorstPrice = kind / 2 % 2 == 0 ? null : new Price(60000m),
        };

    private static Gen<AlgorithmSpec> Ladders =>
        from quantity in Gen.Choose(50, 500)
        from levels in Gen.Choose(2, 12)
        from skew in Gen.Choose(1, 50)
        from width in Gen.Choose(100, 3000)
        from kind in Gen.Choose(0, 3)
        select (AlgorithmSpec)new ScaleSpec(Context)
        {
            Side = kind % 2 == 0 ? Side.Buy : Side.Sell, Quantity = new(quantity * 0.001m), Levels = levels, Skew = skew / 10m,
            From = new(60000m), To = new(kind % 2 == 0 ? 60000m - width : 60000m + width), Spacing = (Spacing)(kind / 2),
        };

    private static Gen<AlgorithmSpec> Buys =>
        from each in Gen.Choose(1, 5)
        from count in Gen.Choose(1, 8)
        from kind in Gen.Choose(0, 3)
        select (AlgorithmSpec)new DcaSpec(Context)
        {
            Side = Side.Buy, Quantity = new(each * 0.001m), Count = count, Cap = kind % 2 == 0 ? null : new(each * 0.0025m * count),
            Every = kind < 2 ? TimeSpan.FromSeconds(10) : null, DropPercent = kind < 2 ? null : 0.1m,
        };

    private static Gen<AlgorithmSpec> Reversals =>
        from quantity in Gen.Choose(1, 50)
        select (AlgorithmSpec)new ReverseSpec(Context) { Side = Side.Sell, Quantity = new(quantity * 0.001m) };

    private static void Hold(Gen<AlgorithmSpec> specs, Action<RandomVenue> check, Action<RandomVenue>? after = null) =>
        Prop.ForAll(Arb.From(from spec in specs from seed in Seeds select (spec, seed)), run =>
        {
            var venue = RandomVenue.Play(run.spec, run.seed, Steps, check);
            Assert.NotNull(venue.Execution.Outcome);
            Assert.Empty(venue.Live);
            after?.Invoke(venue);
            var (hash, commands) = venue.Replayed();
            Assert.Equal(venue.Hash, hash);
            Assert.Equal(venue.Commands, commands);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Fact]
    public void Iceberg_ShowsNoMoreThanItsPart_AndNeverGoesBeyondItsParent() => Hold(Icebergs, venue =>
    {
        var spec = (IcebergSpec)venue.Spec;
        Assert.True(venue.Exposure() <= spec.Quantity.Value);
        Assert.All(venue.Live.Where(o => o.Spec is OrderSpec.Limit), order => Assert.True(order.Most - order.Filled <= spec.Show.Value));
    });

    [Fact]
    public void Chase_NeverGoesBeyondItsParentOrItsWorstPrice_AndChangesNoMoreThanItMay() => Hold(Chases, venue =>
    {
        var spec = (ChaseSpec)venue.Spec;
        Assert.True(venue.Exposure() <= spec.Quantity.Value);
        Assert.True(venue.Commands.Count(c => c is Command.AmendOrder) <= 1 + (venue.Elapsed / spec.Every) + venue.Refused);
        if (spec.WorstPrice is { } worst)
        {
            Assert.All(venue.Live.Select(o => o.Spec.LimitPrice).OfType<Price>(), price =>
                Assert.True(spec.Side == Side.Buy ? price <= worst : price >= worst));
        }
    });

    [Fact]
    public void Ladder_NeverGoesBeyondItsParent_WhateverBecomesOfItsLevels() => Hold(Ladders, venue =>
        Assert.True(venue.Exposure() <= venue.Spec.Quantity.Value));

    [Fact]
    public void RepeatedBuys_NeverGoBeyondCountOrCap() => Hold(Buys, venue =>
    {
        var spec = (DcaSpec)venue.Spec;
        var most = Math.Min(spec.Count!.Value * spec.Quantity.Value, spec.Cap?.Value ?? decimal.MaxValue);
        Assert.True(venue.Exposure() <= most);
    });

    [Fact]
    public void Reversal_OpensNothingBeforeAllIsClosed_AndNoMoreThanThat() => Hold(Reversals, venue =>
    {
        Assert.True(venue.Exposure('c') <= venue.Spec.Quantity.Value);
        Assert.True(venue.Exposure('o') == 0 || venue.FilledOf('c') == venue.Spec.Quantity.Value);
        Assert.True(venue.Exposure('o') <= venue.FilledOf('c'));
    });

    [Fact]
    public void LadderSizes_SumExactly_OnEveryStep() => Prop.ForAll(
        Arb.From(
            from step in Gen.Elements(1m, 0.1m, 0.01m, 0.001m, 0.00001m, 5m)
            from steps in Gen.Choose(1, 1_000_000)
            from levels in Gen.Choose(2, 100)
            from skew in Gen.Choose(1, 100)
            select (step, steps, levels, skew: skew / 10m)),
        c =>
        {
            var whole = new Quantity(c.step * c.steps);
            var sizes = Ladder.Quantities(whole, c.levels, c.skew, Some.Btc with { Lot = new(c.step, c.step, 0) });
            Assert.Equal(c.levels, sizes.Length);
            Assert.Equal(whole.Value, sizes.Sum(q => q.Value));
            Assert.All(sizes, q => Assert.Equal(0, q.Value % c.step));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void IcebergParts_SumExactly_NoneTooLargeAndNoneTooSmall() => Prop.ForAll(
        Arb.From(
            from least in Gen.Choose(1, 50)
            from extra in Gen.Choose(0, 100)
            from steps in Gen.Choose(1, 5000)
            from vary in Gen.Choose(0, 90)
            from seed in Seeds
            select (least, show: least + extra, steps, vary, seed)),
        c =>
        {
            var plan = new PartPlan(c.show * 0.001m, c.least * 0.001m, c.vary, 0.001m);
            var (rest, chance) = (c.steps * 0.001m, new Prng(c.seed));
            if (!plan.CanSplit(rest))
                return;
            for (var parts = 0; rest > 0; parts++)
            {
                Assert.True(parts <= c.steps);
                (var part, chance) = plan.Draw(rest, chance);
                Assert.InRange(part.Value, plan.Least, plan.Show);
                rest -= part.Value;
            }

            Assert.Equal(0, rest);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
}
