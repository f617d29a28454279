using Bowline.Core;
using Bowline.Journal;

namespace Bowline.Bench;

/// <summary>Durable writing: so many records, a flush after each group.</summary>
internal static class WriteRuns
{
    public static int Run(int records, int group)
    {
        var folder = Directory.CreateTempSubdirectory("bowline-bench-");
        try
        {
            var round = 0;
            var timing = Timing.Best(3, () => Write(Path.Combine(folder.FullName, $"{++round}"), records, group));
            Console.WriteLine(timing.Row($"{records} records, {group} a flush", records));
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Write(string path, int records, int group)
    {
        var storage = ((StorageOpened.Ready)FileStorage.Open(path)).Storage;
        using var writer = ((OpenOutcome.Ready)JournalWriter.Open(storage, static _ => { })).Writer;
        for (var i = 1; i <= records; i++)
        {
            writer.Append(Record(i));
            if (i % group == 0 && writer.Flush() is not WriteOutcome.Written)
                throw new IOException("the flush failed");
        }

        writer.Flush();
    }

    private static Event Record(int i)
    {
        var order = new ClientOrderId($"TWAP-4f9k2m1x-s{i % 100:00}");
        var at = new Time(1_764_000_000_000 + i);
        if (i % 2 == 0)
            return new Event.OrderAccepted(at, order, new(8_389_765_000 + i));
        return new Event.OrderFilled(at, order, new(8_389_765_000 + i),
            new(new(i), new(60_500.1m + i % 100), new(0.001m), 0.0242m, "USDT", new(-1.25m), IsMaker: false, at));
    }
}
