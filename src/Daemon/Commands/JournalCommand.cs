using System.Globalization;
using System.Text.Json;
using Bowline.App;
using Bowline.Contract;
using Bowline.Journal;

namespace Bowline.Daemon;

/// <summary><c>journal verify|export|stats</c>: read the profile's journal; a desk may be running meanwhile.</summary>
internal static class JournalCommand
{
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        if (arguments.Count == 0)
            return CommandTail.Misread(error, "journal needs one of: verify, export, stats");
        if (CommandTail.Read([.. arguments.Skip(1)], ["--csv", "--head"], error) is not { } tail)
            return (int)ExitCode.Unreadable;
        if (FileStorage.OpenToRead(tail.Options.Profile.Journal) is not StorageOpened.Ready { Storage: var storage })
        {
            error.WriteLine($"bowline: profile {tail.Options.Profile.Name} has no journal yet ({tail.Options.Profile.Journal})");
            return (int)ExitCode.Unreachable;
        }

        return arguments[0] switch
        {
            "verify" => Verify(storage, tail, output, error),
            "export" => Export(storage, tail, output, error),
            "stats" => Stats(storage, tail, output, error),
            _ => CommandTail.Misread(error, $"journal has no '{arguments[0]}'; it has verify, export, stats"),
        };
    }

    private static int Verify(IStorage storage, CommandTail tail, TextWriter output, TextWriter error)
    {
        JournalHead? noted = null;
        if (tail.Flag("--head") is { } text && (noted = HeadText.Parse(text)) is null)
            return CommandTail.Misread(error, $"--head '{text}' must be SEQUENCE:HASH as `journal verify` printed it");
        switch (noted is { } head ? JournalReader.Verify(storage, head) : JournalReader.Verify(storage))
        {
            case ReadOutcome.Whole whole:
                OfflineAnswer.Say(tail, output, $"OK: {whole.Head.Sequence} records, nothing changed, cut or left out\nHead: {whole.Head}", json =>
                {
                    json.WriteBoolean("isSuccess", true);
                    json.WriteNumber("records", whole.Head.Sequence);
                    json.WriteString("head", whole.Head.ToString());
                });
                if (whole.Torn is { } torn)
                    error.WriteLine($"note: the last {torn.Bytes} bytes are an unfinished line, which was never acknowledged; the desk cuts it at its next start");
                return (int)ExitCode.Done;
            case ReadOutcome.Damaged damaged:
                return OfflineAnswer.Failed(tail, output, error, ExitCode.CheckSaysNo, "journal-damaged", damaged.Damage.ToString());
            case ReadOutcome.Unread unread:
                return OfflineAnswer.Failed(tail, output, error, ExitCode.Unreachable, "journal-unread", unread.Why);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static int Export(IStorage storage, CommandTail tail, TextWriter output, TextWriter error)
    {
        var path = Path.GetFullPath(tail.Flag("--csv") ?? "trades.csv");
        var draft = path + ".part";
        try
        {
            RecordsOutcome<long> made;
            using (var file = new StreamWriter(draft, append: false))
                made = CsvExport.Write(storage, file);
            if (made is RecordsOutcome<long>.Failed failed)
            {
                File.Delete(draft);
                return OfflineAnswer.Failed(tail, output, error, ExitCode.CheckSaysNo, "journal-damaged", failed.Why);
            }

            File.Move(draft, path, overwrite: true);
            var rows = ((RecordsOutcome<long>.Made)made).Value;
            OfflineAnswer.Say(tail, output, $"Exported {rows.ToString(CultureInfo.InvariantCulture)} records to {path}", json =>
            {
                json.WriteBoolean("isSuccess", true);
                json.WriteNumber("records", rows);
                json.WriteString("file", path);
            });
            return (int)ExitCode.Done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return OfflineAnswer.Failed(tail, output, error, ExitCode.Refused, "csv-file", $"{path} cannot be written: {e.Message}");
        }
    }

    private static int Stats(IStorage storage, CommandTail tail, TextWriter output, TextWriter error)
    {
        if (JournalStats.Of(storage) is not RecordsOutcome<JournalStats>.Made { Value: var stats })
            return OfflineAnswer.Failed(tail, output, error, ExitCode.CheckSaysNo, "journal-damaged", "the journal does not verify: `bowline journal verify` says where");
        OfflineAnswer.Say(tail, output, string.Join('\n', stats.ToLines()), json =>
        {
            json.WriteNumber("records", stats.Records);
            json.WriteNumber("total", stats.Total);
            Shares(json, "levels", stats.Levels);
            Shares(json, "actions", stats.Actions);
        });
        return (int)ExitCode.Done;
    }

    private static void Shares(Utf8JsonWriter json, string name, IEnumerable<EntryShare> shares)
    {
        json.WriteStartArray(name);
        foreach (var share in shares)
        {
            json.WriteStartObject();
            json.WriteString("name", share.Name);
            json.WriteNumber("count", share.Count);
            json.WriteString("share", share.Percent);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
