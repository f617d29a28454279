using System.Diagnostics;

namespace Bowline.Book.Bench;

/// <summary>One pass of a flow through a fresh book, its reports drained by a second thread inside the time.</summary>
internal sealed class FlowRun(Func<Paper.Book> open, Message[] messages)
{
    // Only one message in so many is timed when latency is asked for: the clock would be most of it otherwise.
    private const int SampleEvery = 8;

    // A stretch is shorter than a time slice of the system, so that its best pass was not interrupted.
    private const int Stretch = 4_096;

    private readonly long[] stretches = Enumerable.Repeat(long.MaxValue, messages.Length / Stretch + 1).ToArray();
    private Report[] kept = new Report[messages.Length * 2 + 64];

    public int Reports { get; private set; }

    public ReadOnlySpan<Report> Kept => kept.AsSpan(0, Reports);

    /// <summary>Time from the first message to the last report read.</summary>
    public TimeSpan Pass() => Drained(engine =>
    {
        for (var at = 0; at < messages.Length; at += Stretch)
        {
            var start = Stopwatch.GetTimestamp();
            engine.Run(messages.AsSpan(at, Math.Min(Stretch, messages.Length - at)));
            ref var best = ref stretches[at / Stretch];
            best = Math.Min(best, Stopwatch.GetTimestamp() - start);
        }
    });

    /// <summary>
    /// Time of a pass none of whose stretches was disturbed: the sum of each one's best over all passes so far.
    /// </summary>
    public TimeSpan Undisturbed() =>
        Stopwatch.GetElapsedTime(0, stretches.Where(ticks => ticks != long.MaxValue).Sum());

    /// <summary>Nanoseconds a sampled message took, the two readings of the clock included; sorted.</summary>
    public long[] Latencies()
    {
        var samples = new long[messages.Length / SampleEvery];
        Drained(engine =>
        {
            var at = 0;
            for (var i = 0; i < messages.Length; i++)
            {
                if (i % SampleEvery != 0 || at == samples.Length)
                {
                    engine.Run(messages[i]);
                    continue;
                }
                var start = Stopwatch.GetTimestamp();
                engine.Run(messages[i]);
                samples[at++] = Stopwatch.GetTimestamp() - start;
            }
        });
        Array.Sort(samples);
        return [.. samples.Select(ticks => ticks * 1_000_000_000L / Stopwatch.Frequency)];
    }

    private TimeSpan Drained(Action<Engine> feed)
    {
        var ring = new ReportRing();
        var engine = new Engine(open(), ring);
        using var ready = new ManualResetEventSlim();
        var reader = new Thread(() =>
        {
            ready.Set();
            Reports = ring.DrainTo(ref kept);
        });
        GC.Collect();
        reader.Start();
        ready.Wait();
        var start = Stopwatch.GetTimestamp();
        feed(engine);
        ring.Finish();
        reader.Join();
        return Stopwatch.GetElapsedTime(start);
    }
}
