using System.Text.RegularExpressions;
using Xunit;

namespace Bowline.Tidy;

/// <summary>What no source may hold, each with where to look instead.</summary>
public sealed partial class BanTests
{
    [Fact]
    public void Sources_TakeClockChanceAndSleepFromOutside() => AssertNowhere(
        House.Sources("src"),
        AmbientInputs(),
        "take TimeProvider, event.At or a seeded Prng",
        // The one place where a process meets the machine's clock is its composition root.
        allowed: ["src/Cli/DeskControl/Pause.cs"]);

    [Fact]
    public void Sources_HoldNoMoneyInBinaryFloatingPoint() => AssertNowhere(
        House.Sources("src"), FloatingMoney(), "money is decimal or integer ticks");

    [Fact]
    public void PureRooms_HoldNoBinaryFloatingPointAtAll() => AssertNowhere(
        House.Sources("src/Core", "src/Paper", "src/Binance", "src/Contract"), AnyFloat(), "money is decimal or integer ticks");

    [Fact]
    public void PureRooms_AwaitNothing() => AssertNowhere(
        House.Sources("src/Core", "src/Paper", "src/Binance", "src/Gateway/Session", "src/Gateway/Reconcile", "src/Gateway/Translate"),
        Awaiting(),
        "pure rooms are called, they never wait");

    [Fact]
    public void Gateway_DoesNotKnowWhichVenueItSpeaksTo() => AssertNowhere(
        House.Sources("src/Gateway"), ModeWords(), "the endpoint record is the only difference");

    [Fact]
    public void Sources_SwallowNoException() => AssertNowhere(
        House.Sources("src"), EmptyCatch(), "a failure is a value someone sees, or a comment says why it is none", withComments: true);

    [Fact]
    public void Sources_LeaveNothingUnfinished() => AssertNowhere(
        House.Sources("src", "tests").Where(file => file.Name != "BanTests.cs"), Unfinished(), "finish it, or say in the docs that it is not done");

    [Fact]
    public void Files_AreNotNamedAfterNothing() => Assert.All(
        House.Sources("src", "tests"),
        file => Assert.DoesNotMatch(EmptyNames(), file.Name));

    private static void AssertNowhere(IEnumerable<SourceFile> files, Regex ban, string instead, string[]? allowed = null, bool withComments = false)
    {
        var found =
            from file in files
            where allowed?.Contains(file.Path) != true
            let text = string.Join('\n', file.Lines.Select(line => !withComments && line.TrimStart().StartsWith("//", StringComparison.Ordinal) ? "" : line))
            from Match match in ban.Matches(text)
            select $"{file.Path}:{text[..match.Index].Count(c => c == '\n') + 1}: {match.Value.Trim()} ({instead})";
        Assert.Empty(found);
    }

    [GeneratedRegex(@"DateTime(?:Offset)?\.(?:Utc)?(?:Now|Today)|Thread\.Sleep|Stopwatch\.(?:StartNew|GetTimestamp)|new Random\(|Random\.Shared|Guid\.NewGuid|Environment\.TickCount")]
    private static partial Regex AmbientInputs();

    [GeneratedRegex(@"\b(?:double|float)\b\??\s+\w*(?:price|qty|quantity|balance|notional|margin|pnl|fee|amount)", RegexOptions.IgnoreCase)]
    private static partial Regex FloatingMoney();

    [GeneratedRegex(@"\b(?:double|float)\b\s+\w|\(double\)|\(float\)")]
    private static partial Regex AnyFloat();

    [GeneratedRegex(@"\bawait\b|\basync\b")]
    private static partial Regex Awaiting();

    [GeneratedRegex(@"\b[Pp]aper|[Tt]estnet(?!Binancefuture|\.binancefuture)")]
    private static partial Regex ModeWords();

    [GeneratedRegex(@"catch\s*(?:\([^)]*\))?\s*(?:when\s*\([^)]*\))?\s*\{\s*\}")]
    private static partial Regex EmptyCatch();

    [GeneratedRegex(@"TODO|FIXME|HACK|NotImplementedException|Skip\s*=\s*""")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"(?:Utils?|Helpers?|Manager|Extensions|Common|Misc)\.cs$")]
    private static partial Regex EmptyNames();
}
