using Xunit;

namespace Bowline.Core.Tests;

/// <summary>How long, deep and wide a condition may be (docs/algorithms/when.md), and what its numbers and words are.</summary>
public sealed class ConditionBoundsTests
{
    private const string Test = "last(BTCUSDT) > 61000";

    [Theory]
    [InlineData(16, "")]
    [InlineData(17, "condition-too-deep")]
    public void ParenthesesAndNot_StandAtMost16Deep(int deep, string code)
    {
        Assert.Equal(code, Problem(new string('(', deep) + Test + new string(')', deep)));
        Assert.Equal(code, Problem(string.Concat(Enumerable.Repeat("not ", deep)) + Test));
        // What has been closed again is not deep.
        var flat = string.Join(" and ", Enumerable.Repeat($"({Test})", 20));
        Assert.Equal("", Problem(flat));
    }

    [Theory]
    [InlineData(32, "")]
    [InlineData(33, "condition-too-many-tests")]
    public void Tests_AreAtMost32(int tests, string code) =>
        Assert.Equal(code, Problem(string.Join(" and ", Enumerable.Repeat("time > 1:00", tests))));

    [Theory]
    [InlineData(1_000, "")]
    [InlineData(1_001, "condition-too-long")]
    public void Text_HasAtMost1000Characters(int length, string code) => Assert.Equal(code, Problem(Test.PadRight(length)));

    [Theory]
    [InlineData("sma(BTCUSDT,1,1m) > 1", "")]
    [InlineData("sma(BTCUSDT,500,1m) > 1", "")]
    [InlineData("sma(BTCUSDT,0,1m) > 1", "condition-period")]
    [InlineData("sma(BTCUSDT,-1,1m) > 1", "condition-period")]
    [InlineData("sma(BTCUSDT,2.5,1m) > 1", "condition-period")]
    [InlineData("sma(BTCUSDT,20%,1m) > 1", "condition-period")]
    [InlineData("bollinger.upper(BTCUSDT,20,501,1m) > 1", "condition-period")]
    [InlineData("bollinger.upper(BTCUSDT,2,20,1m) > 1", "")]
    [InlineData("macd(BTCUSDT,12,12,9,1m) > 1", "condition-period")]
    [InlineData("macd(BTCUSDT,11,12,9,1m) > 1", "")]
    [InlineData("macd.signal(BTCUSDT,12,12,9,1m) > 1", "condition-period")]
    [InlineData("macd(BTCUSDT,12,26,1m) > 1", "condition-period")]
    [InlineData("last(BTCU) > 1", "condition-unreadable")]
    [InlineData("last(BTCUS) > 1", "")]
    [InlineData("last(BTCUSDT_261225) > 1", "")]
    [InlineData("last(BTC-USDT) > 1", "condition-unreadable")]
    [InlineData("last(A234567890123456789012345678901) > 1", "condition-unreadable")]
    [InlineData("last(A23456789012345678901234567890) > 1", "")]
    [InlineData("last(BTCUSDT) > 9999999999999999999999999", "")]
    [InlineData("last(BTCUSDT) > 99999999999999999999999999", "condition-unreadable")]
    [InlineData("last(BTCUSDT) crosses 1", "condition-unreadable")]
    [InlineData("last(BTCUSDT) crosses above 1 or last(BTCUSDT) CROSSES BELOW 2 OR NOT time >= 1:00", "")]
    [InlineData("last(BTCUSDT) crosses above 1 and mark(BTCUSDT) crosses below 2", "")]
    [InlineData("last(BTCUSDT) > 1 last(BTCUSDT) > 2", "condition-unreadable")]
    [InlineData("last(BTCUSDT > 1", "condition-unreadable")]
    [InlineData("last BTCUSDT) > 1", "condition-unreadable")]
    [InlineData("sma(BTCUSDT 20,1m) > 1", "condition-unreadable")]
    [InlineData("sma(BTCUSDT,20 1m) > 1", "condition-unreadable")]
    [InlineData("sma(BTCUSDT,20,1m > 1", "condition-unreadable")]
    [InlineData("time = 14:30", "condition-unreadable")]
    [InlineData("time > 14", "condition-unreadable")]
    [InlineData("time > 2026-13-01", "condition-unreadable")]
    [InlineData("finished TWAP-4f9k2m1x", "condition-unreadable")]
    [InlineData("finished(TWAP-4f9k2m1x", "condition-unreadable")]
    [InlineData("finished(TWAP-4f9k2m1x) and finished(IS-00000001)", "")]
    public void Text_IsReadOrNot(string text, string code) => Assert.Equal(code, Problem(text));

    [Theory]
    [InlineData("0.01%", "0.0001")]
    [InlineData("-5%", "-0.05")]
    [InlineData("-5", "-5")]
    [InlineData("+7.5", "7.5")]
    [InlineData("61000", "61000")]
    public void Number_IsWhatItSays_AndPercentAHundredth(string text, string value) =>
        Assert.Equal(Story.Number(value), ((Term.Number)ConditionTale.Read($"macd(BTCUSDT,1h) > {text}").Terms[1]).Value);

    [Fact]
    public void Places_AreCountedFromOne() => Assert.Equal(
        [(TokenKind.Word, "last", 1), (TokenKind.Sign, "(", 5), (TokenKind.Word, "X", 6), (TokenKind.Sign, ")", 7), (TokenKind.Sign, ">=", 9),
            (TokenKind.Number, "1.5", 11), (TokenKind.Sign, "<", 15), (TokenKind.Sign, "=", 17), (TokenKind.Word, "4h", 18), (TokenKind.End, "", 20)],
        Token.Of("last(X) >=1.5 < =4h").Select(token => (token.Kind, token.Text, token.At)));

    private static string Problem(string text) => string.Join(' ', ConditionText.Of(text).Problems.Select(problem => problem.Code));
}
