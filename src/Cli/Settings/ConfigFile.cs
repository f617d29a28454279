using System.Text.Json;

namespace Bowline.Cli;

/// <summary>Reads a <c>config.json</c>: one object of texts, numbers and booleans. Keys and secrets may not stand in it.</summary>
internal static class ConfigFile
{
    public static SettingsFile Read(string path)
    {
        if (!File.Exists(path))
            return new SettingsFile(path, [], null);
        try
        {
            if (new FileInfo(path).Length > SettingsFile.LargestFile)
                return new SettingsFile(path, [], $"{path} is larger than {SettingsFile.LargestFile} bytes");
            return Parse(path, File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return new SettingsFile(path, [], $"{path} cannot be read: {e.Message}");
        }
    }

    private static SettingsFile Parse(string path, byte[] bytes)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions
        {
            MaxDepth = 4, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true,
        });
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            return new SettingsFile(path, [], $"{path} must hold one JSON object");
        foreach (var entry in document.RootElement.EnumerateObject())
        {
            if (Array.TrueForAll(SettingNames.All, n => n.ConfigKey != entry.Name))
                return new SettingsFile(path, [], $"{path}: '{Shown.Text(entry.Name)}' is no setting that may stand in it");
            values[entry.Name] = entry.Value.ToString();
        }

        return new SettingsFile(path, values, null);
    }
}
