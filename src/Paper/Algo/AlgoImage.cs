using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bowline.Paper;

/// <summary>A conditional order as it is kept: words as on the wire, prices in quote units, times in Unix ms.</summary>
public sealed record AlgoImage
{
    public int Account { get; init; }

    public string Symbol { get; init; } = "";

    public long Id { get; init; }

    public string ClientId { get; init; } = "";

    public bool Named { get; init; }

    public string Type { get; init; } = "";

    public string Side { get; init; } = "";

    public string PositionSide { get; init; } = "";

    public string Tif { get; init; } = "";

    public long Lots { get; init; }

    public decimal Price { get; init; }

    public decimal TriggerPrice { get; init; }

    public string Working { get; init; } = "";

    public string PriceMatch { get; init; } = "";

    public bool ClosePosition { get; init; }

    public bool PriceProtect { get; init; }

    public bool ReduceOnly { get; init; }

    public string SelfTrade { get; init; } = "";

    public long GoodTill { get; init; }

    public decimal ActivatePrice { get; init; }

    public decimal CallbackRate { get; init; }

    public bool Activated { get; init; }

    public decimal Extreme { get; init; }

    public string Status { get; init; } = "";

    public long CreatedAt { get; init; }

    public long UpdatedAt { get; init; }

    public long TriggeredAt { get; init; }

    public long LegLots { get; init; }

    public long ChildId { get; init; }

    public long ExecutedLots { get; init; }

    public decimal CumQuote { get; init; }

    public string Reason { get; init; } = "";
}

/// <summary>The kept form of conditional orders and trails; numbers as JSON strings, exact.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
[JsonSerializable(typeof(AlgoImage))]
[JsonSerializable(typeof(StateChange.TrailMoved))]
internal sealed partial class AlgoKept : JsonSerializerContext;

/// <summary>Writes and reads the two state changes of conditional orders.</summary>
internal static class AlgoCodec
{
    public static void Write(Utf8JsonWriter writer, StateChange.AlgoChanged change)
    {
        writer.WriteString("kind", "algo");
        writer.WritePropertyName("order");
        JsonSerializer.Serialize(writer, change.Order, AlgoKept.Default.AlgoImage);
    }

    public static void Write(Utf8JsonWriter writer, StateChange.TrailMoved change)
    {
        writer.WriteString("kind", "trail");
        writer.WritePropertyName("trail");
        JsonSerializer.Serialize(writer, change, AlgoKept.Default.TrailMoved);
    }

    public static StateChange? ReadOrder(JsonElement json) =>
        json.GetProperty("order").Deserialize(AlgoKept.Default.AlgoImage) is { } order
            ? new StateChange.AlgoChanged(order)
            : null;

    public static StateChange? ReadTrail(JsonElement json) =>
        json.GetProperty("trail").Deserialize(AlgoKept.Default.TrailMoved);
}
