using Xunit;

namespace Bowline.Core.Tests;

public sealed class WhenSpecTests
{
    [Fact]
    public void WhatItSpeaksOf_IsNamedOnceEach()
    {
        var spec = Of("finished(TWAP-4f9k2m1x) and mark(ETHUSDT) > 3000 or finished(IS-00000001) and last(BTCUSDT) > 1 or finished(TWAP-4f9k2m1x)");
        Assert.Equal([new("TWAP-4f9k2m1x"), new("IS-00000001")], spec.ConditionExecutions);
        Assert.Equal([new("BTCUSDT"), new("ETHUSDT")], spec.ConditionSymbols);
        Assert.Empty(Of("last(").ConditionExecutions);
        Assert.Empty(Of("last(").ConditionSymbols);
    }

    // docs/parameters.md
    [Fact]
    public void WhatIsNotGiven_HasItsDefault()
    {
        var spec = Of("last(BTCUSDT) > 1");
        Assert.Equal((1, false, TimeSpan.FromMinutes(10), null, TimeSpan.FromMinutes(1)),
            (spec.Repeat, spec.Once, spec.CoolDown, spec.Expires, spec.StartWithin));
        Assert.Equal((Side.Buy, Quantity.Zero, PositionSide.Both), (spec.Side, spec.Quantity, spec.Leg));
        Assert.True(spec.Begin(Some.Id, Some.Noon, 1).IsInPlace);
    }

    [Fact]
    public void RequestThatCannotBeRead_IsADamagedRecord() => Assert.Throws<FormatException>(() => Of("last(BTCUSDT) > 1", "market side"));

    private static WhenSpec Of(string condition, string run = "market side=BUY") => (WhenSpec)Executions.Read(
        new(Executions.When, [new("condition", condition), new("run", run)]), new(Some.Btc, new(60000m), new(60000m)));
}
