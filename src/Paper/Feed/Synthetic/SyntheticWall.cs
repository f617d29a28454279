namespace Bowline.Paper;

/// <summary>
/// Patient orders far from the touch, from 0.3 % to 4.5 % away, so that no single order can empty the book. They follow
/// when the price has moved 0.1 %.
/// </summary>
internal sealed class SyntheticWall(string symbol, long lots)
{
    private const int Rungs = 15;
    private readonly List<long> standing = [];
    private long center;

    public void Follow(long touch, ref long lastOrderId, List<MarketEvent> said)
    {
        if (Math.Abs(touch - center) * 1_000 < touch)
            return;
        center = touch;
        foreach (var id in standing)
            said.Add(new MarketEvent.Cancel(symbol, id));
        standing.Clear();
        for (var rung = 1; rung <= Rungs; rung++)
        {
            var away = Math.Max(touch * 3 * rung / 1_000, rung);
            Stand(Side.Buy, Math.Max(1, touch - away), lots * (rung + 2), ++lastOrderId, said);
            Stand(Side.Sell, touch + 1 + away, lots * (rung + 2), ++lastOrderId, said);
        }
    }

    private void Stand(Side side, long ticks, long size, long id, List<MarketEvent> said)
    {
        standing.Add(id);
        said.Add(new MarketEvent.PlaceLimit(symbol, id, side, ticks, size));
    }
}
