namespace Bowline.Paper.Tests;

/// <summary>Money and quantities add up after every event, whatever the crowd does.</summary>
public sealed class ConservationTests
{
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void RandomTrading_AfterEveryEvent_MoneyAndBooksAddUp(ulong seed)
    {
        var crowd = new RandomTrading(seed, accounts: 4);
        for (var i = 0; i < 1_000; i++)
        {
            crowd.Step();
            Assert.Equal(0m, crowd.Scene.Exchange.Sum.Difference);
            foreach (var account in crowd.Scene.Exchange.Accounts.All)
                Audit(crowd.Scene.Exchange, account);
        }
        Assert.True(crowd.Accepted > 150, $"only {crowd.Accepted} requests were accepted");
        Assert.Contains(crowd.Scene.Exchange.Accounts.All, account => account.Holdings[0].Trades.Count > 50);
        var algos = crowd.Scene.Exchange.Accounts.All.SelectMany(account => account.Algos.All).ToList();
        // These seeds finish 26, 20 and 24; the bound only says that the flow did something.
        Assert.True(algos.Count(algo => algo.Status == AlgoStatus.Finished) >= 15, $"of {algos.Count} conditional orders");
    }

    private static void Audit(Exchange exchange, Account account)
    {
        AuditAlgos(account);
        var fees = 0m;
        var paid = 0m;
        var held = 0m;
        foreach (var holding in account.Holdings)
        {
            fees += holding.Trades.Sum(trade => trade.Fee);
            // What the trades cost: the market is the counterparty of this sum.
            paid += holding.Trades.Sum(trade =>
                trade.Side.Sign() * holding.Spec.Price(trade.Ticks) * holding.Spec.Quantity(trade.Lots));
            held += holding.Both.Cost * Math.Sign(holding.Both.Lots) + holding.Long.Cost - holding.Short.Cost;
            AuditLots(holding);
            AuditOrders(exchange, holding);
        }
        Assert.Equal(
            account.Deposits - fees - paid + held - account.FundingPaid - account.ClearancePaid, account.Wallet);
        Assert.Equal(fees, account.FeesPaid);
        Assert.Equal(account.Wallet, decimal.Round(account.Wallet, 8, MidpointRounding.ToZero));
    }

    // A trigger's fate and its child's agree, and nobody guards a position that is gone (contract 12.2, R5).
    private static void AuditAlgos(Account account)
    {
        Assert.Equal(account.Algos.All.Where(order => order.IsOpen), account.Algos.Open);
        foreach (var algo in account.Algos.All)
        {
            if (algo is { Status: AlgoStatus.New, Guards: true })
                Assert.True(algo.HasPosition(account.On(algo.Spec)));
            if (algo.Status is AlgoStatus.Triggered or AlgoStatus.Finished)
            {
                var child = account.OrdersById[algo.ChildId];
                Assert.Same(algo, child.Parent);
                Assert.Equal(algo.Status == AlgoStatus.Triggered, child.IsOpen);
                Assert.True(child.IsOpen || child.ExecutedLots == algo.ExecutedLots);
            }
        }
    }

    private static void AuditLots(Holding holding)
    {
        foreach (var leg in new[] { holding.Both, holding.Long, holding.Short })
        {
            var traded = holding.Trades.Where(trade => trade.PositionSide == leg.Side)
                .Sum(trade => trade.Side.Sign() * trade.Lots);
            Assert.Equal(traded, leg.Lots);
            Assert.True(leg.Lots != 0 || leg is { Cost: 0, IsolatedWallet: 0, OpeningFees: 0 });
            var closing = holding.Open.Where(order => order.ReduceOnly && order.PositionSide == leg.Side).ToList();
            Assert.True(closing.Sum(order => order.OpenLots) <= leg.AbsLots);
            Assert.DoesNotContain(closing, order => order.Side.Sign() == Math.Sign(leg.Lots));
        }
        Assert.True(holding.Long.Lots >= 0 && holding.Short.Lots <= 0);
    }

    private static void AuditOrders(Exchange exchange, Holding holding)
    {
        var book = exchange.Listings[holding.Spec.Index].Book;
        Assert.All(holding.Open, order =>
        {
            Assert.True(order.Entry is { IsResting: true });
            Assert.Equal(order.OpenLots, order.Entry.Lots);
            Assert.Equal(order.Ticks, order.Entry.Ticks);
        });
        Assert.All(holding.Orders.Where(order => !order.IsOpen), order => Assert.False(order.Entry is { IsResting: true }));
        var bids = holding.Open.Where(order => order.Side == Side.Buy)
            .Sum(order => order.AssumedPrice * holding.Spec.Quantity(order.OpenLots));
        Assert.Equal(bids, holding.AllBids);
        Assert.True(book.BestBid is null || book.BestAsk is null || book.BestBid < book.BestAsk);
    }
}
