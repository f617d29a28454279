using System.Text.Json;
using Bowline.App;
using Bowline.Journal;

namespace Bowline.Daemon;

/// <summary>A replay as a document.</summary>
internal static class ReplayJson
{
    public static void Write(Utf8JsonWriter json, JournalReplay replay, JournalHead head)
    {
        json.WriteBoolean("isSuccess", true);
        json.WriteNumber("records", head.Sequence);
        json.WriteNumber("turns", replay.Turns);
        json.WriteNumber("requests", replay.Requests);
        json.WriteNumber("denials", replay.Denials);
        json.WriteNumber("starts", replay.Starts);
        json.WriteNumber("cutTurns", replay.CutTurns);
        json.WriteString("state", replay.State);
        json.WriteString("head", head.ToString());
    }

    public static void Write(Utf8JsonWriter json, ReplayDifference difference)
    {
        json.WriteStartObject("difference");
        json.WriteNumber("sequence", difference.Sequence);
        json.WriteNumber("turn", difference.Turn);
        json.WriteNumber("opened", difference.Opened);
        json.WriteString("version", difference.Version);
        json.WriteString("what", difference.What);
        json.WriteString("recorded", difference.Recorded);
        json.WriteString("cameOut", difference.CameOut);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, Standing stood, ReplayDifference? difference)
    {
        json.WriteBoolean("isSuccess", difference is null);
        json.WriteNumber("sequence", stood.Sequence);
        json.WriteNumber("time", stood.Time);
        json.WritePropertyName("orders");
        JsonSerializer.Serialize(json, stood.Orders, ApiJson.Context.IReadOnlyListOrderRow);
        json.WritePropertyName("positions");
        JsonSerializer.Serialize(json, stood.Positions, ApiJson.Context.IReadOnlyListPositionRow);
        json.WritePropertyName("executions");
        JsonSerializer.Serialize(json, stood.Executions, ApiJson.Context.IReadOnlyListExecutionRow);
        if (difference is not null)
            Write(json, difference);
    }
}
