using System.Text;
using System.Text.Json;
using Bowline.Binance;

namespace Bowline.Gateway.Tests;

/// <summary>The recorded and documented messages in tests/samples.</summary>
internal static class Samples
{
    public static IEnumerable<StreamEvent> Events(string file) =>
        Assert.IsType<StreamFrame.Events>(StreamFrame.Decode(File.ReadAllBytes(PathOf(file)))).List;

    /// <summary>An answer's body; some samples hold it beside its request.</summary>
    public static byte[] Answer(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(PathOf(file)));
        var body = document.RootElement.TryGetProperty("response", out var inner) ? inner : document.RootElement;
        return Encoding.UTF8.GetBytes(body.GetRawText());
    }

    public static IEnumerable<string> Named(string pattern) => Directory
        .EnumerateFiles(Path.GetDirectoryName(PathOf("x"))!, pattern)
        .Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);

    public static string PathOf(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder.FullName, "tests", "samples")))
            folder = folder.Parent ?? throw new InvalidOperationException("tests/samples is not above the test");
        return Path.Combine(folder.FullName, "tests", "samples", file);
    }
}
