namespace Bowline.Paper;

/// <summary>
/// Moves resting orders up when a displayed market tells less at their price than its trades explain: the rest was
/// withdrawn, and <see cref="IQueueModel"/> says from where. Lots that join stand behind (contract M6).
/// </summary>
internal sealed class QueuePositions(IQueueModel model)
{
    private const int PricesMax = 10_000;

    private readonly Dictionary<(int Symbol, Side Side, long Ticks), long> printed = [];

    /// <summary>A trade at a price where orders rest; the next telling of the price knows of it.</summary>
    public void Printed(Listing listing, Side side, long ticks, long lots)
    {
        if (printed.Count >= PricesMax)
            printed.Clear();
        var key = (listing.Spec.Index, side, ticks);
        printed[key] = printed.GetValueOrDefault(key) + lots;
    }

    /// <summary>A price is about to be told.</summary>
    public void Told(Listing listing, Side side, long ticks, long lots)
    {
        long traded = 0;
        if (printed.Count > 0 && printed.Remove((listing.Spec.Index, side, ticks), out var known))
            traded = known;
        if (listing.Book.LevelAt(side, ticks) is not { QueuedLots: > 0, ExternalTold: > 0 } level)
            return;
        var gone = level.ExternalTold - traded - lots;
        if (gone <= 0)
            return;
        var shown = level.External - traded;
        foreach (var order in listing.Book.OrdersAt(side, ticks).ToList())
        {
            if (order is not { Entry: { } entry, QueueAhead: > 0 and var ahead })
                continue;
            var all = Math.Max(shown, ahead);
            listing.Book.SetQueue(entry, model.Ahead(ahead, all, Math.Min(gone, all)));
        }
    }
}
