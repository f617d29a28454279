using System.Text.Json;

namespace Bowline.Paper;

/// <summary>fundingRate and fundingInfo (contract 8): public, with a request pool of their own.</summary>
internal static class FundingRoutes
{
    private const long AllTime = long.MaxValue / 2;

    /// <summary>Oldest first; without a start the newest rows.</summary>
    public static RestResponse Rates(RestCall call)
    {
        var reader = new ParamReader(call.Params);
        var only = reader.Has("symbol") ? OrderParser.Symbol(call, reader) : null;
        var window = HistoryWindow.Read(reader, call.Now, AllTime, AllTime, 100, 1000);
        if (reader.Refused is { } refused)
            return refused.Answer();
        var rows = call.Exchange.Listings
            .Where(listing => only is null || only == listing)
            .SelectMany(listing => call.Exchange.Clearing.Funding.History(listing.Spec)
                .Where(row => row.At >= window.From && row.At <= window.To)
                .Select(row => (listing.Spec, Row: row)))
            .OrderBy(found => found.Row.At);
        var shown = reader.Has("startTime") ? rows.Take(window.Limit) : rows.TakeLast(window.Limit);
        return RestAnswer.Ok(writer =>
        {
            writer.WriteStartArray();
            foreach (var (spec, row) in shown)
                Rate(writer, spec, row);
            writer.WriteEndArray();
        });
    }

    public static RestResponse Info(RestCall call) => RestAnswer.Ok(writer =>
    {
        writer.WriteStartArray();
        foreach (var listing in call.Exchange.Listings)
        {
            var terms = listing.Market.Funding;
            writer.WriteStartObject();
            writer.WriteString("symbol", listing.Spec.Symbol);
            writer.WriteString("adjustedFundingRateCap", Money.Text(terms.Cap));
            writer.WriteString("adjustedFundingRateFloor", Money.Text(terms.Floor));
            writer.WriteNumber("fundingIntervalHours", terms.Hours);
            writer.WriteBoolean("disclaimer", false);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    });

    private static void Rate(Utf8JsonWriter writer, SymbolSpec spec, in FundingRow row)
    {
        writer.WriteStartObject();
        writer.WriteString("symbol", spec.Symbol);
        writer.WriteNumber("fundingTime", row.At);
        writer.WriteString("fundingRate", Money.Text(row.Rate));
        writer.WriteString("markPrice", Money.Text(row.Mark));
        writer.WriteString("rateType", row.Special ? "Special" : "Regular");
        writer.WriteEndObject();
    }
}
