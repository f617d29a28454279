namespace Bowline.Paper;

/// <summary>When a resting order fills in a recorded or live market, which is only displayed.</summary>
public enum FillModel
{
    /// <summary>It waits behind the lots shown when it came, until trades and cancels have used them up.</summary>
    Queue,

    /// <summary>Optimistic: it fills whole as soon as the market trades or quotes at its price.</summary>
    Touch,
}
