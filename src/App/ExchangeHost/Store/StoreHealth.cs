namespace Bowline.App;

/// <summary>Whether what an exchange acknowledges is durable.</summary>
public enum StoreHealth
{
    /// <summary>Everything acknowledged is durable, and there is room for more.</summary>
    Sound,

    /// <summary>Everything acknowledged is durable, but the disk is full: new orders are refused, reductions and cancels
    /// are taken as long as the reserve lasts.</summary>
    OnReserve,

    /// <summary>Nothing can be made durable: the exchange stands still.</summary>
    Failing,
}
