using Xunit;

namespace Bowline.Kill.Tests;

/// <summary><c>bowline replay</c> over the journals of real desks that were killed.</summary>
public sealed class ReplayTests
{
    [Fact]
    public async Task JournalOfAKilledDesk_ReplaysFromItsFolderItsProfileAndACopy()
    {
        using var house = await AfterAnOrder();
        var copy = Directory.CreateTempSubdirectory("bk").FullName;
        foreach (var file in Directory.GetFiles(house.Journal, "*.jsonl"))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        var written = Directory.GetFiles(copy).SelectMany(File.ReadLines).Count(line => line.Contains("\"kind\":\"intent.made\"", StringComparison.Ordinal));
        string[][] ways = [["replay"], ["replay", house.Journal], ["replay", house.Folder], ["replay", copy]];
        foreach (var way in ways)
        {
            var replay = await house.Json(way);
            Assert.Equal(written, replay.GetProperty("requests").GetInt64());
            Assert.Equal(1, replay.GetProperty("starts").GetInt64());
        }

        Directory.Delete(copy, recursive: true);
    }

    [Fact]
    public async Task AtARecord_ShowsTheOrderThatHasFilledSince()
    {
        using var house = await AfterAnOrder();
        var lines = await File.ReadAllLinesAsync(Directory.GetFiles(house.Journal, "*.jsonl").Order(StringComparer.Ordinal).First());
        var sent = Array.FindIndex(lines, line => line.Contains("\"path\":\"/fapi/v1/order\"", StringComparison.Ordinal)) + 1;
        var then = await house.Json("replay", "--at", $"{sent}");
        Assert.Equal(sent, then.GetProperty("sequence").GetInt64());
        Assert.Equal("MARKET", Assert.Single(then.GetProperty("orders").EnumerateArray()).GetProperty("type").GetString());
        Assert.Empty(then.GetProperty("positions").EnumerateArray());
        var now = await house.Json("replay", "--at", $"{lines.Length}");
        Assert.Empty(now.GetProperty("orders").EnumerateArray());
        Assert.Single(now.GetProperty("positions").EnumerateArray());
    }

    [Theory]
    [InlineData(2, "must be a record's number, or a moment in UTC", "replay", "--at", "yesterday")]
    [InlineData(3, "there is no record 99999: the journal holds 1 to ", "replay", "--at", "99999")]
    [InlineData(3, "the journal begins at ", "replay", "--at", "2020-01-01")]
    [InlineData(6, "there is no folder /no/such/folder; name a journal's folder, or a profile's", "replay", "/no/such/folder")]
    [InlineData(6, "profile other has no journal yet", "replay", "--profile", "other")]
    public async Task WhatCannotBeReplayed_IsRefusedWithWhatToDo(int exit, string words, params string[] command)
    {
        using var house = await AfterAnOrder();
        var ran = await house.Run(command);
        Assert.Equal(exit, ran.ExitCode);
        Assert.Empty(ran.Out);
        Assert.Contains(words, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DamagedJournal_IsNotReplayed_AndNamesTheByte()
    {
        using var house = await AfterAnOrder();
        var path = Directory.GetFiles(house.Journal, "*.jsonl").Order(StringComparer.Ordinal).First();
        var bytes = await File.ReadAllBytesAsync(path);
        var line = Array.IndexOf(bytes, (byte)'\n', bytes.Length / 2) + 1;
        bytes[line + 2] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);
        var ran = await house.Run("replay");
        Assert.Equal(1, ran.ExitCode);
        Assert.Contains($"byte {line}", ran.Error, StringComparison.Ordinal);
    }

    private static async Task<House> AfterAnOrder()
    {
        var house = House.Embedded();
        await new Killing(house).Whole(Killing.Market(0));
        house.Kill();
        return house;
    }
}
