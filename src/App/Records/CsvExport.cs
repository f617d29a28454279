using Bowline.Journal;
using CsvHelper;

namespace Bowline.App;

/// <summary>What became of an export or a count made from the journal.</summary>
public abstract record RecordsOutcome<T>
{
    private RecordsOutcome() { }

    public sealed record Made(T Value) : RecordsOutcome<T>;

    /// <summary>The journal cannot be trusted or read; what was written before the damage stands.</summary>
    public sealed record Failed(string Why) : RecordsOutcome<T>;

    internal static RecordsOutcome<T> Of(ReadOutcome read, T value) => read switch
    {
        ReadOutcome.Whole => new Made(value),
        ReadOutcome.Damaged damaged => new Failed(damaged.Damage.ToString()),
        ReadOutcome.Unread unread => new Failed(unread.Why),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>The CSV of <c>bowline journal export</c>: one row an audit action, refusals included.</summary>
public static class CsvExport
{
    /// <summary>Writes header and rows from the whole journal, and gives the number of rows.</summary>
    public static RecordsOutcome<long> Write(IStorage journal, TextWriter into)
    {
        using var csv = CsvWriter.Create(into, CsvWriterOptions.Default with { NewLine = "\n" }, leaveOpen: true);
        csv.WriteHeader(CsvRow.Header.AsSpan());
        var projection = new AuditProjection();
        long rows = 0;
        var read = JournalReader.Read(journal, record =>
        {
            foreach (var entry in projection.Take(record))
            {
                if (entry.Level < AuditLevel.Info) continue;
                csv.WriteRecord(CsvRow.Of(entry, projection.Mode));
                rows++;
            }
        });
        csv.Flush();
        return RecordsOutcome<long>.Of(read, rows);
    }
}
