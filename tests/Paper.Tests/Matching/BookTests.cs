namespace Bowline.Paper.Tests;

/// <summary>What every book does; each implementation runs all of it.</summary>
public abstract class BookTests
{
    private protected BookTests(Book book) => Book = book;

    private Book Book { get; }

    [Fact]
    public void Orders_MeetByPrice_ThenByTime()
    {
        Rest(1, Side.Sell, 102, 5);
        Rest(2, Side.Sell, 101, 5);
        Rest(3, Side.Sell, 101, 7);

        Assert.Equal([(101L, 5L, 2L), (101L, 7L, 3L), (102L, 1L, 1L)], Sweep(Side.Sell, 102, 13));
        Assert.Equal([1L], Book.OrdersAt(Side.Sell, 102).Select(order => order.Id));
        Assert.Equal(102, Book.BestAsk);
    }

    [Fact]
    public void Limit_KeepsATakerFromWorsePrices()
    {
        Rest(1, Side.Buy, 99, 5);

        Assert.False(Book.Meets(Side.Buy, 100));
        Assert.True(Book.Meets(Side.Buy, 99));
        Assert.True(Book.Meets(Side.Buy, long.MinValue));
        Assert.False(Book.Meets(Side.Sell, long.MaxValue));
        Assert.Equal(0, Book.Peek(Side.Buy, 100).Lots);
    }

    [Fact]
    public void RemovedOrder_LeavesTheOthersInTheirPlaces()
    {
        for (var id = 1; id <= 5; id++)
            Rest(id, Side.Buy, 100, id);

        Assert.True(Book.Remove(3, out var gone));
        Assert.Equal((3, Side.Buy, 100, 3), (gone.Id, gone.Side, gone.Ticks, gone.Lots));
        Assert.False(Book.Remove(3, out _));
        Assert.Equal([1L, 2L, 4L, 5L], Book.OrdersAt(Side.Buy, 100).Select(order => order.Id));
        Assert.Equal(12, Book.LotsAt(Side.Buy, 100));
    }

    [Fact]
    public void IdOfAnOrderThatIsGone_IsFreeAgain()
    {
        Rest(1, Side.Buy, 100, 5);
        Assert.False(Book.Rest(1, Side.Sell, 200, 5));
        Sweep(Side.Buy, 100, 5);

        Rest(1, Side.Sell, 200, 5);
        Assert.True(Book.Holds(1));
        Assert.Null(Book.BestBid);
    }

    [Fact]
    public void AccountsOrderAndMarketsOrder_MayHaveTheSameId()
    {
        var entry = new BookOrder(1, 7, Side.Buy, 100, 5);
        Assert.True(Book.Rest(entry));
        Rest(1, Side.Buy, 100, 6);

        Assert.True(Book.Remove(1, out var gone));
        Assert.Equal(6, gone.Lots);
        Assert.Same(entry, Book.Peek(Side.Buy, 100).Order);
        Book.Remove(entry);
        Assert.False(entry.IsResting);
        Assert.Null(Book.BestBid);
    }

    [Fact]
    public void Entry_KnowsItsLots_UntilItIsGone()
    {
        var entry = new BookOrder(1, 7, Side.Buy, 100, 5);
        Book.Rest(entry);
        Book.Shrink(entry, 2);
        Assert.Equal(3, entry.Lots);
        Sweep(Side.Buy, 100, 2);
        Assert.Equal((1, true), (entry.Lots, entry.IsResting));
        Sweep(Side.Buy, 100, 1);
        Assert.Equal((0, false), (entry.Lots, entry.IsResting));
    }

    [Fact]
    public void DisplayedLots_TradeBeforeTheOrdersThatCameLater_AndAfterThoseThatCameBefore()
    {
        Rest(1, Side.Sell, 101, 5);
        Book.TellExternal(Side.Sell, 101, 10);
        Rest(2, Side.Sell, 101, 5);

        Assert.Equal(20, Book.LotsAt(Side.Sell, 101));
        Assert.Equal([(101L, 5L, 1L), (101L, 10L, 0L), (101L, 2L, 2L)], Sweep(Side.Sell, 101, 17));
    }

    [Fact]
    public void LevelTakenAway_IsRememberedButNotShown_UntilItIsToldAgain()
    {
        Book.TellExternal(Side.Buy, 100, 10);
        Book.TellExternal(Side.Buy, 99, 10);
        Sweep(Side.Buy, 100, 10);

        Assert.Equal(99, Book.BestBid);
        Assert.Equal([(99L, 10L)], Book.Depth(Side.Buy, 10));
        Assert.Equal([100L, 99L], Book.ExternalPrices(Side.Buy));
        Book.TellExternal(Side.Buy, 100, 4);
        Assert.Equal((100, 4), (Book.BestBid, Book.LotsAt(Side.Buy, 100)));
        Book.TellExternal(Side.Buy, 100, 0);
        Assert.Equal([99L], Book.ExternalPrices(Side.Buy));
    }

    [Fact]
    public void PricesAndLotsOutOfBounds_AreNotTaken()
    {
        foreach (var ticks in new[] { long.MinValue, -1, 0, Book.MaxTicks + 1, long.MaxValue })
        {
            Assert.False(Book.Rest(1, Side.Buy, ticks, 1));
            Assert.False(Book.Rest(new BookOrder(1, 1, Side.Sell, ticks, 1)));
            Assert.False(Book.TellExternal(Side.Buy, ticks, 1));
            Assert.Null(Book.LevelAt(Side.Sell, ticks));
            Assert.Empty(Book.OrdersAt(Side.Sell, ticks));
        }
        foreach (var lots in new[] { long.MinValue, -1, 0, Book.MaxLots + 1, long.MaxValue })
            Assert.False(Book.Rest(1, Side.Buy, 1, lots));
        Assert.Empty(Book.Levels(Side.Buy));
        Assert.Empty(Book.Levels(Side.Sell));
    }

    [Fact]
    public void LevelFullToTheBrim_TakesNoMore()
    {
        for (var id = 1; id <= 4_096; id++)
            Rest(id, Side.Buy, 100, Book.MaxLots);

        Assert.False(Book.Rest(5_000, Side.Buy, 100, Book.MaxLots));
        Assert.True(Book.TellExternal(Side.Buy, 100, Book.MaxLots));
        Assert.Equal(4_097 * Book.MaxLots, Book.LotsAt(Side.Buy, 100));
    }

    [Fact]
    public void PricesAtBothEnds_StandInOneBook()
    {
        Rest(1, Side.Buy, 1, 1);
        Rest(2, Side.Sell, Book.MaxTicks, 1);
        Rest(3, Side.Buy, 1_000_000_000, 1);
        Rest(4, Side.Sell, 2_000_000_000, 1);

        Assert.Equal([(1_000_000_000L, 1L), (1L, 1L)], Book.Depth(Side.Buy, 5));
        Assert.Equal([(2_000_000_000L, 1L), (Book.MaxTicks, 1L)], Book.Depth(Side.Sell, 5));
        Assert.Equal(3, Book.Available(Side.Sell, long.MaxValue, 3) + Book.Available(Side.Buy, 2, 3));
    }

    [Fact]
    public void PricesAndIdsFarApart_ComeAndGoWithoutLeavingAnything()
    {
        var chance = new Prng(5);
        for (var round = 0; round < 3; round++)
        {
            var ids = Enumerable.Range(0, 20_000).Select(_ => unchecked((long)chance.Next())).ToList();
            foreach (var (at, id) in ids.Index())
                Rest(id, Side.Buy, at % 2 == 0 ? 1 + chance.Below(1_000_000_000) : 1_000_000_000, 1);
            Assert.Equal(10_000, Book.FirstAt(Side.Buy, 1_000_000_000) is { } ? Book.LotsAt(Side.Buy, 1_000_000_000) : 0);
            Assert.All(ids, id => Assert.True(Book.Remove(id, out _)));
            Assert.Empty(Book.Levels(Side.Buy));
            Assert.Null(Book.Best(Side.Buy));
        }
    }

    [Fact]
    public void Maker_OfAnotherMoment_TakesNothingThatIsGone()
    {
        Rest(1, Side.Buy, 100, 5);
        var maker = Book.Peek(Side.Buy, 100);
        Book.Remove(1, out _);
        Book.Take(maker, 5);

        var entry = new BookOrder(2, 7, Side.Buy, 100, 5);
        new FastBook().Rest(entry);
        Book.Remove(entry);
        Book.Shrink(entry, 1);
        Assert.Equal((5, true), (entry.Lots, entry.IsResting));
        Assert.Null(Book.BestBid);
    }

    [Fact]
    public void Listener_HearsWhatEachLevelShowsNow()
    {
        var heard = new Heard();
        Book.Listener = heard;
        Rest(1, Side.Buy, 100, 5);
        Book.TellExternal(Side.Buy, 100, 3);
        Sweep(Side.Buy, 100, 7);
        Book.TellExternal(Side.Buy, 100, 0);

        Assert.Equal(["Buy 100 5", "Buy 100 8", "Buy 100 3", "Buy 100 1", "Buy 100 0"], heard.Lines);
    }

    private void Rest(long id, Side side, long ticks, long lots) => Assert.True(Book.Rest(id, side, ticks, lots));

    private List<(long Ticks, long Lots, long Id)> Sweep(Side makers, long limit, long lots)
    {
        var met = new List<(long, long, long)>();
        while (lots > 0 && Book.Peek(makers, limit) is { Lots: > 0 } maker)
        {
            var taken = Math.Min(lots, maker.Lots);
            Book.Take(maker, taken);
            met.Add((maker.Ticks, taken, maker.Id));
            lots -= taken;
        }
        return met;
    }

    private sealed class Heard : IBookListener
    {
        public List<string> Lines { get; } = [];

        public void LevelChanged(Side side, long ticks, long lots) => Lines.Add($"{side} {ticks} {lots}");

        public void Traded(in PublicTrade trade) => Assert.Fail("a book alone makes no public trades");
    }
}

public sealed class PlainBookTests() : BookTests(new PlainBook());

public sealed class FastBookTests() : BookTests(new FastBook());
