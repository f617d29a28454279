using Xunit;

namespace Bowline.Core.Tests;

public sealed class CancelWindowTests
{
    /// <summary>At which milliseconds an exit could (+) or could not (-) fill more than was open; then the longest such time.</summary>
    [Theory]
    [InlineData("-0 -100", null)]
    [InlineData("+0 +100", null)]
    [InlineData("+0 -100", 100)]
    [InlineData("+0 +40 -100", 100)]
    [InlineData("+0 -100 +200 -230", 100)]
    [InlineData("+0 -30 +200 -300 -900", 100)]
    [InlineData("+0 -0", 0)]
    public void Longest_IsFromTheFillToTheConfirmedCancel(string told, int? longest)
    {
        var window = told.Split(' ').Aggregate(default(CancelWindow), (known, word) =>
            known.At(Some.Noon + TimeSpan.FromMilliseconds(int.Parse(word[1..])), word[0] == '+'));
        Assert.Equal(longest is { } ms ? TimeSpan.FromMilliseconds(ms) : null, window.Longest);
        Assert.Equal(told.Split(' ')[^1][0] == '+', window.Since is not null);
    }

    /// <summary>What is not covered is so from the first moment on, until it is covered.</summary>
    [Theory]
    [InlineData("+0", null)]
    [InlineData("-0", 0)]
    [InlineData("-0 -5000", 0)]
    [InlineData("-0 +4000 -5000", 5000)]
    public void ProtectionClock_CountsFromTheFirstMoment(string told, int? since)
    {
        var clock = told.Split(' ').Aggregate(default(ProtectionClock), (known, word) =>
            known.At(Some.Noon + TimeSpan.FromMilliseconds(int.Parse(word[1..])), word[0] == '+'));
        Assert.Equal(since is { } ms ? Some.Noon + TimeSpan.FromMilliseconds(ms) : null, clock.Since);
    }

    [Theory]
    [InlineData(null, 100_000, false)]
    [InlineData(0, 9_999, false)]
    [InlineData(0, 10_000, true)]
    [InlineData(2_000, 11_999, false)]
    [InlineData(2_000, 12_000, true)]
    public void ProtectionClock_IsPastAtItsBound(int? since, int now, bool isPast)
    {
        ProtectionClock clock = new(since is { } ms ? Some.Noon + TimeSpan.FromMilliseconds(ms) : null);
        Assert.Equal(isPast, clock.IsPast(TimeSpan.FromSeconds(10), Some.Noon + TimeSpan.FromMilliseconds(now)));
    }
}
