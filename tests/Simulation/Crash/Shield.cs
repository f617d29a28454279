using System.Globalization;
using System.Text.Json;

namespace Bowline.Simulation;

/// <summary>Asks the exchange whether resting stops cover the whole position.</summary>
internal static class Shield
{
    private static readonly string[] Stops = ["STOP", "STOP_MARKET", "TRAILING_STOP_MARKET"];

    /// <summary>What is held, signed, and how much of it resting stops would close.</summary>
    public static (decimal Held, decimal Covered) Ask(Venue venue, long now)
    {
        var held = venue.Ask("GET", "/fapi/v3/positionRisk", "symbol=BTCUSDT", now).EnumerateArray()
            .Sum(row => Number(row, "positionAmt"));
        if (held == 0)
            return (0, 0);
        var side = held > 0 ? "SELL" : "BUY";
        var covered = venue.Ask("GET", "/fapi/v1/openAlgoOrders", "symbol=BTCUSDT", now).EnumerateArray()
            .Where(row => row.GetProperty("side").GetString() == side && Stops.Contains(row.GetProperty("orderType").GetString()))
            .Sum(row => row.GetProperty("closePosition").GetBoolean() ? Math.Abs(held) : Number(row, "quantity"));
        return (held, covered);
    }

    private static decimal Number(JsonElement row, string name) =>
        decimal.Parse(row.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
}
