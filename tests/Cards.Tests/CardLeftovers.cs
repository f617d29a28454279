using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Bowline.Cards.Tests;

/// <summary>Removes what a card leaves at a paper venue. What cannot be removed is a reason to start the venue anew.</summary>
internal sealed partial class CardLeftovers(Card card)
{
    private static readonly Dictionary<string, string> Prices = new() { ["BTCUSDT"] = "50000", ["ETHUSDT"] = "2500" };

    private string[] Symbols => [.. card.Steps.SelectMany(step => SymbolName().Matches(step.Rest)).Select(found => found.Value)
        .Append("BTCUSDT").Distinct().Where(Prices.ContainsKey)];

    public async Task Remove(CardCaller caller)
    {
        foreach (var symbol in Symbols)
        {
            await Must(caller, $"DELETE /fapi/v1/allOpenOrders symbol={symbol}");
            await caller.AskSigned(Read($"DELETE /fapi/v1/algoOpenOrders symbol={symbol}"));
        }
        await Restore(caller);
        var held = await Must(caller, "GET /fapi/v3/positionRisk");
        foreach (var row in held.Body.EnumerateArray()) await Close(caller, row);
    }

    /// <summary>The ladder and the mark price as they were at birth.</summary>
    public async Task Restore(CardCaller caller)
    {
        foreach (var symbol in Symbols)
        {
            var moved = await caller.Ask(Read($"POST /paper/v1/market symbol={symbol} price={Prices[symbol]} fundingRate=0.0001"));
            if (moved.Status != 200) throw new InvalidOperationException(moved.ToString());
        }
    }

    private static CardParameters Read(string line) => CardParameters.Read(line, value => value);

    private static async Task Close(CardCaller caller, JsonElement row)
    {
        var amount = decimal.Parse(row.GetProperty("positionAmt").GetString()!, CultureInfo.InvariantCulture);
        if (amount == 0) return;
        var leg = row.GetProperty("positionSide").GetString();
        var only = leg == "BOTH" ? "reduceOnly=true" : $"positionSide={leg}";
        await Must(caller, string.Create(CultureInfo.InvariantCulture,
            $"POST /fapi/v1/order symbol={row.GetProperty("symbol").GetString()} side={(amount > 0 ? "SELL" : "BUY")} type=MARKET quantity={Math.Abs(amount)} {only}"));
    }

    private static async Task<CardReply> Must(CardCaller caller, string line)
    {
        var reply = await caller.AskSigned(Read(line));
        return reply.Status == 200 ? reply : throw new InvalidOperationException($"{line}: {reply}");
    }

    [GeneratedRegex("[A-Z]{2,8}USDT")]
    private static partial Regex SymbolName();
}
