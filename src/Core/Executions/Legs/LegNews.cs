namespace Bowline.Core;

/// <summary>What an event meant for a leg.</summary>
public abstract record LegNews(LegKey Leg, ClientOrderId Order)
{
    /// <summary>It rests at the venue.</summary>
    public sealed record Accepted(LegKey Leg, ClientOrderId Order) : LegNews(Leg, Order);

    public sealed record Triggered(LegKey Leg, ClientOrderId Order) : LegNews(Leg, Order);

    /// <param name="Ends">It was the last fill of its order.</param>
    public sealed record Filled(LegKey Leg, ClientOrderId Order, Fill Fill, bool Ends) : LegNews(Leg, Order);

    /// <summary>Its price or quantity changed, by us or by the venue.</summary>
    public sealed record Changed(LegKey Leg, ClientOrderId Order) : LegNews(Leg, Order);

    /// <summary>It ended because we asked.</summary>
    public sealed record Withdrawn(LegKey Leg, ClientOrderId Order) : LegNews(Leg, Order);

    /// <summary>It failed, or ended without being asked to.</summary>
    /// <param name="WasAwake">It ended after its trigger was met: what it was for is not done.</param>
    public sealed record Failed(LegKey Leg, ClientOrderId Order, LegFailure Failure, bool WasAwake = false)
        : LegNews(Leg, Order);

    /// <summary>What became of a request is not known yet, or is known again.</summary>
    public sealed record Uncertain(LegKey Leg, ClientOrderId Order) : LegNews(Leg, Order);
}
