using System.Collections.Immutable;
using Bowline.Core;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Bowline.Core.Tests;

public sealed class BracketTargetTests
{
    /// <summary>On every step size the parts are on the step, none is negative, and their sum is the whole.</summary>
    [Fact]
    public void Split_IsExactOnEveryStep()
    {
        var cases =
            from step in Gen.Elements(0.001m, 0.01m, 0.1m, 1m, 10m)
            from steps in Gen.Choose(0, 5_000)
            from shares in Gen.Choose(1, 100).NonEmptyListOf()
            select (Step: step, Steps: steps, Shares: shares.Take(20).ToList());
        Prop.ForAll(Arb.From(cases), x =>
        {
            var instrument = Some.Btc with { Lot = new(x.Step, x.Step, 0), MarketLot = new(x.Step, x.Step, 0) };
            ImmutableArray<BracketTarget> targets =
                [.. x.Shares.Select((share, place) => new BracketTarget(new(61000m + place), share * 100m / x.Shares.Sum()))];
            var whole = new Quantity(x.Steps * x.Step);
            var parts = BracketTarget.Split(whole, targets, instrument);
            return parts.Sum(part => part.Value) == whole.Value && parts.All(part => part.Value % x.Step == 0)
                && parts.SkipLast(1).Zip(targets).All(p => p.First.Value <= whole.Value * p.Second.Share / 100);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public void Targets_AreOrderedFromTheEntry_AndShareEquallyUnlessTold()
    {
        Assert.Equal(
            [new BracketTarget(new(61000m), 50), new BracketTarget(new(62000m), 50)], BracketTarget.Ordered(BracketTarget.Read(["62000", "61000"]), Side.Buy));
        Assert.Equal(
            [new BracketTarget(new(59000m), 30), new BracketTarget(new(58000m), 70)], BracketTarget.Ordered(BracketTarget.Read(["58000:70", "59000:30"]), Side.Sell));
    }
}
