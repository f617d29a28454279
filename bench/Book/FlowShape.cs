using System.Globalization;
using Bowline.Paper;

namespace Bowline.Book.Bench;

/// <summary>How many orders and levels rest while a flow runs, to hold against the published flows'.</summary>
internal static class FlowShape
{
    private const int Every = 1_000;

    public static string Of(Message[] messages)
    {
        var ring = new ReportRing();
        var kept = new Report[messages.Length];
        var reader = new Thread(() => ring.DrainTo(ref kept));
        reader.Start();
        var book = new FastBook();
        var engine = new Engine(book, ring);
        var seen = new List<(int Orders, int Levels)>();
        for (var i = 0; i < messages.Length; i++)
        {
            engine.Run(messages[i]);
            if (i % Every == 0)
                seen.Add(Count(book));
        }
        ring.Finish();
        reader.Join();
        var trades = kept.Count(report => report is { Type: ReportType.Trade, Quantity: > 0 });
        return string.Create(
            CultureInfo.InvariantCulture,
            $"orders avg {seen.Average(s => s.Orders):0} peak {seen.Max(s => s.Orders)} "
            + $"levels avg {seen.Average(s => s.Levels):0} peak {seen.Max(s => s.Levels)} trades {trades}");
    }

    private static (int Orders, int Levels) Count(Paper.Book book)
    {
        var (orders, levels) = (0, 0);
        foreach (var side in new[] { Side.Buy, Side.Sell })
        {
            foreach (var level in book.Levels(side))
            {
                levels++;
                orders += book.OrdersAt(side, level.Ticks).Count();
            }
        }
        return (orders, levels);
    }
}
