using System.Globalization;

namespace Bowline.Paper.Tests;

/// <summary>The book to run against the book to read: the same answers, the same state.</summary>
public sealed class TwoBooksTests
{
    private const int Seeds = 10;
    private const int Messages = 100_000;
    private const int StateEvery = 5_000;

    public static TheoryData<int> EachSeed { get; } = [.. Enumerable.Range(1, Seeds)];

    [Theory]
    [MemberData(nameof(EachSeed))]
    public void BothBooks_AnswerAlikeAndHoldTheSame(int seed) => Agreed(seed, Messages, StateEvery);

    /// <summary>
    /// A hundred seeds of a million. Seeds that agreed are remembered under .build until the exchange is built from
    /// other sources, so that a run that was stopped goes on where it was.
    /// </summary>
    [Fact]
    public void BothBooks_OnAHundredSeedsOfAMillion_AnswerAlikeAndHoldTheSame()
    {
        if (Environment.GetEnvironmentVariable("BOWLINE_LONG") is not "1")
            Assert.Skip("some minutes of work; BOWLINE_LONG=1 runs it");
        var folder = Directory.CreateDirectory(Checkout.Path(".build", "long"));
        var path = Path.Combine(folder.FullName, $"two-books-{typeof(Book).Module.ModuleVersionId}.txt");
        var known = File.Exists(path) ? File.ReadAllLines(path).Length : 0;
        for (var seed = known + 1; seed <= 100; seed++)
        {
            var digest = Agreed(seed, 1_000_000, 20_000);
            File.AppendAllText(path, string.Create(CultureInfo.InvariantCulture, $"{seed} {digest}\n"));
        }
    }

    private static string Agreed(int seed, int messages, int stateEvery)
    {
        using var plain = new BookScript(new PlainBook(), (ulong)seed);
        using var fast = new BookScript(new FastBook(), (ulong)seed);
        var digest = plain.Run(messages, stateEvery);
        Assert.Equal(digest, fast.Run(messages, stateEvery));
        return digest;
    }
}
