using Xunit;

namespace Bowline.Core.Tests;

/// <summary>What stories cannot say of orders that are worked in parts.</summary>
public sealed class WorkedBoundTests
{
    private static readonly SpecContext Context = new(Some.Btc, new(60000m), new(60000m));

    /// <summary>The exchange takes 10,000 changes of one order: after 9,000 it is withdrawn, and another follows when it is gone.</summary>
    [Fact]
    public void AnOrderThatHasMoved9000Times_IsFollowedByAnother()
    {
        string[] given = ["given chase BUY 0.01", "start", "quote 60000 60000.1", "accepted c01"];
        var ledger = Story.LedgerAfter(given);
        var id = Story.Given(given[0]).Id;
        var first = new ClientOrderId($"{id}-c01");
        for (var move = 1; move <= 9_000; move++)
        {
            var now = Some.Noon + TimeSpan.FromSeconds(move);
            var price = new Price(move % 2 == 0 ? 60000m : 60001m);
            var step = ledger.Apply(new Event.QuoteUpdated(now, Some.Btc.Symbol, new(price, new(5), new(60002m), new(5), now)));
            ledger = step.Next;
            if (move == 9_000)
            {
                Assert.Equal([new Command.CancelOrder(first)], step.Commands.Where(c => c is not (Command.SetTimer or Command.ClearTimer)));
                break;
            }

            Assert.Equal(first, Assert.Single(step.Commands.OfType<Command.AmendOrder>()).Order);
            ledger = ledger.Apply(new Event.OrderAmended(now, first, price, new(0.01m))).Next;
        }

        var gone = ledger.Apply(new Event.OrderCanceled(Some.Noon + TimeSpan.FromSeconds(9_001), first));
        Assert.Equal(new ClientOrderId($"{id}-c02"), Assert.Single(gone.Commands.OfType<Command.PlaceOrder>()).Order);
    }

    /// <summary>The least market order is 0.005 here, and a limit order may be 0.001: what a finish leaves is held against the former.</summary>
    [Theory]
    [InlineData(0.004, false)]
    [InlineData(0.006, true)]
    public void ARestAtMarket_IsTooSmall_ByTheRulesOfMarketOrders(double filled, bool stops)
    {
        var rules = Some.Btc with { MarketLot = new(0.001m, 0.005m, 120m) };
        var spec = new ChaseSpec(Context with { Instrument = rules }) { Side = Side.Buy, Quantity = new(0.01m) };
        var (resting, atMarket) = (new ClientOrderId($"{Some.Id}-c01"), new ClientOrderId($"{Some.Id}-m01"));
        var quote = new Quote(new(60000m), new(5), new(60000.1m), new(5), Some.Noon);
        var ledger = Core.Ledger.Empty.With(
            Some.Start(spec), new Event.QuoteUpdated(Some.Noon, Some.Btc.Symbol, quote), new Event.OrderAccepted(Some.Noon, resting, Some.Venue),
            new Event.FinishRequested(Some.Noon, Some.Id), new Event.OrderCanceled(Some.Noon, resting),
            new Event.OrderFilled(Some.Noon, atMarket, new(7), Some.Fill(1, (decimal)filled)), new Event.OrderExpired(Some.Noon, atMarket, ""));
        Assert.Equal(stops, ledger.Executions.Find(Some.Id)!.Outcome is Outcome.Stopped { Left.Value: 0.004m });
    }

    /// <summary>A symbol that takes fewer orders has shorter ladders; one that states no number has 100 levels.</summary>
    [Theory]
    [InlineData(20, 20, true)]
    [InlineData(20, 21, false)]
    [InlineData(1000, 100, true)]
    [InlineData(1000, 101, false)]
    [InlineData(0, 100, true)]
    [InlineData(0, 101, false)]
    public void ALadder_HasNoMoreLevelsThanTheSymbolTakesOrders(int open, int levels, bool passes)
    {
        var spec = new ScaleSpec(Context with { Instrument = Some.Btc with { MaxOpenOrders = open } })
        {
            Side = Side.Buy, Quantity = new(0.5m), From = new(60000m), To = new(59000m), Levels = levels,
        };
        Assert.Equal(passes ? [] : ["levels-range"], spec.Validate().Select(refusal => refusal.Code));
        Assert.All(spec.Validate(), refusal => Assert.Equal([open == 20 ? "20" : "100"], refusal.Nearest));
    }

    /// <summary>A part may be as large as the largest order where the symbol states one.</summary>
    [Theory]
    [InlineData(0, true)]
    [InlineData(1000, true)]
    [InlineData(999.999, false)]
    public void APart_IsNoLargerThanAnOrderMayBe(double most, bool passes)
    {
        var spec = new IcebergSpec(Context with { Instrument = Some.Btc with { Lot = new(0.001m, 0.001m, (decimal)most) } })
        {
            Side = Side.Buy, Quantity = new(3000m), Show = new(1000m), LimitPrice = new Price(60000m),
        };
        Assert.Equal(passes ? [] : ["show-above-max"], spec.Validate().Select(refusal => refusal.Code));
    }

    /// <summary>Three sells of 0.002 that only reduce: what somebody else closes between them is no longer asked for.</summary>
    [Theory]
    [InlineData("", "0.004", "0.002")]
    [InlineData("reduced 0.001;", "0.003", "0.002")]
    [InlineData("reduced 0.003;", "0.001", "0.001")]
    public void SellsThatOnlyReduce_AskForLess_WhenSomebodyElseHasClosed(string reduced, string holds, string next)
    {
        string[] lines = ["given dca SELL 0.002 every=60000ms count=3 reduce-only=true", "start", "filled b01 0.002 @ 60000"];
        lines = [.. lines, .. reduced.Split(';', StringSplitOptions.RemoveEmptyEntries)];
        var id = Story.Given(lines[0]).Id;
        var dca = Story.LedgerAfter(lines).Executions.Find(id)!;
        Assert.Equal((new(Story.Number(holds)), new(Story.Number(holds))), (dca.Holding, dca.Progress.Left));
        var sell = Story.LedgerAfter([.. lines, "wait 1m"]).Orders.Find(new($"{id}-b02"))!.Spec;
        Assert.Equal((new(Story.Number(next)), true), (sell.Quantity, sell.ReduceOnly));
    }

    /// <summary>Without a quantity a buy is worth its money at the mark: 100 / 60,000, rounded down to the step.</summary>
    [Theory]
    [InlineData("100", 60000, 0.001)]
    [InlineData("120", 60000, 0.002)]
    [InlineData("100", 50000, 0.002)]
    public void ABuyOfMoney_IsReckonedAtTheMark(string money, decimal mark, double quantity)
    {
        var spec = DcaSpec.Read(
            new(new("dca", [new("side", "BUY"), new("quote-each", money), new("every", "60000ms"), new("count", "3")])),
            new(Some.Btc, new(mark), new(mark)));
        Assert.Equal(new Quantity((decimal)quantity), spec.Quantity);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-100")]
    public void ABuyOfNoMoney_IsRefusedForItsMoney(string money)
    {
        var spec = DcaSpec.Read(
            new(new("dca", [new("side", "BUY"), new("quote-each", money), new("every", "60000ms"), new("count", "3")])), Context);
        Assert.Equal("quote-each-range", Assert.Single(spec.Validate()).Code);
    }
}
