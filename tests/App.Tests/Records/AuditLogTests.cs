using Bowline.Core;
using Bowline.Journal;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>Expected lines follow the seed's log samples: its field names and order, quantities as text.</summary>
public sealed class AuditLogTests
{
    private const string Link = "ORD-4f9k2m1x";
    private const string Ids =
        "\"orderId\":\"8389765001\",\"linkId\":\"ORD-4f9k2m1x\",\"clientOrderId\":\"ORD-4f9k2m1x-o01\"";

    [Fact]
    public void AMarketOrder_IsPlaceOrder_AsInTheSeed()
    {
        using var story = new Story();
        story.Market(Link, 8389765001);
        Assert.Equal(
            "{\"ts\":\"2025-08-11T08:52:51.004Z\",\"level\":\"INFO\",\"action\":\"place_order\",\"mode\":\"paper\","
            + "\"request\":{\"symbol\":\"BTCUSDT\",\"side\":\"BUY\",\"type\":\"MARKET\",\"quantity\":\"0.001\"},"
            + Ids + ",\"result\":\"ok\"}",
            story.AuditLines()[^1]);
    }

    [Fact]
    public void ALimitOrder_SaysItsTimeInForceAndPrice()
    {
        using var story = new Story();
        story.Limit(Link, 8389765001);
        Assert.Contains(
            "\"request\":{\"symbol\":\"ETHUSDT\",\"side\":\"SELL\",\"type\":\"LIMIT\",\"timeInForce\":\"GTC\","
            + "\"quantity\":\"1\",\"price\":\"3200\"}," + Ids,
            story.AuditLines()[^1]);
    }

    [Fact]
    public void AFill_NamesTheOrderItFills()
    {
        using var story = new Story();
        story.Market(Link, 8389765001);
        story.Fill(Link, 8389765001, 77, 60_500.10m, 0.0004m);
        Assert.Equal(
            "{\"ts\":\"2025-08-11T08:52:51.005Z\",\"level\":\"INFO\",\"action\":\"fill\",\"mode\":\"paper\","
            + "\"symbol\":\"BTCUSDT\",\"side\":\"BUY\",\"qty\":\"0.0004\",\"price\":\"60500.1\",\"fee\":\"0.0242\","
            + "\"feeAsset\":\"USDT\",\"realizedPnl\":\"-1.5\",\"maker\":false,\"tradeId\":\"77\"," + Ids + "}",
            story.AuditLines()[^1]);
    }

    [Fact]
    public void AnAttemptThatFailed_AndItsRetry_CountAsTheSeedDoes()
    {
        using var story = new Story();
        var order = Story.OrderOf(Link);
        story.Send(InflightKind.Placing, Link, "symbol=TESTUSDT&side=BUY&type=MARKET&quantity=0.001");
        const string call = "POST /fapi/v1/order";
        story.Add(new JournalBody.AttemptFailed(1, order, call, 1, 503, null, "Service unavailable", 500));
        story.Add(new JournalBody.AttemptRetried(2, order, call, 2));
        var lines = story.AuditLines();
        Assert.Contains(
            "\"level\":\"ERROR\",\"action\":\"order_attempt_failed\",\"mode\":\"paper\",\"attempt\":0,"
            + "\"transient\":true,\"error\":\"Service unavailable\",\"call\":\"POST /fapi/v1/order\","
            + "\"req\":{\"symbol\":\"TESTUSDT\",\"side\":\"BUY\",\"type\":\"MARKET\",\"quantity\":\"0.001\"}",
            lines[^2]);
        Assert.Contains(
            "\"level\":\"INFO\",\"action\":\"retry_attempt\",\"mode\":\"paper\",\"attempt\":1,", lines[^1]);
    }

    [Fact]
    public void ARefusal_IsValidate_WithCodeRuleAndValue()
    {
        using var story = new Story();
        story.Add(Refusal());
        Assert.Equal(
            "{\"ts\":\"2025-08-11T08:52:51.001Z\",\"level\":\"ERROR\",\"action\":\"validate\",\"mode\":\"paper\","
            + "\"code\":\"quantity-off-step\",\"rule\":\"a multiple of 0.001 BTC\",\"value\":\"0.0015\","
            + "\"nearest\":[\"0.001\",\"0.002\"],\"advice\":\"type --round\",\"venueCode\":-1111,"
            + "\"request\":{\"symbol\":\"BTCUSDT\",\"side\":\"BUY\",\"type\":\"MARKET\",\"quantity\":\"0.0015\"}}",
            story.AuditLines()[^1]);
    }

    [Fact]
    public void ACancelWeAskedFor_IsCancelOrder_AndOneWeDidNot_IsAStateChange()
    {
        using var story = new Story();
        story.Limit(Link, 8389765001);
        story.Send(InflightKind.Canceling, Link, "symbol=ETHUSDT&orderId=8389765001");
        story.Add(new Event.OrderCanceled(story.Now, Story.OrderOf(Link)));
        story.Limit("ORD-00000002", 8389765002);
        story.Add(new Event.OrderCanceled(story.Now, Story.OrderOf("ORD-00000002")));
        var lines = story.AuditLines();
        Assert.Contains("\"action\":\"cancel_order\"", lines[^3]);
        Assert.Contains("\"price\":\"3200\"", lines[^3]);
        Assert.Contains("\"action\":\"state_change\",\"mode\":\"paper\",\"what\":\"order_canceled\"", lines[^1]);
    }

    [Fact]
    public void ARejectedOrder_IsPlaceOrderAtErrorLevel_WithTheVenuesCode()
    {
        using var story = new Story();
        story.Send(InflightKind.Placing, Link, "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=1000");
        story.Add(new Event.OrderRejected(
            story.Now, Story.OrderOf(Link), new(-2019, "Margin is insufficient.", "more margin is needed")));
        var line = story.AuditLines()[^1];
        Assert.Contains("\"level\":\"ERROR\",\"action\":\"place_order\"", line);
        Assert.EndsWith("\"result\":\"rejected\",\"code\":-2019,\"error\":\"Margin is insufficient.\"}", line);
    }

    [Fact]
    public void TheVenuesAnswer_IsThereAtDebugLevelAlone()
    {
        using var story = new Story();
        story.Market(Link, 8389765001);
        Assert.DoesNotContain(story.AuditLines(), line => line.Contains("response"));
        Assert.Contains(story.AuditLines(AuditLevel.Debug), line => line.Contains("\"action\":\"response\"")
            && line.EndsWith(
                "\"status\":200,\"response\":\"{\\\"orderId\\\":8389765001}\"}", StringComparison.Ordinal));
    }

    [Fact]
    public void WhatProvesTheSender_IsNeverWritten()
    {
        using var story = new Story();
        story.Send(InflightKind.Placing, Link,
            "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=1&signature=topsecret&apiKey=topsecret&listenKey=topsecret");
        story.Add(new Event.OrderAccepted(story.Now, Story.OrderOf(Link), new(1)));
        Assert.DoesNotContain(story.AuditLines(AuditLevel.Debug), line => line.Contains("topsecret"));
        Assert.DoesNotContain(story.CsvLines(), line => line.Contains("topsecret"));
    }

    [Fact]
    public void AHeadIsNoted_WhenADeskStarts()
    {
        using var story = new Story("testnet");
        Assert.Equal(
            "{\"ts\":\"2025-08-11T08:52:51.000Z\",\"level\":\"INFO\",\"action\":\"journal_head\",\"mode\":\"testnet\","
            + $"\"sequence\":0,\"hash\":\"{new string('0', 64)}\",\"where\":\"start\"}}",
            story.AuditLines()[^1]);
    }

    [Fact]
    public void TheFile_RollsAtItsSize_AndTheOldestGoes()
    {
        var folder = Directory.CreateTempSubdirectory("bowline-");
        var path = Path.Combine(folder.FullName, "audit.jsonl");
        using (var story = new Story())
        using (var log = new AuditLog(path, "paper", AuditLevel.Info, fileBytes: 500, kept: 3))
        {
            for (var i = 0; i < 40; i++) story.Add(Refusal());
            story.Flush();
            story.Read(log.Take);
            Assert.Equal("", log.Problem);
        }

        Assert.Equal(
            ["audit.jsonl", "audit.jsonl.1", "audit.jsonl.2", "audit.jsonl.3"],
            folder.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal));
        Assert.All(folder.GetFiles(), file => Assert.InRange(file.Length, 1, 500));
        folder.Delete(recursive: true);
    }

    [Fact]
    public void ALogThatCannotBeWritten_SaysSo_AndStopsNothing()
    {
        using var story = new Story();
        story.Flush();
        using var log = new AuditLog(Path.Combine(Path.GetTempPath(), $"no-{Guid.NewGuid():N}", "a.jsonl"), "paper");
        story.Read(log.Take);
        Assert.NotEqual("", log.Problem);
    }

    [Fact]
    public void LinesThatAreLost_StayMissing_WhenTheDiskTakesLinesAgain()
    {
        using var story = new Story();
        story.Add(Refusal());
        story.Flush();
        var folder = Path.Combine(Path.GetTempPath(), $"no-{Guid.NewGuid():N}");
        using var log = new AuditLog(Path.Combine(folder, "a.jsonl"), "paper");
        story.Read(log.Take);
        var lost = log.Problem;
        Directory.CreateDirectory(folder);
        story.Read(log.Take);
        var lines = File.ReadAllLines(Path.Combine(folder, "a.jsonl")).Length;
        Assert.StartsWith($"{lines} lines: ", lost, StringComparison.Ordinal);
        Assert.Equal(lost, log.Problem);
        Directory.Delete(folder, recursive: true);
    }

    private static Event.RequestRefused Refusal() => new(
        new(0),
        new("quantity-off-step", "a multiple of 0.001 BTC", "0.0015", ["0.001", "0.002"], "type --round", -1111),
        null,
        new("market", "BTCUSDT", "buy", "0.0015", "", ""));
}
