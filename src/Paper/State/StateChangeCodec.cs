using System.Buffers;
using System.Text.Json;

namespace Bowline.Paper;

/// <summary>One state change as one JSON object, and back. A kind is never reused for another meaning.</summary>
public static class StateChangeCodec
{
    /// <summary>Appends the change as JSON without a newline. The only place that writes an account's secret.</summary>
    public static void Write(IBufferWriter<byte> into, StateChange change)
    {
        using var writer = new Utf8JsonWriter(into);
        writer.WriteStartObject();
        switch (change)
        {
            case StateChange.AccountOpened opened:
                StateWriter.Opened(writer, opened);
                break;
            case StateChange.WalletChanged wallet:
                StateWriter.Wallet(writer, wallet);
                break;
            case StateChange.OrderChanged order:
                StateWriter.Order(writer, order.Order);
                break;
            case StateChange.PositionChanged position:
                StateWriter.Position(writer, position);
                break;
            case StateChange.TradeMade trade:
                StateWriter.Trade(writer, trade);
                break;
            case StateChange.AlgoChanged algo:
                AlgoCodec.Write(writer, algo);
                break;
            case StateChange.TrailMoved trail:
                AlgoCodec.Write(writer, trail);
                break;
            default:
                StateWriter.Small(writer, change);
                break;
        }
        writer.WriteEndObject();
    }

    /// <summary>The change that was written, or why these bytes are none.</summary>
    public static StateRead Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return StateReader.Read(document.RootElement) is { } change
                ? new StateRead.Change(change)
                : new StateRead.Unreadable("unknown kind of state change");
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or FormatException
            or InvalidOperationException)
        {
            return new StateRead.Unreadable(fault.Message);
        }
    }
}

/// <summary>What reading one state change gave.</summary>
public abstract record StateRead
{
    private StateRead() { }

    public sealed record Change(StateChange Value) : StateRead;

    public sealed record Unreadable(string Why) : StateRead;
}
