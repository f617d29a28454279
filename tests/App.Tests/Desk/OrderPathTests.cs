using Xunit;
using Bowline.Contract;
using Bowline.Core;

namespace Bowline.App.Tests;

public sealed class OrderPathTests
{
    [Fact]
    public void Market_FillsAndTellsPriceFeeAndPosition()
    {
        var world = new World();
        var placed = world.Place(World.Market("BUY", "0.01"));
        Assert.True(placed.IsSuccess, placed.ErrorMessage);
        Assert.Equal("FILLED", placed.Status);
        Assert.Equal("0.01", placed.ExecutedQty);
        Assert.Equal("0.01", placed.Position!.PositionAmt);
        Assert.Equal("USDT", placed.FeeAsset);
        // Taker fee of VIP0, wire contract 12.7: 0.05 % of what was paid.
        var paid = decimal.Parse(placed.AvgPrice!) * 0.01m;
        Assert.InRange(decimal.Parse(placed.Fee!), (paid * 0.0005m) - 0.00000010m, (paid * 0.0005m) + 0.00000010m);
    }

    [Fact]
    public void Limit_RestsUntilItIsCanceled()
    {
        var world = new World();
        var placed = world.Place(World.Limit("BUY", "0.01", "50000"));
        Assert.True(placed.IsSuccess, placed.ErrorMessage);
        Assert.Equal("NEW", placed.Status);
        var row = Assert.Single(world.Desk.Orders(null, false, null));
        Assert.Equal(placed.OrderId, row.OrderId);
        var canceled = world.Await(world.Desk.Cancel(new CancelRequest { Id = placed.OrderId }, CancellationToken.None));
        Assert.True(canceled.IsSuccess, canceled.ErrorMessage);
        Assert.Equal("CANCELED", Assert.Single(canceled.Orders).Status);
        Assert.Empty(world.Desk.Orders(null, false, null));
    }

    // Everything was refused while no price was told: also what only closes, and needs none.
    [Theory]
    [InlineData("0.01", false)]
    [InlineData("100%", false)]
    [InlineData(null, true)]
    public void WhileNoPriceIsTold_AWayOutIsTaken_AndNothingElse(string? quantity, bool all)
    {
        var world = new World();
        Assert.True(world.Place(World.Market("BUY", "0.01")).IsSuccess);
        world.Wire.DeadRoute = "/market";
        world.Pump(20_000);
        Assert.Null(world.Ledger.Market.Mark(new("BTCUSDT")));
        Assert.Equal("market-silent", world.Place(World.Market("BUY", "0.01", "ORD-00000002")).Code);
        Assert.Equal("market-silent", world.Place(World.Market("SELL", "100$", "ORD-00000003") with { ReduceOnly = true }).Code);
        var closed = world.Place(World.Market("SELL", "0.01", "ORD-00000004") with { Quantity = quantity, ReduceOnly = !all, ClosePosition = all });
        Assert.True(closed.IsSuccess, closed.ErrorMessage);
        Assert.True(world.Ledger.PositionOf(new("BTCUSDT")).Amount.IsFlat);
    }

    // The rules had stood there for long, and no setting reached them.
    [Fact]
    public void TheUsersOwnLimits_HoldWhatOpens_AndNothingThatCloses()
    {
        var world = new World();
        Assert.True(world.Place(World.Market("BUY", "0.02")).IsSuccess);
        world.Kill();
        world.Limits = new() { MaxOrderNotional = new(500m), PriceBand = new(100) };
        world.Start();
        world.Pump(2_000);
        Assert.Equal("max-order-notional", world.Place(World.Market("BUY", "0.01", "ORD-00000002")).Code);
        Assert.Equal("price-band", world.Place(World.Limit("BUY", "0.001", "-2%", "ORD-00000003")).Code);
        Assert.True(world.Place(World.Market("SELL", "0.02", "ORD-00000004") with { ReduceOnly = true }).IsSuccess);
    }

    // A mistyped symbol was answered as if all had been canceled.
    [Fact]
    public void CancelAll_OfAMistypedSymbol_IsRefused_AndNothingIsCanceled()
    {
        var world = new World();
        world.Place(World.Limit("BUY", "0.01", "40000"));
        var answer = world.Await(world.Desk.Cancel(new CancelRequest { All = true, Symbol = "BTCUSTD" }, CancellationToken.None));
        Assert.Equal((ExitCode.Refused, "symbol-unknown"), (answer.ExitCode, answer.Code));
        Assert.Single(world.Desk.Orders(null, false, null));
    }

    [Fact]
    public void Limit_OffItsTick_IsRefusedWithTheNearestPricesAndNeverLeaves()
    {
        var world = new World();
        world.Pump(1_000);
        world.Wire.Reached.Clear();
        var placed = world.Place(World.Limit("BUY", "0.01", "50000.05"));
        Assert.False(placed.IsSuccess);
        Assert.Equal(ExitCode.Refused, placed.ExitCode);
        Assert.Contains("50000 or 50000.1", placed.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("[-4014]", placed.ErrorMessage, StringComparison.Ordinal);
        Assert.DoesNotContain(world.Wire.Reached, request => request.StartsWith("POST /fapi/v1/order ", StringComparison.Ordinal));
    }

    [Fact]
    public void SameLinkIdAgain_IsTheSameOrder()
    {
        var world = new World();
        var first = world.Place(World.Market("BUY", "0.01"));
        var again = world.Place(World.Market("BUY", "0.01"));
        Assert.Equal(first.OrderId, again.OrderId);
        Assert.Equal("0.01", Assert.Single(world.Desk.Positions()).PositionAmt);
    }

    [Fact]
    public void FirstOrderOfASymbol_SetsTheProfilesLeverage()
    {
        var world = new World();
        var placed = world.Place(World.Market("BUY", "0.01"));
        Assert.Equal(10, placed.Position!.Leverage);
    }

    [Fact]
    public void Amend_ChangesPriceInPlace()
    {
        var world = new World();
        var placed = world.Place(World.Limit("BUY", "0.01", "50000"));
        var amended = world.Await(world.Desk.Amend(new AmendRequest { Id = placed.OrderId!, Price = "51000" }, CancellationToken.None));
        Assert.True(amended.IsSuccess, amended.ErrorMessage);
        Assert.Equal("51000", Assert.Single(world.Desk.Orders(null, false, null)).Price);
    }

    [Fact]
    public void Flatten_CancelsWhatRestsAndClosesWhatIsOpen()
    {
        var world = new World();
        world.Place(World.Market("BUY", "0.02"));
        world.Place(World.Limit("BUY", "0.01", "50000"));
        var flat = world.Await(world.Desk.Flatten(new FlattenRequest { LinkId = "FLAT-00000001", All = true }, CancellationToken.None));
        Assert.True(flat.IsSuccess, flat.ErrorMessage);
        Assert.Empty(world.Desk.Positions());
        Assert.Empty(world.Desk.Orders(null, false, null));
    }

    [Fact]
    public void WhatIf_ShowsTheOrderAndSendsNothing()
    {
        var world = new World();
        world.Pump(1_000);
        var shown = world.Place(World.Limit("BUY", "0.01", "50000") with { WhatIf = true });
        Assert.True(shown.IsSuccess, shown.ErrorMessage);
        Assert.True(shown.WhatIf);
        Assert.Equal("500", shown.Notional);
        Assert.DoesNotContain(world.Wire.Reached, request => request.StartsWith("POST /fapi/v1/order ", StringComparison.Ordinal));
    }

    [Fact]
    public void Price_TellsBidAskMarkAndLast()
    {
        var world = new World();
        var row = Assert.Single(world.Await(world.Desk.Price("btcusdt", CancellationToken.None)));
        Assert.True(decimal.Parse(row.BidPrice!) < decimal.Parse(row.AskPrice!));
        Assert.NotNull(row.MarkPrice);
        Assert.True(decimal.Parse(row.LastPrice!) > 0);
    }

    [Fact]
    public void Journal_ReplaysToTheSameState()
    {
        var world = new World();
        world.Place(World.Market("BUY", "0.01"));
        world.Place(World.Limit("SELL", "0.01", "70000"));
        var recovery = new JournalRecovery();
        world.Records.ForEach(recovery.Take);
        Assert.Equal(world.Ledger.Hash, recovery.Ledger.Hash);
    }
}
