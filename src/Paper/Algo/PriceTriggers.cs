namespace Bowline.Paper;

/// <summary>Everything of one symbol that listens to one price: two ladders and the trails of two sides.</summary>
internal sealed class PriceTriggers(Action<Trail> moved)
{
    private readonly TriggerLadder rising = new(upward: true);
    private readonly TriggerLadder falling = new(upward: false);
    private readonly TrailingStops sells = new(Side.Sell, moved);
    private readonly TrailingStops buys = new(Side.Buy, moved);

    public void Add(AlgoOrder order)
    {
        if (order.Activated)
            Trails(order).Add(order, order.Extreme);
        else
            Ladder(order).Add(order);
    }

    public void Remove(AlgoOrder order)
    {
        if (order.Trail is not null)
            Trails(order).Remove(order);
        else
            Ladder(order).Remove(order);
    }

    /// <summary>
    /// Takes out the next order that this price meets, null when there is none: first what a rise meets, then a fall,
    /// then what trails; a trailing stop that is not active yet comes out to be activated.
    /// </summary>
    public AlgoOrder? Take(decimal price) =>
        rising.Take(price) ?? falling.Take(price) ?? sells.Take(price) ?? buys.Take(price);

    /// <summary>Moves the extremes of the trailing stops; before <see cref="Take"/>.</summary>
    public void Follow(decimal price)
    {
        sells.Follow(price);
        buys.Follow(price);
    }

    /// <summary>True while this price meets an order that was taken out.</summary>
    public bool IsMet(AlgoOrder order, decimal price) => order.IsTrailing
        ? Trails(order).Fires(order.TrailLevel(order.Extreme), price)
        : TriggerLadder.IsMet(order.TriggerPrice, price, order.TriggersUpward);

    private TriggerLadder Ladder(AlgoOrder order) => order.TriggersUpward ? rising : falling;

    private TrailingStops Trails(AlgoOrder order) => order.Side == Side.Sell ? sells : buys;
}
