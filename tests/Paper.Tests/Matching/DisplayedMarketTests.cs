namespace Bowline.Paper.Tests;

/// <summary>Trading against a recorded or live market that is only displayed (contract 12.1, M6).</summary>
public sealed class DisplayedMarketTests
{
    private readonly Scene scene = new();
    private readonly Trader alice;

    public DisplayedMarketTests()
    {
        scene.Mark(50_000m);
        scene.Exchange.Apply(
            new MarketEvent.DepthSnapshot(
                Scene.Btc, 1, [new(499_990, 1_000)], [new(500_010, 1_000), new(500_020, 500)]),
            scene.Now);
        alice = scene.Trader();
    }

    private Book Book => scene.Exchange.Find(Scene.Btc)!.Book;

    [Fact]
    public void Taker_WalksTheDisplayedDepth_AndRemembersWhatItTook()
    {
        alice.Market("BUY", 1.2m).Accepted();

        Assert.Equal(1.2m, alice.Position());
        Assert.Equal((500_020L, 300L), Book.Depth(Side.Sell, 1).Single());
        Assert.Equal("EXPIRED", alice.Market("BUY", 0.5m).Accepted()["status"]);
        Assert.Equal(1.5m, alice.Position());
    }

    [Fact]
    public void LevelToldAgain_IsFreshLiquidity()
    {
        alice.Market("BUY", 1.5m).Accepted();

        Tell([], [new(500_010, 700)]);

        Assert.Equal(700, Book.LotsAt(Side.Sell, 500_010));
        Assert.Equal(0, Book.LotsAt(Side.Sell, 500_020));
    }

    [Fact]
    public void RestingOrder_WaitsBehindTheQueue_ThenFillsAtItsPrice()
    {
        alice.Limit("BUY", 0.2m, 49_999m).Accepted();

        Print(499_990, 1_000, buyerIsMaker: true);
        Assert.Equal(0m, alice.Position());
        Print(499_990, 50, buyerIsMaker: true);
        Assert.Equal(0.05m, alice.Position());
        Print(499_990, 500, buyerIsMaker: true);
        Assert.Equal(0.2m, alice.Position());
    }

    [Fact]
    public void RestingOrder_MovesUpWhenTheQueueAheadIsWithdrawn()
    {
        alice.Limit("BUY", 0.2m, 49_999m).Accepted();

        Tell([new(499_990, 10)], []);
        Print(499_990, 110, buyerIsMaker: true);

        Assert.Equal(0.1m, alice.Position());
    }

    [Fact]
    public void LotsThatJoinLater_StandBehindUs()
    {
        alice.Limit("BUY", 0.2m, 49_999m).Accepted();

        Tell([new(499_990, 90_000)], []);
        Print(499_990, 1_200, buyerIsMaker: true);

        Assert.Equal(0.2m, alice.Position());
    }

    [Fact]
    public void PrintThroughOurPrice_FillsUsAtOurs()
    {
        var id = alice.Limit("BUY", 0.2m, 49_999.5m).Accepted()["orderId"];

        Print(499_990, 1, buyerIsMaker: true);

        Assert.Equal(49_999.5m, alice.Get("/fapi/v1/order", $"symbol=BTCUSDT&orderId={id}").Number("avgPrice"));
        Assert.Equal(0.2m, alice.Position());
    }

    [Fact]
    public void PrintOnTheOtherSide_DoesNotFillUs()
    {
        alice.Limit("BUY", 0.2m, 49_999.5m).Accepted();

        Print(499_995, 10, buyerIsMaker: false);

        Assert.Equal(0m, alice.Position());
    }

    [Fact]
    public void DisplayedLotsBeyondOurPrice_MeetUsFirst()
    {
        alice.Limit("BUY", 0.2m, 49_999.5m).Accepted();

        Tell([], [new(499_990, 50)]);

        Assert.Equal(0.05m, alice.Position());
        Assert.Equal(499_995, Book.BestBid);
        Assert.True(Book.BestBid < Book.BestAsk);
    }

    // A jump up takes the asks away in the same telling that brings the bids.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void DisplayedBidsBeyondOurSale_MeetUs_ThoughAsksOfBeforeStoodInFront(bool isSnapshot)
    {
        alice.Limit("SELL", 0.2m, 50_001.5m).Accepted();
        BookLevel[] bids = [new(500_030, 300)], asks = [new(500_010, 0), new(500_020, 0), new(500_040, 5)];
        if (isSnapshot)
            scene.Exchange.Apply(new MarketEvent.DepthSnapshot(Scene.Btc, 9, bids, [asks[2]]), scene.Now);
        else
            Tell(bids, asks);
        Assert.Equal(-0.2m, alice.Position());
        Assert.Equal(100, Book.LotsAt(Side.Buy, 500_030));
        Assert.True(Book.BestBid < Book.BestAsk);
    }

    [Fact]
    public void PrintThroughOurPrice_IsTheNewestPrice()
    {
        alice.Limit("BUY", 0.2m, 49_999.5m).Accepted();
        Print(499_990, 1, buyerIsMaker: true);
        Assert.Equal(49_999m, scene.Exchange.Find(Scene.Btc)!.Market.LastPrice);
    }

    [Fact]
    public void Snapshot_ReplacesWhatWasDisplayed_AndKeepsOurOrders()
    {
        alice.Limit("BUY", 0.2m, 49_999.5m).Accepted();

        scene.Exchange.Apply(
            new MarketEvent.DepthSnapshot(Scene.Btc, 9, [new(499_980, 3)], [new(500_030, 4)]), scene.Now);

        Assert.Equal([(499_995L, 200L), (499_980L, 3L)], Book.Depth(Side.Buy, 5));
        Assert.Equal([(500_030L, 4L)], Book.Depth(Side.Sell, 5));
    }

    private void Tell(BookLevel[] bids, BookLevel[] asks) =>
        scene.Exchange.Apply(new MarketEvent.DepthChanged(Scene.Btc, 2, 3, bids, asks), scene.Now);

    private void Print(long ticks, long lots, bool buyerIsMaker) => scene.Exchange.Apply(
        new MarketEvent.TradePrinted(Scene.Btc, 5_000_000_000, ticks, lots, buyerIsMaker, scene.Now), scene.Now);
}
