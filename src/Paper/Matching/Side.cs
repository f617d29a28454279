namespace Bowline.Paper;

/// <summary>Direction of an order; the values are the oracle files' too.</summary>
public enum Side : byte
{
    Buy = 0,
    Sell = 1,
}

internal static class Sides
{
    public static Side Opposite(this Side side) => side == Side.Buy ? Side.Sell : Side.Buy;

    /// <summary>+1 for a buy, -1 for a sell.</summary>
    public static int Sign(this Side side) => side == Side.Buy ? 1 : -1;

    public static string Wire(this Side side) => side == Side.Buy ? "BUY" : "SELL";
}
