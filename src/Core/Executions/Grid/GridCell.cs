namespace Bowline.Core;

/// <summary>
/// The room between two neighboring levels: it opens at one of them and closes what it holds at the other, over and
/// over. All of a grid's state is what its cells hold, so a level can neither be lost nor doubled.
/// </summary>
/// <param name="Number">From 1, never used for another; the number of its two legs.</param>
/// <param name="IsLong">It buys at the lower level and sells at the upper one; else the other way round.</param>
/// <param name="Rank">
/// Its place among the cells that hold their quantity from the start, since the price was beyond their opening level: 0 is
/// the nearest. Below zero it starts with nothing.
/// </param>
internal readonly record struct GridCell(int Number, Price Low, Price High, bool IsLong, int Rank)
{
    public bool StartsFull => Rank >= 0;

    public LegKey Buy => new('b', Number);

    public LegKey Sell => new('a', Number);

    public LegKey Opens => IsLong ? Buy : Sell;

    public LegKey Closes => IsLong ? Sell : Buy;

    public Side OpeningSide => IsLong ? Side.Buy : Side.Sell;

    public Side ClosingSide => IsLong ? Side.Sell : Side.Buy;

    public Price OpensAt => IsLong ? Low : High;

    public Price ClosesAt => IsLong ? High : Low;
}
