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

    /// <summary>A share is rounded down to the step, and is nothing below the least quantity; the last takes the rest.</summary>
    [Theory]
    [InlineData("0.003", "20 80", "0.01", "0 0.01")]
    [InlineData("0.002", "20 80", "0.01", "0.002 0.008")]
    [InlineData("0.001", "20 80", "0.0095", "0.001 0.0085")]
    [InlineData("0.001", "100 100", "0.01", "0.01 0")]
    [InlineData("0.001", "60 60 10", "0.01", "0.006 0.004 0")]
    [InlineData("0.001", "100", "0.01", "0.01")]
    public void Split_GivesEachItsShare(string least, string shares, string total, string parts)
    {
        var instrument = Some.Btc with { Lot = new(0.001m, Story.Number(least), 1000m) };
        ImmutableArray<BracketTarget> targets =
            [.. shares.Split(' ').Select((share, place) => new BracketTarget(new(61000m + place), Story.Number(share)))];
        Assert.Equal(parts, string.Join(' ', BracketTarget.Split(new(Story.Number(total)), targets, instrument)));
    }

    [Theory]
    [InlineData("61000", "61000:100")]
    [InlineData("61000,62000", "61000:50 62000:50")]
    [InlineData("61000:30,62000", "61000:30 62000:0")]
    [InlineData("+61000.5:12.5", "61000.5:12.5")]
    public void Targets_AreRead(string typed, string read) => Assert.Equal(read, string.Join(' ', BracketTarget.Read([.. typed.Split(',')])));

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("61000:")]
    [InlineData(":50")]
    [InlineData("61000:50%")]
    [InlineData("6e4")]
    public void Target_ThatIsNone_IsNotRead(string typed) => Assert.Throws<FormatException>(() => BracketTarget.Read([typed]));
}
