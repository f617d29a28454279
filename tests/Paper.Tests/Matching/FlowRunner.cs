using System.Globalization;

namespace Bowline.Paper.Tests;

/// <summary>What a book must do to run an oracle flow.</summary>
internal interface ITestBook
{
    /// <summary>Matches, then rests what is left; gives the trades as (price, quantity, maker id).</summary>
    IReadOnlyList<(long Ticks, long Lots, long Maker)> Place(long id, Side side, long ticks, long lots, bool rest);

    /// <summary>Side and price of the order that was taken out; null when it does not rest.</summary>
    (Side Side, long Ticks)? Remove(long id);
}

/// <summary>The book under test.</summary>
internal sealed class RealBook(Book book) : ITestBook
{
    public IReadOnlyList<(long Ticks, long Lots, long Maker)> Place(
        long id, Side side, long ticks, long lots, bool rest)
    {
        var trades = new List<(long, long, long)>();
        var makers = side == Side.Buy ? Side.Sell : Side.Buy;
        while (lots > 0 && book.Peek(makers, ticks) is { Lots: > 0 } maker)
        {
            var traded = Math.Min(lots, maker.Lots);
            book.Take(maker, traded);
            trades.Add((maker.Ticks, traded, maker.Id));
            lots -= traded;
        }
        if (lots > 0 && rest)
            Assert.True(book.Rest(id, side, ticks, lots));
        return trades;
    }

    public (Side Side, long Ticks)? Remove(long id) =>
        book.Remove(id, out var gone) ? (gone.Side, gone.Ticks) : null;
}

/// <summary>One list, searched from end to end for every match.</summary>
internal sealed class SearchedList : ITestBook
{
    private readonly List<(long Id, Side Side, long Ticks, long Lots)> resting = [];

    public IReadOnlyList<(long Ticks, long Lots, long Maker)> Place(
        long id, Side side, long ticks, long lots, bool rest)
    {
        var trades = new List<(long, long, long)>();
        while (lots > 0 && Best(side, ticks) is var at and >= 0)
        {
            var maker = resting[at];
            var traded = Math.Min(lots, maker.Lots);
            trades.Add((maker.Ticks, traded, maker.Id));
            lots -= traded;
            resting[at] = maker with { Lots = maker.Lots - traded };
            if (resting[at].Lots == 0)
                resting.RemoveAt(at);
        }
        if (lots > 0 && rest)
            resting.Add((id, side, ticks, lots));
        return trades;
    }

    public (Side Side, long Ticks)? Remove(long id)
    {
        var at = resting.FindIndex(order => order.Id == id);
        if (at < 0)
            return null;
        var found = (resting[at].Side, resting[at].Ticks);
        resting.RemoveAt(at);
        return found;
    }

    // The list is in time order, so the first of equal prices is the oldest.
    private int Best(Side side, long limit)
    {
        var best = -1;
        for (var i = 0; i < resting.Count; i++)
        {
            var order = resting[i];
            var meets = side == Side.Buy ? order.Ticks <= limit : order.Ticks >= limit;
            if (order.Side == side || !meets)
                continue;
            if (best < 0 || (side == Side.Buy ? order.Ticks < resting[best].Ticks : order.Ticks > resting[best].Ticks))
                best = i;
        }
        return best;
    }
}

/// <summary>Runs a flow and writes the report lines of the oracle's format.</summary>
internal static class FlowRunner
{
    public static IReadOnlyList<string> Run(ITestBook book, IEnumerable<OracleMessage> flow)
    {
        var lines = new List<(ulong Sequence, int Type, string Text)>();
        foreach (var message in flow)
            Run(book, message, (type, text) => lines.Add((message.Sequence, type, text)));
        return [.. lines.OrderBy(line => line.Sequence).ThenBy(line => line.Type).Select(line => line.Text)];
    }

    private static void Run(ITestBook book, OracleMessage message, Action<int, string> report)
    {
        var (seq, id, side) = (message.Sequence, (long)message.OrderId, (int)message.Side);
        void Say(int type, params object[] parts) => report(
            type, string.Create(CultureInfo.InvariantCulture, $"{type},{string.Join(',', parts)}"));
        if (message.Type == 1)
        {
            if (book.Remove(id) is { } gone)
                Say(2, seq, (int)gone.Side, id, gone.Ticks);
            else
                Say(4, seq, id);
            return;
        }
        if (message.Type == 2)
        {
            if (book.Remove(id) is null)
            {
                Say(5, seq, id);
                return;
            }
            Say(3, seq, side, id, message.Ticks, message.Quantity);
        }
        else
        {
            Say(0, seq, side, id, message.Ticks, message.Quantity);
        }
        var trades = book.Place(id, message.Side, message.Ticks, message.Quantity, !message.Ioc);
        foreach (var trade in trades)
            Say(1, seq, trade.Ticks, trade.Lots, trade.Maker, id);
        if (message.Ioc && trades.Sum(trade => trade.Lots) < message.Quantity)
            Say(2, seq, side, id, message.Ticks);
    }
}
