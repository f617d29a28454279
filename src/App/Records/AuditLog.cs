using Bowline.Journal;

namespace Bowline.App;

/// <summary>
/// <c>audit.jsonl</c>: one JSON line an action, made from journal records that are durable. It can be made again from
/// the journal, so a line that cannot be written halts nothing; <see cref="Problem"/> tells.
/// </summary>
public sealed class AuditLog : IDisposable
{
    public const long FileBytes = 5 * 1024 * 1024;
    public const int FilesKept = 10;

    private readonly AuditProjection _projection;
    private readonly RollingLines _lines;
    private readonly AuditLine _line = new();
    private readonly AuditLevel _level;

    /// <param name="mode">The desk's mode, as it stands in each line.</param>
    /// <param name="level">Entries below it are left out; the venue's answers are at debug.</param>
    public AuditLog(
        string path, string mode, AuditLevel level = AuditLevel.Info, long fileBytes = FileBytes, int kept = FilesKept)
    {
        _projection = new(mode);
        _lines = new(path, fileBytes, kept);
        _level = level;
    }

    /// <summary>How many lines it lacks since it was opened, and why; empty while it lacks none.</summary>
    public string Problem => _lines.Lost == 0 ? "" : $"{_lines.Lost} line{(_lines.Lost == 1 ? "" : "s")}: {_lines.Problem}";

    /// <summary>Writes the lines of a durable record.</summary>
    public void Take(JournalRecord record)
    {
        foreach (var entry in _projection.Take(record))
        {
            if (entry.Level >= _level) _lines.Append(_line.Of(entry, _projection.Mode));
        }
    }

    /// <summary>
    /// Takes a record of the past, whose lines were written then: later lines name the orders it knows.
    /// </summary>
    public void Learn(JournalRecord record) => _projection.Learn(record);

    public void Dispose()
    {
        _lines.Dispose();
        _line.Dispose();
    }
}
