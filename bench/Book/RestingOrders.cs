using System.Diagnostics;
using Bowline.Paper;

namespace Bowline.Book.Bench;

/// <summary>Fills a book with orders that all rest, then takes them out in another order.</summary>
internal static class RestingOrders
{
    private const long Middle = 600_000;
    private const int SpanTicks = 20_000;

    public static string Measure(Func<Paper.Book> open, int orders)
    {
        Pass(open(), 50_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var book = open();
        var (added, removed, bytes) = Pass(book, orders, before);
        GC.KeepAlive(book);
        return string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"resting {orders} bytes/order {(double)bytes / orders:0.0} add {added.TotalNanoseconds / orders:0.0} ns/order "
            + $"remove {removed.TotalNanoseconds / orders:0.0} ns/order");
    }

    private static (TimeSpan Added, TimeSpan Removed, long Bytes) Pass(Paper.Book book, int orders, long before = 0)
    {
        var chance = new Prng(1);
        var prices = new int[orders];
        foreach (ref var price in prices.AsSpan())
            price = (int)chance.Below(SpanTicks) + 1;
        var start = Stopwatch.GetTimestamp();
        for (var id = 0; id < orders; id++)
            _ = book.Rest(id + 1, (Side)(id & 1), Middle + ((id & 1) == 0 ? -prices[id] : prices[id]), id % 100 + 1);
        var added = Stopwatch.GetElapsedTime(start);
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before - prices.Length * sizeof(int);
        // An odd stride modulo a power of two meets every id once, far from its neighbours.
        var span = (long)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)orders);
        start = Stopwatch.GetTimestamp();
        for (long i = 0, id = 0; i < span; i++, id = (id + 40_503) & (span - 1))
            _ = book.Remove(id + 1, out _);
        return (added, Stopwatch.GetElapsedTime(start), bytes);
    }
}
