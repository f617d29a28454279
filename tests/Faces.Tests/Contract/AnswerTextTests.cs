using Bowline.Contract;
using Xunit;

namespace Bowline.Faces.Tests;

/// <summary>The first lines are those that the product's page promises.</summary>
public class AnswerTextTests
{
    private static readonly PlaceRequest Market =
        new() { Verb = "market", LinkId = "ORD-4f9k2m1x", Symbol = "BTCUSDT", Side = "BUY", Quantity = "0.001" };

    private static readonly PlaceRequest Limit =
        new() { Verb = "limit", LinkId = "ORD-4f9k2m1x", Symbol = "ETHUSDT", Side = "SELL", Quantity = "1", Price = "3200" };

    [Fact]
    public void MarketOrder_Filled_PriceFeeAndPositionFollowTheFirstLine() => Assert.Equal(
        """
        >OK: MARKET BUY 0.001 BTCUSDT, orderId=8389765519000000001
        >Average price: 60512.3
        >Fee:           0.24204920 USDT
        >Position:      0.01 BTCUSDT at 60512.3

        """,
        AnswerText.Of(Some.Filled(Market)).ToString());

    [Fact]
    public void LimitOrder_Resting_IsOneLine() => Assert.Equal(
        ">OK: LIMIT SELL 1 ETHUSDT @ 3200, orderId=8389765519000000001\n", AnswerText.Of(Some.Rests(Limit)).ToString());

    [Fact]
    public void CanceledStop_ThatClosesThePosition_IsNotToldAsOneOfZero()
    {
        var stop = Some.Rests(Limit) with { Type = "STOP_MARKET", OrigQty = "0", Price = null };
        Assert.StartsWith(
            ">OK: CANCELED STOP_MARKET SELL close-position ETHUSDT, ", AnswerText.Flattened(new() { Orders = [stop] }).ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void MarketOrder_WithoutItsFillYet_SaysSo() =>
        Assert.Contains("Fill not seen yet", AnswerText.Of(Some.Rests(Market)).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Refusal_GoesToStderrWithAllItsProblems() => Assert.Equal(
        "!Refused: notional 5 is below 50 [-4164]\n!  also: a second thing is wrong too\n",
        AnswerText.Of(Some.Refused(Market, ExitCode.Refused, "notional 5 is below 50 [-4164]")).ToString());

    [Fact]
    public void WhatIf_NamesNoOrderId() => Assert.Equal(
        """
        >OK (only checked, not sent): LIMIT SELL 1 ETHUSDT @ 3200
        >Notional:      3200 USDT
        >Margin needed: 320 USDT

        """,
        AnswerText.Of(Some.Rests(Limit) with { WhatIf = true, Notional = "3200", Margin = "320" }).ToString());

    [Fact]
    public void VenueText_WithEscapesAndLineEnds_CannotReachTheTerminal()
    {
        var answer = Some.Refused(Market, ExitCode.ExchangeRefused, "\u001b]0;x\u0007\n>OK: MARKET");
        var lines = AnswerText.Of(answer).ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, line => Assert.StartsWith("!", line, StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Any(char.IsControl));
    }

    [Theory]
    [InlineData("/home/a/bowline/.build/bin/0.1.0-1a2b3c4d5e6f/cli/", "0.1.0-1a2b3c4d5e6f")]
    [InlineData("/home/a/bowline/.build/bin/0.1.0-1a2b3c4d5e6f/desk", "0.1.0-1a2b3c4d5e6f")]
    [InlineData("C:\\b\\.build\\bin\\0.1.0-1a\\cli\\", "0.1.0-1a")]
    [InlineData("/home/a/bowline/.build/dev/bin/Cli/debug/", "development")]
    [InlineData("/", "development")]
    public void BuildName_IsTheFoldersName(string folder, string expected) => Assert.Equal(expected, BuildName.FromFolder(folder));
}
