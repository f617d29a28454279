using Bowline.App;
using Xunit;

namespace Bowline.App.Tests;

public sealed class ExchangeServerTests
{
    private const long Start = 1_790_000_000_000;
    private readonly FixedClock clock = new(Start);

    [Fact]
    public void AcknowledgedLimitOrder_AfterACrash_IsThereWithTheSameId()
    {
        var disk = new MemoryDisk();
        var before = PumpedExchange.Open(disk, clock);
        var (status, placed) = before.PlaceResting("crash-1");
        Assert.Equal(200, status);
        disk.Crash();
        var after = PumpedExchange.Open(disk, clock);
        var (found, order) = after.AskSigned("GET", "/fapi/v1/order", "symbol=BTCUSDT&origClientOrderId=crash-1");
        Assert.Equal(200, found);
        Assert.Equal(placed.GetProperty("orderId").GetInt64(), order.GetProperty("orderId").GetInt64());
        Assert.Equal(placed.GetProperty("price").GetString(), order.GetProperty("price").GetString());
        Assert.Equal("NEW", order.GetProperty("status").GetString());
    }

    [Fact]
    public void PositionAndBalance_AfterACrash_AreWhatTheAnswersSaid()
    {
        var disk = new MemoryDisk();
        var before = PumpedExchange.Open(disk, clock);
        before.AskSigned("POST", "/fapi/v1/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01");
        var (_, position) = before.AskSigned("GET", "/fapi/v3/positionRisk", "symbol=BTCUSDT");
        var (_, balance) = before.AskSigned("GET", "/fapi/v3/balance", "");
        disk.Crash();
        var after = PumpedExchange.Open(disk, clock);
        var (_, positionAfter) = after.AskSigned("GET", "/fapi/v3/positionRisk", "symbol=BTCUSDT");
        var (_, balanceAfter) = after.AskSigned("GET", "/fapi/v3/balance", "");
        Assert.Equal("0.010", position[0].GetProperty("positionAmt").GetString());
        foreach (var name in new[] { "positionAmt", "entryPrice", "positionSide" })
            Assert.Equal(position[0].GetProperty(name).GetString(), positionAfter[0].GetProperty(name).GetString());
        Assert.Equal(balance[0].GetProperty("balance").GetString(), balanceAfter[0].GetProperty("balance").GetString());
    }

    [Fact]
    public void DiskThatTakesNothing_TheOrderAnswersUnknown_LaterOnesRefused_ThenItGoesOn()
    {
        var disk = new MemoryDisk();
        var exchange = PumpedExchange.Open(disk, clock);
        exchange.PlaceResting("sound-1");
        disk.OperationsLeft = 0;
        var (status, unknown) = exchange.PlaceResting("unknown-1");
        Assert.Equal((503, -1007), (status, unknown.GetProperty("code").GetInt32()));
        var (refused, throttled) = exchange.AskSigned("GET", "/fapi/v1/openOrders", "symbol=BTCUSDT");
        Assert.Equal((503, -1008), (refused, throttled.GetProperty("code").GetInt32()));
        Assert.Equal(StoreHealth.Failing, exchange.Server.Health);
        disk.OperationsLeft = int.MaxValue;
        exchange.Pass(2_000);
        exchange.Pass(2_000);
        Assert.Equal(StoreHealth.Sound, exchange.Server.Health);
        disk.Crash();
        var (_, orders) = PumpedExchange.Open(disk, clock).AskSigned("GET", "/fapi/v1/openOrders", "symbol=BTCUSDT");
        Assert.Equal(
            ["sound-1", "unknown-1"],
            orders.EnumerateArray().Select(order => order.GetProperty("clientOrderId").GetString()!).Order());
    }

    [Fact]
    public void FullDisk_TakesCancelsOnTheReserve_AndRefusesNewOrders()
    {
        var disk = new MemoryDisk();
        var exchange = PumpedExchange.Open(disk, clock);
        exchange.PlaceResting("full-1");
        disk.BytesMax = disk.BytesUsed;
        var (cancelled, _) = exchange.AskSigned("DELETE", "/fapi/v1/order", "symbol=BTCUSDT&origClientOrderId=full-1");
        Assert.Equal(200, cancelled);
        Assert.Equal(StoreHealth.OnReserve, exchange.Server.Health);
        var (refused, body) = exchange.PlaceResting("full-2");
        Assert.Equal((503, -1008), (refused, body.GetProperty("code").GetInt32()));
        var (read, _) = exchange.AskSigned("GET", "/fapi/v1/openOrders", "symbol=BTCUSDT");
        Assert.Equal(200, read);
    }

    [Fact]
    public void OtherMarket_IsRefusedWhileAnOrderRests_AndTakenWhenNothingIsOpen()
    {
        var disk = new MemoryDisk();
        var exchange = PumpedExchange.Open(disk, clock);
        exchange.PlaceResting("market-1");
        var other = PumpedExchange.Options with { Market = new MarketChoice.Synthetic(77) };
        disk.Crash();
        var refused = Assert.IsType<ServerOpened.MarketDiffers>(ExchangeOpening.OpenOn(other, disk, clock));
        Assert.StartsWith("synthetic:1", refused.Remembered, StringComparison.Ordinal);
        PumpedExchange.Open(disk, clock).AskSigned("DELETE", "/fapi/v1/allOpenOrders", "symbol=BTCUSDT");
        disk.Crash();
        PumpedExchange.Open(disk, clock, other);
        disk.Crash();
        var remembered = ExchangeOpening.OpenOn(PumpedExchange.Options, disk, clock);
        Assert.Equal("synthetic:77", Assert.IsType<ServerOpened.Ready>(remembered).Market);
    }

    [Fact]
    public void UnknownSymbol_IsNamedBesideTheKnownOnes()
    {
        var unknown = Assert.IsType<ServerOpened.UnknownSymbols>(
            ExchangeOpening.OpenOn(PumpedExchange.Options with { Symbols = ["BTCUSDT", "NOPEUSDT"] }, null, clock));
        Assert.Equal(["NOPEUSDT"], unknown.Symbols);
        Assert.Contains("BTCUSDT", unknown.Known);
    }

    [Fact]
    public void EditedState_IsRefusedWithTheFileAndTheByte()
    {
        var disk = new MemoryDisk();
        var exchange = PumpedExchange.Open(disk, clock);
        exchange.PlaceResting("edit-1");
        exchange.PlaceResting("edit-2");
        var bytes = disk.Read("state-1.jsonl");
        bytes[bytes.AsSpan().IndexOf("edit-1"u8)] = (byte)'E';
        var damaged = Assert.IsType<ServerOpened.FolderDamaged>(
            ExchangeOpening.OpenOn(PumpedExchange.Options, disk, clock));
        Assert.Equal("state-1.jsonl", damaged.File);
        Assert.InRange(damaged.Offset, 1, bytes.Length);
    }

    [Fact]
    public void SyntheticMarket_AfterACrash_GoesOnNearWhereItWas()
    {
        var disk = new MemoryDisk();
        var before = PumpedExchange.Open(disk, clock);
        for (var second = 0; second < 300; second++) before.Pass(1_000);
        before.PlaceResting("price-1");
        var was = Price(before);
        disk.Crash();
        var now = Price(PumpedExchange.Open(disk, clock));
        Assert.InRange(now, was * 0.999m, was * 1.001m);
    }

    [Fact]
    public void RequestsAfterTheEnd_AreRefusedForSure()
    {
        var exchange = PumpedExchange.Open(null, clock);
        exchange.Server.Dispose();
        Bowline.Paper.RestResponse? answer = null;
        exchange.Server.Submit(new Bowline.Paper.RestRequest("GET", "/fapi/v1/ping", "", "", null, ""), given => answer = given);
        Assert.Equal(503, answer?.Status);
    }

    private static decimal Price(PumpedExchange exchange) => decimal.Parse(
        exchange.Ask("GET", "/fapi/v1/ticker/bookTicker", "symbol=BTCUSDT").Body.GetProperty("bidPrice").GetString()!);
}
