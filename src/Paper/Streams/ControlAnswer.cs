namespace Bowline.Paper;

/// <summary>Answers to control messages; never enveloped (contract 9.1).</summary>
internal static class ControlAnswer
{
    public static byte[] Done(FrameWriter frames, ulong id)
    {
        var writer = frames.Begin();
        writer.WriteStartObject();
        writer.WriteNull("result");
        writer.WriteNumber("id", id);
        writer.WriteEndObject();
        return frames.End();
    }

    public static byte[] Names(FrameWriter frames, ulong id, IEnumerable<string> names)
    {
        var writer = frames.Begin();
        writer.WriteStartObject();
        writer.WriteStartArray("result");
        foreach (var name in names)
            writer.WriteStringValue(name);
        writer.WriteEndArray();
        writer.WriteNumber("id", id);
        writer.WriteEndObject();
        return frames.End();
    }

    public static byte[] Flag(FrameWriter frames, ulong id, bool value)
    {
        var writer = frames.Begin();
        writer.WriteStartObject();
        writer.WriteBoolean("result", value);
        writer.WriteNumber("id", id);
        writer.WriteEndObject();
        return frames.End();
    }

    public static byte[] Error(FrameWriter frames, int code, string message)
    {
        var writer = frames.Begin();
        writer.WriteStartObject();
        writer.WriteNumber("code", code);
        writer.WriteString("msg", message);
        writer.WriteEndObject();
        return frames.End();
    }
}
