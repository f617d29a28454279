namespace Bowline.Core;

/// <summary>BUY or SELL [<c>side</c>].</summary>
public enum Side
{
    Buy,
    Sell,
}

/// <summary>Both in one-way mode, Long or Short in hedge mode [<c>positionSide</c>].</summary>
public enum PositionSide
{
    Both,
    Long,
    Short,
}
