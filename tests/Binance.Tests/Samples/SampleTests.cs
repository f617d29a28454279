using System.Text;
using Xunit;

namespace Bowline.Binance.Tests;

public sealed class SampleTests
{
    public static TheoryData<SampleRow> Answers() =>
        [.. SampleIndex.Rows.Where(r => r.Shape is not ("Frame" or "Errors") && !r.Shape.StartsWith("Cut:"))];

    public static TheoryData<SampleRow> Frames() => [.. SampleIndex.Rows.Where(r => r.Shape == "Frame")];

    public static TheoryData<SampleRow> CutSamples() => [.. SampleIndex.Rows.Where(r => r.Shape.StartsWith("Cut:"))];

    [Theory]
    [MemberData(nameof(Answers))]
    public void Answer_OfTheVenue_DecodesAndEncodesToTheSameFields(SampleRow row)
    {
        var came = row.Bytes();

        var (again, fault) = Shapes.ByName[row.Shape].RoundTrip(came);

        Assert.True(again is not null, fault?.ToString());
        var comparison = JsonComparison.Of(came, again);
        Assert.Empty(comparison.Differences);
        Assert.Equal(UnknownKeys.Of(row), comparison.Unknown);
    }

    [Theory]
    [MemberData(nameof(Frames))]
    public void Frame_OfTheVenue_DecodesAndEncodesToTheSameFields(SampleRow row)
    {
        var came = row.Bytes();

        var decoded = StreamFrame.Decode(came);
        Assert.False(decoded is StreamFrame.Malformed, decoded.ToString());
        var frame = Assert.IsType<StreamFrame.Events>(decoded);

        var payload = frame.Stream is null ? came : Data(came);
        var again = payload.AsSpan().TrimStart(" \r\n\t"u8)[0] == (byte)'['
            ? StreamEncoder.Encode(frame.List)
            : StreamEncoder.Encode(frame.List.Single());
        var comparison = JsonComparison.Of(payload, again);
        Assert.Empty(comparison.Differences);
        Assert.Equal(UnknownKeys.Of(row), comparison.Unknown);
    }

    [Theory]
    [MemberData(nameof(CutSamples))]
    public void Level_WithoutQuantity_IsATypedFault(SampleRow row)
    {
        var bytes = row.Bytes();

        var fault = row.Shape == "Cut:Frame"
            ? Assert.IsType<StreamFrame.Malformed>(StreamFrame.Decode(bytes)).Fault
            : Shapes.ByName["DepthSnapshot"].RoundTrip(bytes).Fault;

        Assert.Equal(WireFaultKind.WrongShape, fault?.Kind);
    }

    [Fact]
    public void Sample_InTheFolder_StandsInTheIndexAndInTheSources()
    {
        var indexed = SampleIndex.Rows.Select(r => r.File).ToHashSet();
        var sources = File.ReadAllText(TestFiles.Sample("SOURCES.md"));

        var files = Directory.EnumerateFiles(TestFiles.Folder("samples"), "*.json").Select(Path.GetFileName).ToList();

        Assert.NotEmpty(files);
        Assert.All(files, f => Assert.Contains(f!, indexed));
        Assert.All(files, f => Assert.Contains(f!, sources));
    }

    private static byte[] Data(byte[] envelope)
    {
        using var whole = System.Text.Json.JsonDocument.Parse(envelope);
        return Encoding.UTF8.GetBytes(whole.RootElement.GetProperty("data").GetRawText());
    }
}
