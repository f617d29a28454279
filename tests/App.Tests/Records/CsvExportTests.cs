using Bowline.Core;
using Bowline.Journal;
using Xunit;

namespace Bowline.App.Tests;

public sealed class CsvExportTests
{
    private const string Link = "ORD-4f9k2m1x";

    [Fact]
    public void TheHeader_IsTheSeedsThenOurs()
    {
        using var story = new Story();
        Assert.Equal(
            "ts,action,type,symbol,side,qty,price,stopPrice,limitPrice,tif,orderId,linkId,result,sliceIndex,"
            + "totalSlices,avgPrice,fee,feeAsset,realizedPnl,funding,mode,clientOrderId",
            story.CsvLines()[0]);
    }

    /// <summary>Seed: 2025-08-11T08:52:51Z,place_order,MARKET,BTCUSDT,BUY,0.001,,,,,FAKE-c232d096,,ok,,</summary>
    [Fact]
    public void AMarketOrder_IsTheSeedsRow()
    {
        using var story = new Story("dryrun");
        story.Market(Link, 8389765001);
        Assert.Equal(
            "2025-08-11T08:52:51.004Z,place_order,MARKET,BTCUSDT,BUY,0.001,,,,,8389765001,ORD-4f9k2m1x,ok,,"
            + ",,,,,,dryrun,ORD-4f9k2m1x-o01",
            story.CsvLines()[^1]);
    }

    [Fact]
    public void Fills_CarryTheirFeeProfitAndTheAverageSoFar()
    {
        using var story = new Story();
        story.Market(Link, 5);
        story.Fill(Link, 5, 1, 60_000m, 0.0005m);
        story.Fill(Link, 5, 2, 60_001m, 0.0005m);
        Assert.Equal(
            "2025-08-11T08:52:51.006Z,fill,MARKET,BTCUSDT,BUY,0.0005,60001,,,,5,ORD-4f9k2m1x,ok,,"
            + ",60000.5,0.0242,USDT,-1.5,,paper,ORD-4f9k2m1x-o01",
            story.CsvLines()[^1]);
    }

    [Fact]
    public void ALimitOrder_AmendedAndCanceled_IsThreeRows()
    {
        using var story = new Story();
        story.Limit(Link, 6);
        story.Send(InflightKind.Amending, Link, "symbol=ETHUSDT&orderId=6&side=SELL&quantity=1&price=3250");
        story.Add(new Event.OrderAmended(story.Now, Story.OrderOf(Link), new Price(3250m), new(1m)));
        story.Send(InflightKind.Canceling, Link, "symbol=ETHUSDT&orderId=6");
        story.Add(new Event.OrderCanceled(story.Now, Story.OrderOf(Link)));
        var rows = story.CsvLines()[^3..].Select(line => line[25..]);
        Assert.Equal(
            [
                "place_order,LIMIT,ETHUSDT,SELL,1,3200,,,GTC,6,ORD-4f9k2m1x,ok,,,,,,,,paper,ORD-4f9k2m1x-o01",
                "amend_order,LIMIT,ETHUSDT,SELL,1,3250,,,GTC,6,ORD-4f9k2m1x,ok,,,,,,,,paper,ORD-4f9k2m1x-o01",
                "cancel_order,LIMIT,ETHUSDT,SELL,1,3250,,,GTC,6,ORD-4f9k2m1x,ok,,,,,,,,paper,ORD-4f9k2m1x-o01",
            ],
            rows);
    }

    [Theory]
    [InlineData("=HYPERLINK(1)", "'=HYPERLINK(1)")]
    [InlineData("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0")]
    [InlineData("@SUM(1)", "'@SUM(1)")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("-0.5", "-0.5")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    public void WhatAPersonTyped_IsNeverAFormula(string typed, string cell)
    {
        using var story = new Story();
        story.Add(new Event.RequestRefused(new(0), new("number", "a number", typed, [], "", null), null,
            new("market", "BTCUSDT", "BUY", typed, "", "")));
        Assert.Equal(
            $"2025-08-11T08:52:51.001Z,validate,MARKET,BTCUSDT,BUY,{cell},,,,,,,refused:number,,,,,,,,paper,",
            story.CsvLines()[^1]);
    }

    [Fact]
    public void ADamagedJournal_IsNotExportedAsIfItWereWhole()
    {
        using var story = new Story();
        story.Flush();
        var harmed = story.Storage[1];
        harmed[9] ^= 1;
        story.Storage[1] = harmed;
        Assert.IsType<RecordsOutcome<long>.Failed>(CsvExport.Write(story.Storage, new StringWriter()));
        Assert.IsType<RecordsOutcome<JournalStats>.Failed>(JournalStats.Of(story.Storage));
    }

    /// <summary>The shape of the seed's log statistics: counts and shares by level and by action.</summary>
    [Fact]
    public void Stats_CountLevelsAndActions()
    {
        using var story = new Story();
        for (var i = 0; i < 6; i++) story.Market($"ORD-0000000{i}", i + 1);
        story.Add(new Event.RequestRefused(
            new(0), new("x", "y", "z", [], "", null), null, new("limit", "", "", "", "", "")));
        story.Flush();
        var stats = Assert.IsType<RecordsOutcome<JournalStats>.Made>(JournalStats.Of(story.Storage)).Value;
        Assert.Equal(
            [
                "Total log entries: 9 (from 26 journal records)",
                "INFO entries: 8 (88.9%)",
                "ERROR entries: 1 (11.1%)",
                "place_order: 6 entries (66.7%)",
                "journal_head: 1 entries (11.1%)",
                "state_change: 1 entries (11.1%)",
                "validate: 1 entries (11.1%)",
            ],
            stats.ToLines());
    }
}
