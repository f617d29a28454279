using Bowline.Core;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>Executions in the audit log and the CSV: the seed's actions, its field names and its rows.</summary>
public sealed class ExecutionAuditTests
{
    private const string Oco = "OCO-2473ad81";
    private const string OcoSpec = "oco side=SELL quantity=0.001 take-profit=62000 stop-price=59000 stop-limit-price=58800";
    private const string Profit =
        "algoType=CONDITIONAL&symbol=BTCUSDT&side=SELL&type=TAKE_PROFIT&timeInForce=GTC&quantity=0.001&price=62000"
        + "&triggerPrice=62000&workingType=CONTRACT_PRICE&reduceOnly=true";
    private const string Stop =
        "algoType=CONDITIONAL&symbol=BTCUSDT&side=SELL&type=STOP&timeInForce=GTC&quantity=0.001&price=58800"
        + "&triggerPrice=59000&workingType=CONTRACT_PRICE&reduceOnly=true";

    [Fact]
    public void AnOco_IsPlaceOco_OnceBothLegsRest_AsInTheSeed()
    {
        using var story = new Story("dryrun");
        story.Start(Oco, OcoSpec, 60_500m);
        story.Order($"{Oco}-s01", Stop, 22);
        Assert.DoesNotContain(story.AuditLines(), line => line.Contains("place_o"));
        story.Order($"{Oco}-t01", Profit, 21);
        Assert.Equal(
            "{\"ts\":\"2025-08-11T08:52:51.007Z\",\"level\":\"INFO\",\"action\":\"place_oco\",\"mode\":\"dryrun\","
            + "\"symbol\":\"BTCUSDT\",\"side\":\"SELL\",\"qty\":\"0.001\",\"takeProfit\":\"62000\",\"stopPrice\":\"59000\","
            + "\"stopLimitPrice\":\"58800\",\"result\":\"ok\",\"linkId\":\"OCO-2473ad81\",\"tpOrderId\":\"21\",\"slOrderId\":\"22\"}",
            story.AuditLines()[^1]);
        Assert.Single(story.AuditLines(), line => line.Contains("\"place_o"));
    }

    /// <summary>Seed: 2025-08-11T08:52:51Z,place_oco,,BTCUSDT,SELL,0.001,,59000.0,,,,OCO-d91aaa3d,ok,,</summary>
    [Fact]
    public void AnOco_IsTheSeedsRow()
    {
        using var story = new Story("dryrun");
        story.Start(Oco, OcoSpec.Replace(" stop-limit-price=58800", ""), 60_500m);
        story.Order($"{Oco}-t01", Profit, 21);
        story.Order($"{Oco}-s01", Stop, 22);
        Assert.Equal(
            "2025-08-11T08:52:51.007Z,place_oco,,BTCUSDT,SELL,0.001,,59000,,,,OCO-2473ad81,ok,,,,,,,,dryrun,", story.CsvLines()[^1]);
        Assert.Contains("\"stopLimitPrice\":null,", story.AuditLines()[^1]);
    }

    [Fact]
    public void AnOcoWhoseLegIsRefused_SaysSoOfTheOrderAndOfThePair()
    {
        using var story = new Story();
        story.Start(Oco, OcoSpec, 60_500m);
        story.Order($"{Oco}-s01", Stop, 22, refusedWith: -2021);
        story.Ended(Oco, new Outcome.Failed(Quantity.Zero, new(0.001m), "venue-2021", "Order would immediately trigger."));
        var lines = story.AuditLines()[^3..];
        Assert.Contains("\"level\":\"ERROR\",\"action\":\"place_order\"", lines[0]);
        Assert.Contains("\"result\":\"rejected\",\"code\":-2021", lines[0]);
        Assert.Contains("\"level\":\"ERROR\",\"action\":\"place_oco\"", lines[1]);
        Assert.EndsWith(
            "\"result\":\"failed\",\"left\":\"0.001\",\"code\":\"venue-2021\",\"why\":\"Order would immediately trigger.\","
            + "\"linkId\":\"OCO-2473ad81\",\"tpOrderId\":null,\"slOrderId\":null}", lines[1]);
        Assert.Contains("\"level\":\"ERROR\",\"action\":\"execution_finished\"", lines[2]);
        Assert.Contains(",place_oco,,BTCUSDT,SELL,0.001,,59000,58800,,,OCO-2473ad81,failed:venue-2021,,,", story.CsvLines()[^2]);
    }

    [Fact]
    public void WhatReplacesALeg_IsAnOrderLikeAnyOther()
    {
        using var story = new Story();
        story.Start(Oco, OcoSpec, 60_500m);
        story.Order($"{Oco}-t01", Profit, 21);
        story.Order($"{Oco}-s01", Stop, 22);
        story.Order($"{Oco}-s01a", Stop, 23);
        Assert.Contains(
            "\"action\":\"place_order\",\"mode\":\"paper\",\"request\":{\"symbol\":\"BTCUSDT\",\"side\":\"SELL\",\"type\":\"STOP\",",
            story.AuditLines()[^1]);
        Assert.Contains("\"linkId\":\"OCO-2473ad81\",\"clientOrderId\":\"OCO-2473ad81-s01a\"", story.AuditLines()[^1]);
        Assert.EndsWith(
            "place_order,STOP,BTCUSDT,SELL,0.001,,59000,58800,GTC,23,OCO-2473ad81,ok,,,,,,,,paper,OCO-2473ad81-s01a",
            story.CsvLines()[^1]);
    }

    [Fact]
    public void ATrigger_IsToldOnce()
    {
        using var story = new Story();
        story.Start(Oco, OcoSpec, 60_500m);
        story.Order($"{Oco}-s01", Stop, 22);
        story.Add(new Event.OrderTriggered(story.Now, new($"{Oco}-s01"), null));
        story.Add(new Event.OrderTriggered(story.Now, new($"{Oco}-s01"), new VenueOrderId(900)));
        Assert.EndsWith(
            "\"action\":\"triggered\",\"mode\":\"paper\",\"symbol\":\"BTCUSDT\",\"side\":\"SELL\",\"type\":\"STOP\",\"qty\":\"0.001\","
            + "\"stopPrice\":\"59000\",\"limitPrice\":\"58800\",\"orderId\":\"22\",\"childOrderId\":null,\"linkId\":\"OCO-2473ad81\","
            + "\"clientOrderId\":\"OCO-2473ad81-s01\"}",
            Assert.Single(story.AuditLines(), line => line.Contains("\"triggered\"")));
    }

    /// <summary>Sold at 61,998 against a mid of 60,500 at the start: 247.6 bps better, told as negative.</summary>
    [Fact]
    public void TheEnd_TellsWhatItHasCost()
    {
        using var story = new Story();
        story.Start(Oco, OcoSpec, 60_500m);
        story.Order($"{Oco}-t01", Profit, 21);
        story.Order($"{Oco}-s01", Stop, 22);
        story.Filled($"{Oco}-t01", 901, 0.001m, 61_998m);
        story.Ended(Oco, new Outcome.Completed(new(0.001m)));
        Assert.EndsWith(
            "\"action\":\"execution_finished\",\"mode\":\"paper\",\"symbol\":\"BTCUSDT\",\"side\":\"SELL\",\"totalQty\":\"0.001\","
            + "\"executedQty\":\"0.001\",\"linkId\":\"OCO-2473ad81\",\"result\":\"ok\",\"avgPrice\":\"61998\","
            + "\"arrivalPrice\":\"60500\",\"slippageBps\":\"-247.6\",\"fee\":\"0.01\",\"feeAsset\":\"USDT\",\"realizedPnl\":\"0.5\","
            + "\"durationMs\":\"8\"}",
            story.AuditLines()[^1]);
    }

    [Fact]
    public void AHoldingThatShrank_IsAWarning()
    {
        using var story = new Story();
        story.Start(Oco, OcoSpec, 60_500m);
        story.Add(new Event.HoldingReduced(story.Now, new(Oco), new(0.001m), "closed by hand"));
        Assert.EndsWith(
            "\"level\":\"WARN\",\"action\":\"holding_reduced\",\"mode\":\"paper\",\"linkId\":\"OCO-2473ad81\",\"qty\":\"0.001\","
            + "\"why\":\"closed by hand\"}",
            story.AuditLines()[^1]);
    }

    /// <summary>Seed: 2025-08-11T08:51:21Z,twap_slice,,BTCUSDT,BUY,0.003,,,,,FAKE-4e130cb3,TWAP-db8db343,ok,3,3</summary>
    [Fact]
    public void ATwap_IsItsStart_ItsSlices_AndItsCompletion_AsInTheSeed()
    {
        using var story = new Story("dryrun");
        const string link = "TWAP-db8db343";
        story.Start(link, "twap side=BUY quantity=0.009 slices=3 interval=2000ms", 60_500m);
        for (var slice = 1; slice <= 3; slice++)
        {
            story.Order($"{link}-s{slice:00}", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.003", 40 + slice);
            story.Filled($"{link}-s{slice:00}", 40 + slice, 0.003m, 60_506.05m);
        }

        story.Ended(link, new Outcome.Completed(new(0.009m)));
        var lines = story.AuditLines().Where(line => line.Contains("\"twap_")).ToList();
        Assert.Contains(
            "\"action\":\"twap_start\",\"mode\":\"dryrun\",\"symbol\":\"BTCUSDT\",\"side\":\"BUY\",\"totalQty\":\"0.009\","
            + "\"slices\":\"3\",\"interval\":\"2000ms\",", lines[0]);
        Assert.EndsWith("\"linkId\":\"TWAP-db8db343\"}", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(
            "\"action\":\"twap_slice\",\"mode\":\"dryrun\",\"symbol\":\"BTCUSDT\",\"side\":\"BUY\",\"qty\":\"0.003\","
            + "\"orderId\":\"43\",\"linkId\":\"TWAP-db8db343\",\"clientOrderId\":\"TWAP-db8db343-s03\",\"sliceIndex\":\"3\","
            + "\"slices\":\"3\",\"result\":\"ok\"}", lines[3]);
        Assert.Contains(
            "\"action\":\"twap_complete\",\"mode\":\"dryrun\",\"symbol\":\"BTCUSDT\",\"side\":\"BUY\",\"totalQty\":\"0.009\","
            + "\"executedQty\":\"0.009\",\"slices\":\"3\",\"linkId\":\"TWAP-db8db343\",\"result\":\"ok\",\"avgPrice\":\"60506.05\","
            + "\"arrivalPrice\":\"60500\",\"slippageBps\":\"1\",\"fee\":\"0.03\",", lines[4]);
        var rows = story.CsvLines();
        Assert.Contains(rows, row => row.EndsWith(
            ",twap_slice,,BTCUSDT,BUY,0.003,,,,,43,TWAP-db8db343,ok,3,3,,,,,,dryrun,TWAP-db8db343-s03", StringComparison.Ordinal));
        Assert.EndsWith(
            ",twap_complete,,BTCUSDT,BUY,0.009,,,,,,TWAP-db8db343,ok,,3,60506.05,0.03,USDT,1.5,,dryrun,", rows[^1], StringComparison.Ordinal);
        Assert.DoesNotContain(rows, row => row.Contains(",place_order,"));
    }

    [Fact]
    public void ABracket_IsItsEntryAndItsExits_LinkedByItsId()
    {
        using var story = new Story();
        const string link = "BRK-f6034976";
        story.Start(link, "bracket side=BUY quantity=0.002 take-profit=62000 stop-price=59000", 60_500m);
        story.Order($"{link}-e01", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.002", 50);
        story.Filled($"{link}-e01", 50, 0.002m, 60_501m);
        story.Order($"{link}-s01", "algoType=CONDITIONAL&symbol=BTCUSDT&side=SELL&type=STOP_MARKET&quantity=0.002&triggerPrice=59000", 51);
        story.Order($"{link}-t01", Profit.Replace("0.001", "0.002"), 52);
        Assert.Contains(
            "\"action\":\"place_entry\",\"mode\":\"paper\",\"request\":{\"symbol\":\"BTCUSDT\",\"side\":\"BUY\",\"type\":\"MARKET\","
            + "\"quantity\":\"0.002\"},\"orderId\":\"50\",\"linkId\":\"BRK-f6034976\"", story.AuditLines()[^4]);
        var rows = story.CsvLines();
        Assert.EndsWith(",place_entry,MARKET,BTCUSDT,BUY,0.002,,,,,50,BRK-f6034976,ok,,,,,,,,paper,BRK-f6034976-e01", rows[^4]);
        Assert.EndsWith(",place_exit,STOP_MARKET,BTCUSDT,SELL,0.002,,59000,,,51,BRK-f6034976,ok,,,,,,,,paper,BRK-f6034976-s01", rows[^2]);
        Assert.EndsWith(
            ",place_exit,TAKE_PROFIT,BTCUSDT,SELL,0.002,,62000,62000,GTC,52,BRK-f6034976,ok,,,,,,,,paper,BRK-f6034976-t01", rows[^1]);
    }

    /// <summary>A single stop stays place_order, with its type and its prices in their own columns.</summary>
    [Fact]
    public void AStopLimit_IsPlaceOrder_WithItsStopAndLimitPrice()
    {
        using var story = new Story();
        const string link = "ORD-4ef01a5f";
        story.Order($"{link}-o01", Stop.Replace("&reduceOnly=true", ""), 31);
        Assert.Contains("\"action\":\"place_order\"", story.AuditLines()[^1]);
        Assert.EndsWith(
            ",place_order,STOP,BTCUSDT,SELL,0.001,,59000,58800,GTC,31,ORD-4ef01a5f,ok,,,,,,,,paper,ORD-4ef01a5f-o01",
            story.CsvLines()[^1]);
    }
}
