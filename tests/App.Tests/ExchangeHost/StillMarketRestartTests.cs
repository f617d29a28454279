using System.Text.Json;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>The still market goes on where it stood: prices that jumped back would close positions and fire stops.</summary>
public sealed class StillMarketRestartTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bowline-still-").FullName;

    [Fact]
    public async Task StillMarket_AfterAKill_StandsWhereItWasMovedAndTakesNoOrder()
    {
        string[] typed = ["--market", "still:BTCUSDT=50000", "--symbols", "BTCUSDT", "--audit", "--state", folder];
        using (var first = await ExchangeProcess.Start(typed))
        {
            await Post(first, "/paper/v1/market", "symbol=BTCUSDT&price=80000", signed: false);
            await Post(first, "/paper/v1/market", "symbol=BTCUSDT&mark=79000", signed: false);
            await Post(first, "/fapi/v1/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.1", signed: true);
            await Post(
                first, "/fapi/v1/order", "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=80010",
                signed: true);
            first.Kill();
        }

        using var second = await ExchangeProcess.Start(typed);

        Assert.Equal("80016.00", (await Get(second, "/fapi/v2/ticker/price")).GetProperty("price").GetString());
        Assert.Equal("79000.00000000", (await Get(second, "/fapi/v1/premiumIndex")).GetProperty("markPrice").GetString());
        var (_, open) = await second.Ask(HttpMethod.Get, "/fapi/v1/openOrders", "symbol=BTCUSDT", signed: true);
        Assert.Equal("0.000", Assert.Single(open.EnumerateArray()).GetProperty("executedQty").GetString());
        var (_, positions) = await second.Ask(HttpMethod.Get, "/fapi/v3/positionRisk", "symbol=BTCUSDT", signed: true);
        Assert.Equal("0.100", Assert.Single(positions.EnumerateArray()).GetProperty("positionAmt").GetString());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task Post(ExchangeProcess exchange, string path, string query, bool signed)
    {
        var (status, body) = await exchange.Ask(HttpMethod.Post, path, query, signed);
        Assert.True(status == 200, body.GetRawText());
    }

    private static async Task<JsonElement> Get(ExchangeProcess exchange, string path) =>
        (await exchange.Ask(HttpMethod.Get, path, "symbol=BTCUSDT")).Body;
}
