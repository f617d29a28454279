using System.Text;

namespace Bowline.Paper;

/// <summary>Event type and symbol of a frame of ours; empty where it has none.</summary>
internal readonly record struct FrameLook(string Event, string Symbol)
{
    // Our own frames: written without blanks, the first e is the event's and the first s its symbol.
    public static FrameLook At(ReadOnlySpan<byte> text) => new(After(text, "\"e\":\""u8), After(text, "\"s\":\""u8));

    private static string After(ReadOnlySpan<byte> text, ReadOnlySpan<byte> mark)
    {
        var at = text.IndexOf(mark);
        if (at < 0)
            return "";
        var rest = text[(at + mark.Length)..];
        var end = rest.IndexOf((byte)'"');
        return end < 0 ? "" : Encoding.UTF8.GetString(rest[..end]);
    }
}
