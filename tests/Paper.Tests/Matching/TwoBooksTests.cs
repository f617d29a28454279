namespace Bowline.Paper.Tests;

/// <summary>The book to run against the book to read: the same answers, the same state.</summary>
public sealed class TwoBooksTests
{
    private const int Seeds = 10;
    private const int Messages = 100_000;
    private const int StateEvery = 2_000;

    public static TheoryData<int> EachSeed { get; } = [.. Enumerable.Range(1, Seeds)];

    [Theory]
    [MemberData(nameof(EachSeed))]
    public void BothBooks_AnswerAlikeAndHoldTheSame(int seed)
    {
        using var plain = new BookScript(new PlainBook(), (ulong)seed);
        using var fast = new BookScript(new FastBook(), (ulong)seed);

        Assert.Equal(plain.Run(Messages, StateEvery), fast.Run(Messages, StateEvery));
    }
}
