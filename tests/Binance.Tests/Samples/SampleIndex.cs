using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Bowline.Binance.Tests;

/// <summary>One row of tests/samples/INDEX.tsv: a file, where the value stands in it, and the shape it has.</summary>
/// <param name="File">Name in tests/samples.</param>
/// <param name="Path">Dotted path to the value; "" is the whole file.</param>
/// <param name="Shape">Name in <see cref="Shapes"/>; "Cut:" before it: the source shortened the levels.</param>
public sealed record SampleRow(string File, string Path, string Shape)
{
    /// <summary>The value's own bytes.</summary>
    public byte[] Bytes()
    {
        var text = System.IO.File.ReadAllBytes(TestFiles.Sample(File));
        if (Path.Length == 0) return text;
        using var whole = JsonDocument.Parse(text);
        var at = whole.RootElement;
        foreach (var part in Path.Split('.'))
            at = int.TryParse(part, CultureInfo.InvariantCulture, out var i) ? at[i] : at.GetProperty(part);
        return Encoding.UTF8.GetBytes(at.GetRawText());
    }

    /// <inheritdoc />
    public override string ToString() => $"{File}#{Path}";
}

internal static class SampleIndex
{
    internal static readonly IReadOnlyList<SampleRow> Rows =
    [
        .. File.ReadLines(TestFiles.Sample("INDEX.tsv")).Skip(1)
            .Select(line => line.Split('\t'))
            .Select(part => new SampleRow(part[0], part[1], part[2])),
    ];
}
