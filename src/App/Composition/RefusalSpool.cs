using System.Text.Json;
using Bowline.Contract;

namespace Bowline.App;

/// <summary>Takes over refusals that faces made while no desk ran, one JSON line each, so that they are in the record too.</summary>
public static class RefusalSpool
{
    private const int MostLines = 10_000;
    private const int LongestLine = 8_192;

    public static void TakeOver(string path, IDeskApi desk)
    {
        if (!File.Exists(path))
            return;
        foreach (var line in File.ReadLines(path).Take(MostLines))
        {
            if (Read(line) is { } report)
                desk.Refused(report);
        }

        File.Delete(path);
    }

    private static RefusalReport? Read(string line)
    {
        if (line.Length > LongestLine)
            return null;
        try
        {
            return JsonSerializer.Deserialize(line, ContractJson.Default.RefusalReport);
        }
        catch (JsonException)
        {
            // A line cut by a crash tells nothing that could be recorded.
            return null;
        }
    }
}
