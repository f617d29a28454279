using System.Diagnostics;
using Bowline.Core;
using Bowline.Journal;

namespace Bowline.Bench;

/// <summary>
/// An OCO's take-profit fills in part: from the frame that tells it until the bytes of the new stop leave, with
/// everything between that runs in earnest: decoding, fold, risk, journal, signing. Desk and exchange share one thread
/// and one memory; there is no socket.
/// </summary>
internal static class FillRuns
{
    private const int WarmUps = 2_000;

    public static int Run(int count)
    {
        Console.WriteLine("| fill to protective order, one after the other | p50 µs | p99 µs | largest µs | bytes allocated |");
        Console.WriteLine("|---|---|---|---|---|");
        using (var memory = new MemoryStorage())
            Measure("without the flush, journal in memory", memory, count);
        var home = Directory.CreateTempSubdirectory("be");
        try
        {
            var files = ((StorageOpened.Ready)FileStorage.Open(Path.Combine(home.FullName, "written"))).Storage;
            Measure("without the flush, journal written to its file", new TimedStorage(files, flush: false), count);
            files = ((StorageOpened.Ready)FileStorage.Open(Path.Combine(home.FullName, "flushed"))).Storage;
            var flushed = new TimedStorage(files, flush: true);
            Measure("with the flush", flushed, Math.Min(count, 2_000));
            var flushes = flushed.Flushes.ToArray();
            Console.WriteLine($"| one flush of that run | {Figures.Percentile(flushes, 50):0.0} | {Figures.Percentile(flushes, 99):0.0} | {flushes.Max():0} | |");
        }
        finally
        {
            home.Delete(recursive: true);
        }

        return 0;
    }

    private static void Measure(string name, IStorage storage, int count)
    {
        using var world = new PumpedDesk(storage);
        for (var i = 0; i < WarmUps; i++)
            world.ProtectAfterFill(i);
        var times = new double[count];
        var bytes = 0L;
        for (var i = 0; i < count; i++)
        {
            var (ticks, allocated) = world.ProtectAfterFill(WarmUps + i);
            times[i] = Figures.Microseconds(ticks);
            bytes += allocated;
        }

        Console.WriteLine(
            $"| {name} | {Figures.Percentile(times, 50):0.0} | {Figures.Percentile(times, 99):0.0} | {times.Max():0} | {bytes / count} |");
    }
}
