using Bowline.App;
using Bowline.Journal;

namespace Bowline.Bench;

/// <summary>Reading back what a desk wrote: each row does all that the row above does, and more.</summary>
internal static class RecoverRuns
{
    private const int Runs = 3;
    private const int OrdersAFlush = 500;

    public static int Run(int records)
    {
        var folder = Directory.CreateTempSubdirectory("bowline-bench-");
        try
        {
            var path = Path.Combine(folder.FullName, "journal");
            var written = Write(path, records / OrderStory.RecordsAnOrder);
            var bytes = Directory.GetFiles(path, "*.jsonl").Sum(file => new FileInfo(file).Length);
            using var storage = ((StorageOpened.Ready)FileStorage.OpenToRead(path)).Storage;
            Console.Error.WriteLine($"{written} records, {bytes / 1e6:0} MB");
            Tell("the chain verified", written, () => JournalReader.Verify(storage));
            Tell("verified and decoded", written, () => JournalReader.Read(storage, static _ => { }));
            Tell("verified, decoded and folded", written, () => Recover(storage));
            Tell("and what the audit log must remember learned: what a start does", written, () => Start(storage));
            Tell("folded and compared at each turn: what `bowline replay` does", written, () => Compare(storage));
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Tell(string what, int records, Action act) => Console.WriteLine(Timing.Best(Runs, act).Row(what, records));

    private static int Write(string path, int orders)
    {
        var storage = ((StorageOpened.Ready)FileStorage.Open(path)).Storage;
        using var writer = ((OpenOutcome.Ready)JournalWriter.Open(storage, static _ => { })).Writer;
        var story = new OrderStory(writer);
        for (var i = 0; i < orders; i++)
        {
            story.Write(i);
            if (i % OrdersAFlush == 0)
                writer.Flush();
        }

        writer.Flush();
        return (int)writer.LastSequence;
    }

    private static void Recover(IStorage storage)
    {
        var recovery = new JournalRecovery();
        if (JournalReader.ReadState(storage, recovery.Take) is not ReadOutcome.Whole || recovery.Unreadable is not null)
            throw new InvalidOperationException($"the journal did not fold: {recovery.Unreadable}");
    }

    private static void Start(IStorage storage)
    {
        var recovery = new JournalRecovery();
        var audit = new AuditProjection();
        var outcome = JournalReader.ReadState(storage, record =>
        {
            recovery.Take(record);
            audit.Learn(record);
        });
        if (outcome is not ReadOutcome.Whole || recovery.Unreadable is not null)
            throw new InvalidOperationException($"the journal did not fold: {recovery.Unreadable}");
    }

    private static void Compare(IStorage storage)
    {
        if (ReplayRun.Of(storage, new ReplayPoint.End()).Replay.Difference is { } difference)
            throw new InvalidOperationException($"the journal does not replay: {difference}");
    }
}
