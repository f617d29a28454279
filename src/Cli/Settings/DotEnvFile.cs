namespace Bowline.Cli;

/// <summary>Reads <c>NAME=value</c> lines: <c>#</c> comments, an optional <c>export</c>, quotes around a value.</summary>
internal static class DotEnvFile
{
    public static SettingsFile Read(string path)
    {
        if (!File.Exists(path))
            return new SettingsFile(path, [], null);
        try
        {
            if (new FileInfo(path).Length > SettingsFile.LargestFile)
                return new SettingsFile(path, [], $"{path} is larger than {SettingsFile.LargestFile} bytes");
            return new SettingsFile(path, Parse(File.ReadAllLines(path)), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new SettingsFile(path, [], $"{path} cannot be read: {e.Message}");
        }
    }

    /// <summary>A line that is no assignment is another program's business: .env files are shared.</summary>
    public static Dictionary<string, string> Parse(IEnumerable<string> lines)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var text = line.AsSpan().Trim();
            if (text.StartsWith("export "))
                text = text[7..].TrimStart();
            var equals = text.IndexOf('=');
            if (equals > 0 && text[0] != '#')
                values[text[..equals].TrimEnd().ToString()] = Value(text[(equals + 1)..].Trim());
        }

        return values;
    }

    private static string Value(ReadOnlySpan<char> text)
    {
        if (text.Length >= 2 && text[0] is '"' or '\'')
        {
            var end = text[1..].IndexOf(text[0]);
            if (end >= 0)
                return text.Slice(1, end).ToString();
        }

        var comment = text.IndexOf(" #");
        return (comment < 0 ? text : text[..comment].TrimEnd()).ToString();
    }
}
