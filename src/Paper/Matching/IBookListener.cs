namespace Bowline.Paper;

/// <summary>Hears every change of the displayed book and every trade, in the order they happen.</summary>
public interface IBookListener
{
    /// <summary>A level now shows this many lots in all (0 = the level is gone).</summary>
    void LevelChanged(Side side, long ticks, long lots);

    /// <summary>A match of the book, or a print of the feed.</summary>
    void Traded(in PublicTrade trade);
}

/// <summary>One public trade: price in ticks, quantity in lots, time in Unix ms.</summary>
public readonly record struct PublicTrade(long Id, long Ticks, long Lots, bool BuyerIsMaker, long At);
