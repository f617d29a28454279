using System.IO.Compression;
using System.Text;
using Bowline.App;
using Xunit;

namespace Bowline.App.Tests;

public sealed class ReplayMarketTests : IDisposable
{
    private const long Start = 1_790_000_000_000;
    private const string AggTrades = """
        agg_trade_id,price,quantity,first_trade_id,last_trade_id,transact_time,is_buyer_maker
        1,61800.30,0.006,5266583935,5266583935,1723161256322,false
        2,61801.50,0.199,5266583936,5266583936,1723161257322,false
        3,61799.90,0.010,5266583937,5266583937,1723161262322,true
        """;

    private readonly FixedClock clock = new(Start);
    private readonly string folder = Directory.CreateTempSubdirectory("bowline-").FullName;

    [Theory]
    [InlineData(".csv")]
    [InlineData(".csv.gz")]
    [InlineData(".zip")]
    public void ArchiveOfTrades_PlainOrPacked_PrintsAtTheRecordedDistance(string ending)
    {
        var exchange = PumpedExchange.Open(null, clock, Options(Write($"BTCUSDT-aggTrades-2024-08-08{ending}", AggTrades)));
        Assert.Equal("61801.50", LastPrice(exchange));
        exchange.Pass(4_000);
        Assert.Equal("61801.50", LastPrice(exchange));
        exchange.Pass(2_000);
        Assert.Equal("61799.90", LastPrice(exchange));
        Assert.Null(exchange.Server.MarketTrouble);
    }

    [Fact]
    public void FullSpeed_IsThereAtOnce_AndCallersAreServed()
    {
        var options = Options(Write("BTCUSDT-aggTrades-2024-08-08.csv", AggTrades)) with { Speed = 0 };
        var exchange = PumpedExchange.Open(null, clock, options);
        Assert.Equal("61799.90", LastPrice(exchange));
    }

    [Fact]
    public void LineThatCannotBeRead_StopsTheMarket_AndSaysWhichLine()
    {
        var exchange = PumpedExchange.Open(
            null, clock, Options(Write("BTCUSDT-aggTrades-2024-08-08.csv", AggTrades + "\n4,not a price,1,1,1,1723161263000,true\n")));
        exchange.Pass(10_000);
        Assert.Equal("61799.90", LastPrice(exchange));
        Assert.Contains("line 5", exchange.Server.MarketTrouble, StringComparison.Ordinal);
    }

    [Fact]
    public void PackedFileCutInTheMiddle_EndsTheRecording_NotTheExchange()
    {
        var path = Write("BTCUSDT-aggTrades-2024-08-08.csv.gz", AggTrades);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^20]);
        var opened = ExchangeOpening.OpenOn(Options(path), null, clock);
        if (opened is not ServerOpened.Ready ready)
        {
            Assert.IsType<ServerOpened.MarketUnusable>(opened);
            return;
        }
        for (var second = 0; second < 10; second++) ready.Server.Turn(clock.UnixMs += 1_000);
        Assert.NotNull(ready.Server.MarketTrouble);
    }

    [Fact]
    public void MissingFile_IsNamed()
    {
        var missing = Path.Combine(folder, "BTCUSDT-aggTrades-none.csv");
        var refused = Assert.IsType<ServerOpened.MarketUnusable>(ExchangeOpening.OpenOn(Options(missing), null, clock));
        Assert.Contains(missing, refused.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void ArchiveWithoutASymbolInItsName_IsRefused()
    {
        var refused = Assert.IsType<ServerOpened.MarketUnusable>(
            ExchangeOpening.OpenOn(Options(Write("trades.csv", AggTrades)), null, clock));
        Assert.Contains("named after its symbol", refused.Why, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static ExchangeServerOptions Options(string path) =>
        PumpedExchange.Options with { Symbols = [], Market = new MarketChoice.Replay(path) };

    private static string LastPrice(PumpedExchange exchange) =>
        exchange.Ask("GET", "/fapi/v1/ticker/price", "symbol=BTCUSDT").Body.GetProperty("price").GetString()!;

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        var bytes = Encoding.UTF8.GetBytes(text);
        using var file = File.Create(path);
        switch (Path.GetExtension(name))
        {
            case ".gz":
                using (var packed = new GZipStream(file, CompressionMode.Compress)) packed.Write(bytes);
                break;
            case ".zip":
                using (var archive = new ZipArchive(file, ZipArchiveMode.Create))
                using (var entry = archive.CreateEntry("trades.csv").Open()) entry.Write(bytes);
                break;
            default:
                file.Write(bytes);
                break;
        }
        return path;
    }
}
