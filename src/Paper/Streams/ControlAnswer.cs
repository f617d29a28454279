namespace Bowline.Paper;

/// <summary>Answers to control messages; never enveloped (contract 9.1).</summary>
internal static class ControlAnswer
{
    public static byte[] Done(FrameWriter frames, RequestId id)
    {
        var writer = frames.Begin();
        writer.WriteStartObject();
        writer.WriteNull("result");
        id.WriteTo(writer);
        writer.WriteEndObject();
        return frames.End();
    }

    public static byte[] Names(FrameWriter frames, RequestId id, IEnumerable<string> names)
    {
        var writer = frames.Begin();
        writer.WriteStartObject();
        writer.WriteStartArray("result");
        foreach (var name in names)
            writer.WriteStringValue(name);
        writer.WriteEndArray();
        id.WriteTo(writer);
        writer.WriteEndObject();
        return frames.End();
    }

    public static byte[] Flag(FrameWriter frames, RequestId id, bool value)
    {
        var writer = frames.Begin();
        writer.WriteStartObject();
        writer.WriteBoolean("result", value);
        id.WriteTo(writer);
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
