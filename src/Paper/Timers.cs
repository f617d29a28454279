namespace Bowline.Paper;

/// <summary>All that happens by itself as time goes on, and the order in which it does.</summary>
internal sealed class Timers(Exchange exchange)
{
    /// <summary>Unix ms of the next one.</summary>
    public long NextDue
    {
        get
        {
            // A stopped exchange has no timers; a host that asks must not spin.
            if (exchange.Breach is not null)
                return long.MaxValue;
            var due = Math.Min(exchange.Hub.NextDue, Math.Min(exchange.ListenKeys.NextDue, exchange.GoodTill.NextDue));
            due = Math.Min(due, Math.Min(exchange.Countdowns.NextDue, exchange.Algos.NextDue));
            due = Math.Min(due, Math.Min(exchange.Sockets.NextDue, exchange.States.NextDue));
            due = Math.Min(due, Math.Min(exchange.Faults.NextDue, exchange.Clearing.NextDue));
            foreach (var listing in exchange.Listings)
                due = Math.Min(due, listing.Market.NextDue);
            return due;
        }
    }

    /// <summary>
    /// Lets everything happen that is due. Markets first, since the mark decides what follows; frames last, so that
    /// they tell all of it.
    /// </summary>
    public void Advance(long now)
    {
        foreach (var listing in exchange.Listings)
            listing.Market.Advance(now);
        exchange.ListenKeys.Advance(now);
        exchange.GoodTill.Advance(now);
        exchange.Countdowns.Advance(now);
        exchange.States.Advance(now);
        exchange.Clearing.Advance(now);
        exchange.Algos.Advance(now);
        exchange.Sockets.Advance(now);
        exchange.Faults.Advance(now);
        exchange.Hub.Advance(now);
    }
}
