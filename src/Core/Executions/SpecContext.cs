namespace Bowline.Core;

/// <summary>
/// What an algorithm's parameters were resolved against, and are quantized by: written down with them, so that replay does
/// not depend on what the venue says later. Should the venue change the grid of prices meanwhile, orders are put on the new
/// one as they are placed (<see cref="LeggedExecution.NewRules"/>).
/// </summary>
/// <param name="Instrument">The symbol's rules.</param>
/// <param name="Arrival">The mid when it was asked for: what its cost is measured against. Not on the tick.</param>
/// <param name="Mark">The mark price then.</param>
public sealed record SpecContext(Instrument Instrument, Price Arrival, Price Mark)
{
    /// <summary>Where the price stood that wakes a stop: the mark price, or the mid, as near to the last as the desk knows.</summary>
    public Price Waking(WorkingType by) => by == WorkingType.MarkPrice ? Mark : Arrival;
}
