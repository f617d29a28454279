using Xunit;

namespace Bowline.Core.Tests;

/// <summary>A price that follows the market at most once a second.</summary>
public sealed class FollowedPriceTests
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private static readonly FollowedPrice At60000 = default(FollowedPrice).Toward(new Price(60000m), Some.Noon, Every);

    [Fact]
    public void TheFirstPrice_IsTakenAtOnce() =>
        Assert.Equal(new FollowedPrice(new Price(60000m), new Price(60000m), Some.Noon), At60000);

    [Theory]
    [InlineData(999, 60000)]
    [InlineData(1000, 60001)]
    public void AnotherPrice_IsTakenWhenASecondIsOver(int afterMs, decimal current)
    {
        var next = At60000.Toward(new Price(60001m), Some.Noon + TimeSpan.FromMilliseconds(afterMs), Every);
        Assert.Equal((new Price(60001m), new Price(current)), (next.Wanted!.Value, next.Current!.Value));
        Assert.Equal(current == 60000 ? Some.Noon + Every : null, next.Due(Every));
    }

    [Fact]
    public void WhatWaited_IsTakenWhenTimeHasPassed()
    {
        var later = Some.Noon + Every;
        var next = At60000.Toward(new Price(60001m), Some.Noon, Every).Toward(null, later, Every);
        Assert.Equal(new FollowedPrice(new Price(60001m), new Price(60001m), later), next);
    }

    [Fact]
    public void APriceThatCameBack_IsNothingToDo()
    {
        var next = At60000.Toward(new Price(60001m), Some.Noon, Every).Toward(new Price(60000m), Some.Noon, Every);
        Assert.Equal((At60000, null), (next, next.Due(Every)));
        Assert.Equal(At60000, At60000.Toward(null, Some.Noon + (Every * 5), Every));
    }

    [Fact]
    public void WithoutAPrice_NothingIsDue()
    {
        Assert.Equal(default, default(FollowedPrice).Toward(null, Some.Noon, Every));
        Assert.Null(default(FollowedPrice).Due(Every));
    }
}
