using System.Diagnostics;
using Bowline.Core;

namespace Bowline.Bench;

/// <summary>One quote against many live executions: folded as the loop folds it.</summary>
internal static class QuoteRuns
{
    private const int Quotes = 200;

    public static int Run(int count)
    {
        Console.WriteLine($"| {count} live executions | a quote that | p50 µs | p99 µs | bytes allocated a quote | commands a quote |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var (name, spec, prefix) in Kinds.Known())
        {
            var ledger = Kinds.Started(spec, prefix, count);
            var hears = ledger.Listeners.Of(new(FeedKind.Quote, Kinds.Symbol)).Count;
            Measure($"{name}, {hears} listen", "changes quantities only", ledger, i => Kinds.Quote(i, 60000m));
            if (hears > 0)
                Measure($"{name}, {hears} listen", "moves the best price by a tick", ledger, i => Kinds.Quote(i, 60000m + (0.1m * (i % 2))));
        }

        return 0;
    }

    private static void Measure(string name, string what, Ledger ledger, Func<int, Event.QuoteUpdated> quote)
    {
        var events = Enumerable.Range(0, 2 * Quotes).Select(quote).ToArray();
        var times = new double[Quotes];
        var commands = 0L;
        var known = ledger;
        for (var i = 0; i < Quotes; i++)
            known = known.Apply(events[i]).Next;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Quotes; i++)
        {
            var began = Stopwatch.GetTimestamp();
            var step = known.Apply(events[Quotes + i]);
            times[i] = Figures.Microseconds(Stopwatch.GetTimestamp() - began);
            known = step.Next;
            commands += step.Commands.Length;
        }

        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / Quotes;
        Console.WriteLine(
            $"| {name} | {what} | {Figures.Percentile(times, 50):0.0} | {Figures.Percentile(times, 99):0.0} | {bytes} | {(double)commands / Quotes:0.#} |");
    }
}
