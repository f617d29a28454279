using System.Text.Json;

namespace Bowline.Paper;

/// <summary>An error answer of the venue: HTTP status, code and text of contract section 13.</summary>
internal sealed record Refusal(int Status, int Code, string Message)
{
    public static Refusal Of(int code, string message) => new(400, code, message);

    public RestResponse Answer() => RestAnswer.Json(Status, Write);

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteNumber("code", Code);
        writer.WriteString("msg", Message);
        writer.WriteEndObject();
    }
}
