using System.IO.Compression;
using System.Text;
using Xunit;

namespace Bowline.Binance.Tests;

/// <summary>
/// Real recordings: the rebuilt book must equal the bookTicker at every update id both streams share. The counts come
/// from a naive rebuild in another language over the same files.
/// </summary>
public sealed class DepthRecordingTests
{
    [Theory]
    [InlineData("BTCUSDT-ws-raw-2024-08-08.jsonl.gz", 6547, 629)]
    [InlineData("BTCUSDT-ws-raw-2023-04-04-20s.jsonl.gz", 991, 67)]
    public void RebuiltBook_EqualsTheBookTickerAtEverySharedId(string file, int applied, int shared)
    {
        var tickers = new Dictionary<long, BookTickerEvent>();
        var sync = new DepthSync("BTCUSDT");
        var tops = new List<(long Id, Level Bid, Level Ask)>();
        var waiting = 0;
        foreach (var line in Lines(file))
        {
            if (line.AsSpan().IndexOf("\"lastUpdateId\""u8) is >= 0 and < 10)
            {
                var snapshot = Wire.Decode(line, WireJson.Shapes.DepthSnapshot);
                Assert.Equal(DepthStep.Synced, sync.On(Assert.IsType<Decoded<DepthSnapshot>.Ok>(snapshot).Value));
                continue;
            }
            foreach (var e in Assert.IsType<StreamFrame.Events>(StreamFrame.Decode(line)).List)
            {
                if (e is BookTickerEvent ticker) tickers[ticker.UpdateId] = ticker;
                if (e is not DepthUpdateEvent diff) continue;
                var step = sync.On(diff);
                if (step == DepthStep.Buffered) waiting++;
                else if (step == DepthStep.Applied)
                    tops.Add((diff.LastUpdateId, sync.BestBid!.Value, sync.BestAsk!.Value));
                else Assert.Equal(DepthStep.Ignored, step);
            }
        }

        Assert.Equal(0, sync.Losses);
        Assert.InRange(waiting, 0, 20);
        Assert.InRange(tops.Count, applied - waiting, applied);
        var both = tops.Where(t => tickers.ContainsKey(t.Id)).ToList();
        Assert.Equal(shared, both.Count);
        Assert.All(both, t =>
        {
            Assert.Equal(new Level(tickers[t.Id].BidPrice, tickers[t.Id].BidQty), t.Bid);
            Assert.Equal(new Level(tickers[t.Id].AskPrice, tickers[t.Id].AskQty), t.Ask);
        });
    }

    private static IEnumerable<byte[]> Lines(string file)
    {
        using var stream = new GZipStream(File.OpenRead(TestFiles.Data(file)), CompressionMode.Decompress);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
            yield return Encoding.UTF8.GetBytes(line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
    }
}
