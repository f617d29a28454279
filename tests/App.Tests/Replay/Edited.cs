using Bowline.Core;
using Bowline.Journal;

namespace Bowline.App.Tests;

/// <summary>A desk's journal written down anew with a change in it: its chain is whole, its story is not.</summary>
internal static class Edited
{
    public static List<JournalRecord> Records(IStorage disk)
    {
        var records = new List<JournalRecord>();
        if (JournalReader.Read(disk, records.Add) is not ReadOutcome.Whole)
            throw new InvalidOperationException("the journal is not whole");
        return records;
    }

    public static MemoryStorage Journal(IEnumerable<JournalRecord> records)
    {
        var storage = new MemoryStorage();
        using var writer = ((OpenOutcome.Ready)JournalWriter.Open(storage, _ => { })).Writer;
        foreach (var record in records)
            writer.Append(record.At, record.Body);
        writer.Flush();
        return storage;
    }

    public static JournalReplay Replay(IStorage disk) => ReplayRun.Of(disk, new ReplayPoint.End()).Replay;

    public static JournalReplay Replay(IEnumerable<JournalRecord> records) => Replay(Journal(records));

    /// <summary>The index of the first record of a kind that fits.</summary>
    public static int Find<T>(this List<JournalRecord> records, Func<T, bool> fits)
        where T : JournalBody => records.FindIndex(record => record.Body is T body && fits(body));

    public static int FindEvent<T>(this List<JournalRecord> records)
        where T : Event => records.FindIndex(record => record.Body is JournalBody.Happened { Event: T });

    public static void Replace(this List<JournalRecord> records, int at, JournalBody body) => records[at] = records[at] with { Body = body };
}
