using System.Globalization;
using System.Text.Json;

namespace Bowline.Paper;

/// <summary>POST positionMargin and its history (contract 7.1).</summary>
internal static class PositionMarginRoutes
{
    private const long Month = 30 * OrderHistory.Day;
    private const int AmountDecimals = 8;

    private static readonly string[] Types = ["1", "2"];

    public static RestResponse Move(RestCall call)
    {
        var reader = new ParamReader(call.Params);
        var listing = OrderParser.Symbol(call, reader);
        var side = Side(reader);
        var amount = reader.Decimal("amount");
        var type = 1 + reader.Word(reader.Needed("type"), Types, ParamReader.NotValid("type"));
        if (ParamReader.DecimalsOf(reader.Text("amount") ?? "") > AmountDecimals)
            reader.Refuse(Refusal.Of(-1111, "Precision is over the maximum defined for this asset."));
        if (reader.Refused is { } malformed)
            return malformed.Answer();
        var holding = call.Account.On(listing!.Spec);
        if (call.Exchange.Clearing.Margin.Move(call.Account, holding, side, amount, type, call.Now) is { } refused)
            return refused.Answer();
        return RestAnswer.Ok(writer =>
        {
            writer.WriteStartObject();
            writer.WritePropertyName("amount");
            writer.WriteRawValue(amount.ToString("0.0#######", CultureInfo.InvariantCulture));
            writer.WriteNumber("code", 200);
            writer.WriteString("msg", "Successfully modify position margin.");
            writer.WriteNumber("type", type);
            writer.WriteEndObject();
        });
    }

    public static RestResponse History(RestCall call)
    {
        var reader = new ParamReader(call.Params);
        var listing = OrderParser.Symbol(call, reader);
        var type = reader.Text("type") is { } word ? 1 + reader.Word(word, Types, ParamReader.NotValid("type")) : 0;
        var window = HistoryWindow.Read(reader, call.Now, Month, Month, 500, 1000);
        if (reader.Refused is { } refused)
            return refused.Answer();
        var rows = call.Account.MarginMoves
            .Where(move => move.Symbol == listing!.Spec.Index && (type == 0 || move.Type == type))
            .Where(move => move.At >= window.From && move.At <= window.To)
            .TakeLast(window.Limit);
        return RestAnswer.Ok(writer =>
        {
            writer.WriteStartArray();
            foreach (var move in rows)
                Write(writer, listing!.Spec, move);
            writer.WriteEndArray();
        });
    }

    private static PositionSide Side(ParamReader reader) => reader.Text("positionSide") is { } word
        ? (PositionSide)reader.Word(word, OrderWords.PositionSides, Refusal.Of(-4060, "Invalid position side."))
        : PositionSide.Both;

    private static void Write(Utf8JsonWriter writer, SymbolSpec spec, in MarginMove move)
    {
        writer.WriteStartObject();
        writer.WriteString("symbol", spec.Symbol);
        writer.WriteNumber("type", move.Type);
        writer.WriteString("deltaType", "USER_ADJUST");
        writer.WriteString("amount", Money.Text(move.Amount));
        writer.WriteString("asset", "USDT");
        writer.WriteNumber("time", move.At);
        writer.WriteString("positionSide", move.Side.Wire());
        writer.WriteEndObject();
    }
}
