using System.Diagnostics;

namespace Bowline.Book.Bench;

/// <summary>One pass of a flow through a fresh book, its reports drained by a second thread inside the time.</summary>
internal sealed class FlowRun(Func<Paper.Book> open, Message[] messages)
{
    // Only one message in so many is timed when latency is asked for: the clock would be most of it otherwise.
    private const int SampleEvery = 8;

    private Report[] kept = new Report[messages.Length * 2 + 64];

    public int Reports { get; private set; }

    public ReadOnlySpan<Report> Kept => kept.AsSpan(0, Reports);

    /// <summary>Time from the first message to the last report read.</summary>
    public TimeSpan Pass() => Drained(engine =>
    {
        foreach (ref readonly var message in messages.AsSpan())
            engine.Run(message);
    });

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
