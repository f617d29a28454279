using Bowline.Core;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>A shortage counts once it has stood and the venue has confirmed it, never for a moment between two streams.</summary>
public sealed class ShortageWatchTests
{
    private static readonly Symbol Btc = new("BTCUSDT");
    private readonly ShortageWatch _watch = new();

    [Fact]
    public void ShortageThatPasses_AsksNobody()
    {
        Assert.False(_watch.Look(Holding(0.01m), new(0)));
        Assert.False(_watch.Look(Holding(0.004m), new(10)));
        Assert.Equal(new Time(3_010), _watch.Due);
        Assert.False(_watch.Look(Holding(0.01m), new(3_009)));
        Assert.Null(_watch.Due);
    }

    [Fact]
    public void ShortageThatStands_AsksOnce_AndIsTakenWhenTheAnswerConfirmsIt()
    {
        var ledger = Holding(0.004m);
        Assert.False(_watch.Look(ledger, new(0)));
        Assert.True(_watch.Look(ledger, new(3_000)));
        Assert.False(_watch.Look(ledger, new(3_500)));
        var taken = Assert.IsType<Event.HoldingReduced>(Assert.Single(_watch.Confirmed(ledger, new(3_000), new(3_600))));
        Assert.Equal(new Quantity(0.006m), taken.By);
        var after = ledger.Apply(taken).Next;
        Assert.False(_watch.Look(after, new(3_600)));
        Assert.Null(_watch.Due);
    }

    [Fact]
    public void ComparisonThatBeganBefore_ConfirmsNothing_AndAnotherIsAskedFor()
    {
        var ledger = Holding(0.004m);
        _watch.Look(ledger, new(0));
        Assert.True(_watch.Look(ledger, new(3_000)));
        Assert.Empty(_watch.Confirmed(ledger, new(2_999), new(3_100)));
        Assert.True(_watch.Look(ledger, new(6_100)));
        Assert.Single(_watch.Confirmed(ledger, new(6_100), new(6_200)));
    }

    [Fact]
    public void ShortageOfAPositionThatCannotBeRead_IsTakenFromNobody()
    {
        var ledger = Holding(0.004m).Apply(new Event.AlarmRaised(new(0), "position-unread-BTCUSDT", "")).Next;
        _watch.Look(ledger, new(0));
        Assert.True(_watch.Look(ledger, new(3_000)));
        Assert.Empty(_watch.Confirmed(ledger, new(3_000), new(3_600)));
        var read = ledger.Apply(new Event.AlarmCleared(new(4_000), "position-unread-BTCUSDT")).Next;
        // It waits for the regular comparison: one that is asked for at once would be asked for every three seconds until the row can be read.
        Assert.False(_watch.Look(read, new(6_600)));
        Assert.Single(_watch.Confirmed(read, new(6_600), new(6_700)));
    }

    [Fact]
    public void ShortageThatGrows_StartsToWaitAnew()
    {
        _watch.Look(Holding(0.006m), new(0));
        Assert.False(_watch.Look(Holding(0.004m), new(3_000)));
        Assert.Empty(_watch.Confirmed(Holding(0.004m), new(3_000), new(3_100)));
        Assert.Equal(new Time(6_000), _watch.Due);
    }

    private static Ledger Holding(decimal position) => new Event[]
    {
        new Event.ExecutionStarted(new(0), new("OCO-00000001"), new OcoSpec(new(Instrument, new(60000m), new(60000m)))
        {
            Side = Side.Sell, Quantity = new(0.01m), TakeProfit = new(62000m), StopPrice = new(59000m),
        }, 1),
        new Event.PositionChanged(new(0), Btc, PositionSide.Both, new(position), 60000m),
    }.Aggregate(Ledger.Empty, (ledger, e) => ledger.Apply(e).Next);

    internal static Instrument Instrument { get; } = new()
    {
        Symbol = Btc, BaseAsset = "BTC", QuoteAsset = "USDT", MarginAsset = "USDT", ContractType = "PERPETUAL",
        Status = "TRADING", PricePrecision = 2, QuantityPrecision = 3, TickSize = 0.10m, MinPrice = 556.80m,
        MaxPrice = 4529764m, Lot = new(0.001m, 0.001m, 1000m), MarketLot = new(0.001m, 0.001m, 120m), MinNotional = 50m,
        MultiplierUp = 1.05m, MultiplierDown = 0.95m, MaxOpenOrders = 200, MarketTakeBound = 0.05m, TriggerProtect = 0.05m,
        LiquidationFee = 0.0125m,
    };
}
