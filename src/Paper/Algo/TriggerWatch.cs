namespace Bowline.Paper;

/// <summary>
/// Watches the prices of one symbol for its open conditional orders (contract 6.4, M8). It only says which order a
/// price met; what follows runs after the event that brought the price. It listens to the market only while it has
/// orders.
/// </summary>
internal sealed class TriggerWatch : IPriceWatcher
{
    private readonly Listing listing;
    private readonly ITriggerListener heard;
    private readonly PriceTriggers byTrade;
    private readonly PriceTriggers byMark;

    // Met, but held back by price protection; looked at again with every price.
    private readonly List<AlgoOrder> held = [];
    private int count;

    public TriggerWatch(Listing listing, ITriggerListener heard)
    {
        this.listing = listing;
        this.heard = heard;
        byTrade = new PriceTriggers(heard.Moved);
        byMark = new PriceTriggers(heard.Moved);
    }

    public void Add(AlgoOrder order)
    {
        Of(order).Add(order);
        Count(1);
    }

    public void Remove(AlgoOrder order)
    {
        if (!held.Remove(order))
            Of(order).Remove(order);
        Count(-1);
    }

    public void Traded(decimal price) => Run(byTrade, price);

    public void Marked(decimal price) => Run(byMark, price);

    private void Run(PriceTriggers triggers, decimal price)
    {
        Release();
        triggers.Follow(price);
        while (triggers.Take(price) is { } met)
        {
            if (met is { IsTrailing: true, Activated: false })
                Activate(triggers, met, price);
            else if (IsProtected(met))
                Hold(met);
            else
                Fire(met);
        }
    }

    private void Activate(PriceTriggers triggers, AlgoOrder order, decimal price)
    {
        order.Activated = true;
        order.Extreme = price;
        triggers.Add(order);
        heard.Activated(order);
    }

    private void Hold(AlgoOrder order)
    {
        held.Add(order);
        heard.Held(order);
    }

    private void Fire(AlgoOrder order)
    {
        Count(-1);
        heard.Fired(order);
    }

    // An order whose condition no longer holds goes back to its place.
    private void Release()
    {
        for (var i = 0; i < held.Count; i++)
        {
            var order = held[i];
            var met = Of(order).IsMet(order, order.Working.PriceOn(listing.Market));
            if (met && IsProtected(order))
                continue;
            held.RemoveAt(i--);
            if (met)
                Fire(order);
            else
                Of(order).Add(order);
        }
    }

    // Fires only if |mark - last| / mark is within the symbol's triggerProtect.
    private bool IsProtected(AlgoOrder order)
    {
        var mark = listing.Market.MarkPrice;
        var last = WorkingType.ContractPrice.PriceOn(listing.Market);
        return order.PriceProtect && Math.Abs(mark - last) > mark * listing.Spec.TriggerProtect;
    }

    private PriceTriggers Of(AlgoOrder order) => order.Working == WorkingType.MarkPrice ? byMark : byTrade;

    private void Count(int by)
    {
        count += by;
        listing.Market.Watcher = count > 0 ? this : null;
    }
}

/// <summary>Hears what a price did to conditional orders, in order, inside the event that brought it.</summary>
internal interface ITriggerListener
{
    /// <summary>The trigger is met; the order is no longer watched.</summary>
    void Fired(AlgoOrder order);

    /// <summary>A trailing stop trails from now on.</summary>
    void Activated(AlgoOrder order);

    /// <summary>The trigger is met, but price protection holds the order back; it is still watched.</summary>
    void Held(AlgoOrder order);

    /// <summary>The extreme of trailing stops moved.</summary>
    void Moved(Trail trail);
}
