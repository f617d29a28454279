namespace Bowline.Paper.Tests;

/// <summary>What rests is never forgotten, however much has ended since.</summary>
public sealed class AlgoRecordsTests
{
    private static readonly SymbolSpec Btc = SymbolRegistry.Shipped(["BTCUSDT"]).All[0];

    // All but the oldest fell out of the history, and with it out of the exchange's own snapshot: after a restart they were gone.
    [Fact]
    public void OpenOrdersOlderThanTheHistory_StayInIt()
    {
        var records = new AlgoRecords();
        for (var id = 1; id <= 3; id++)
            records.Add(Order(id, AlgoStatus.New));
        for (var id = 4; id <= 200_000; id++)
            records.Add(Order(id, AlgoStatus.Canceled));
        Assert.Equal([1, 2, 3, 100_001], records.All.Take(4).Select(order => order.Id));
        Assert.Equal(3, records.Open.Count);
        Assert.Null(records.Find(4));
    }

    private static AlgoOrder Order(long id, AlgoStatus status) => new()
    {
        Id = id, Account = 1, Spec = Btc, ClientId = $"c{id}", Named = true, Type = AlgoType.StopMarket, Side = Side.Sell,
        PositionSide = PositionSide.Both, Tif = TimeInForce.Gtc, Lots = 1, Price = 0, Working = WorkingType.ContractPrice, PriceMatch = "NONE",
        ClosePosition = false, PriceProtect = false, ReduceOnly = true, SelfTrade = SelfTradeMode.ExpireMaker, GoodTill = 0, ActivatePrice = 0,
        CallbackRate = 0, CreatedAt = 1, TriggerPrice = 50_000m, Status = status,
    };
}
