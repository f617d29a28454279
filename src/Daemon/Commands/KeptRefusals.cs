using System.Text.Json;
using Bowline.Contract;

namespace Bowline.Daemon;

/// <summary>Refusals that the command line made while no desk ran, taken into the record at start.</summary>
internal static class KeptRefusals
{
    private const long LargestFile = 1_000_000;

    public static void TakeOver(string path, IDeskApi desk, DeskLog log)
    {
        if (!File.Exists(path) || new FileInfo(path).Length > LargestFile)
            return;
        var unreadable = 0;
        foreach (var line in File.ReadLines(path))
        {
            try
            {
                if (JsonSerializer.Deserialize(line, ApiJson.Context.RefusalReport) is { } report)
                    desk.Refused(report);
            }
            catch (JsonException)
            {
                unreadable++;
            }
        }

        if (unreadable > 0)
            log.Say($"{unreadable} lines of {path} could not be read and are left out of the record");
        File.Delete(path);
    }
}
