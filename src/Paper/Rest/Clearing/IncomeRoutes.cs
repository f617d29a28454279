using System.Globalization;
using System.Text.Json;

namespace Bowline.Paper;

/// <summary>GET income (contract 7.3): default the last seven days, at most three months back.</summary>
internal static class IncomeRoutes
{
    private const long Week = 7 * OrderHistory.Day;
    private const long ThreeMonths = 92 * OrderHistory.Day;
    private const long PageMax = 1_000_000;

    /// <summary>
    /// Rows oldest first. With a page or a start they are counted from the oldest; else the newest are given.
    /// </summary>
    public static RestResponse Income(RestCall call)
    {
        var reader = new ParamReader(call.Params);
        var only = reader.Has("symbol") ? OrderParser.Symbol(call, reader) : null;
        var type = Type(reader);
        var window = HistoryWindow.Read(reader, call.Now, ThreeMonths, Week, 100, 1000);
        var page = reader.Whole("page", 1);
        if (page is < 1 or > PageMax)
            reader.Refuse(ParamReader.NotValid("page"));
        if (reader.Refused is { } refused)
            return refused.Answer();
        var rows = type.Never
            ? []
            : IncomeBook.Read(call.Account, type.Only, only?.Spec.Index, window.From, window.To);
        var forward = reader.Has("page") || reader.Has("startTime");
        var shown = forward
            ? rows.Skip((int)Math.Min(int.MaxValue, (page - 1) * window.Limit)).Take(window.Limit)
            : rows.TakeLast(window.Limit);
        return RestAnswer.Ok(writer =>
        {
            writer.WriteStartArray();
            foreach (var row in shown)
                Write(writer, call.Exchange, row);
            writer.WriteEndArray();
        });
    }

    private static (IncomeType? Only, bool Never) Type(ParamReader reader)
    {
        if (reader.Text("incomeType") is not { } word)
            return (null, false);
        var at = Array.IndexOf(IncomeWords.Booked, word);
        if (at >= 0)
            return ((IncomeType)at, false);
        if (!IncomeWords.Others.Contains(word))
            reader.Refuse(ParamReader.NotValid("incomeType"));
        return (null, true);
    }

    private static void Write(Utf8JsonWriter writer, Exchange exchange, in IncomeRow row)
    {
        writer.WriteStartObject();
        writer.WriteString("symbol", row.Symbol < 0 ? "" : exchange.Listings[row.Symbol].Spec.Symbol);
        writer.WriteString("incomeType", row.Type.Wire());
        writer.WriteString("income", Money.Text(row.Amount));
        writer.WriteString("asset", "USDT");
        writer.WriteString("info", row.Type.Wire());
        writer.WriteNumber("time", row.At);
        writer.WriteNumber("tranId", row.TranId);
        writer.WriteString("tradeId", row.TradeId == 0 ? "" : row.TradeId.ToString(CultureInfo.InvariantCulture));
        writer.WriteEndObject();
    }
}
