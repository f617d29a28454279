using Bowline.Paper;

namespace Bowline.App.Tests;

/// <summary>The market of a world in which nobody trades by himself: the test says every price.</summary>
internal sealed class StillMarket(World world)
{
    private long _orders;
    private long _prints;

    /// <summary>Five coins on each side of 60,000, the mark price there, and a last trade.</summary>
    public StillMarket Open()
    {
        // The best prices are only told when they change.
        world.Pump(1_500);
        Mark(60_000m);
        Offer(Side.Buy, 59_999.9m, 5m);
        Offer(Side.Sell, 60_000.1m, 5m);
        Print(60_000m);
        world.Pump(1_500);
        return this;
    }

    public void Mark(decimal price) => Tell(new MarketEvent.MarkPriceSet(
        "BTCUSDT", price, price, 0.0001m, (world.Now.Milliseconds / 28_800_000 + 1) * 28_800_000));

    public void Offer(Side side, decimal price, decimal quantity)
    {
        var spec = world.Exchange.Find("BTCUSDT")!.Spec;
        Tell(new MarketEvent.PlaceLimit("BTCUSDT", ++_orders, side, spec.Ticks(price), spec.Lots(quantity)));
    }

    /// <summary>A trade of others at a price; the book is not touched.</summary>
    public void Print(decimal price) => Tell(new MarketEvent.TradePrinted(
        "BTCUSDT", ++_prints, world.Exchange.Find("BTCUSDT")!.Spec.Ticks(price), 1, BuyerIsMaker: false, world.Now.Milliseconds));

    /// <summary>Somebody takes so much of the other side, at whatever price.</summary>
    public void Take(Side side, decimal quantity) =>
        Tell(new MarketEvent.TakeMarket("BTCUSDT", side, world.Exchange.Find("BTCUSDT")!.Spec.Lots(quantity)));

    private void Tell(MarketEvent e) => world.Exchange.Apply(e, world.Now.Milliseconds);
}
