namespace Bowline.Fuzz.Tests;

/// <summary>Parameters of a request in order, mutated the way clients get them wrong.</summary>
internal sealed class Parameters
{
    private static readonly string[] Names =
    [
        "symbol", "side", "type", "quantity", "price", "timeInForce", "positionSide", "reduceOnly", "newClientOrderId",
        "newOrderRespType", "priceMatch", "selfTradePreventionMode", "goodTillDate", "orderId", "origClientOrderId",
        "startTime", "endTime", "fromId", "limit", "leverage", "marginType", "dualSidePosition", "modifyId", "recvWindow",
        "closePosition", "triggerPrice", "workingType", "priceProtect", "callbackRate", "activatePrice", "algoType",
        "algoId", "clientAlgoId", "batchOrders", "orderIdList", "origClientOrderIdList", "countdownTime", "interval",
        "pair", "contractType", "page", "autoCloseType", "incomeType", "amount", "stopPrice", "signature", "timestamp", "apiKey", "listenKey",
    ];

    public List<(string Name, string Value)> All { get; } = [];

    public static Parameters Of(string query)
    {
        var read = new Parameters();
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            read.All.Add((pair[..equals], pair[(equals + 1)..]));
        }
        return read;
    }

    public Parameters Mutate(Chance chance)
    {
        for (var n = chance.Below(4); n > 0; n--)
            Once(chance);
        return this;
    }

    /// <summary>Percent-encoded but for what is left raw by chance.</summary>
    public string Query(Chance chance) => string.Join('&', All.Select(pair => chance.OneIn(30)
        ? $"{pair.Name}={pair.Value}"
        : $"{Encode(pair.Name)}={Encode(pair.Value)}"));

    private void Once(Chance chance)
    {
        var at = All.Count == 0 ? 0 : chance.Below(All.Count);
        switch (chance.Below(7))
        {
            case 0 when All.Count > 0:
                All.RemoveAt(at);
                break;
            case 1 when All.Count > 0:
                All[at] = (All[at].Name, Nasty.Damage(chance, All[at].Value));
                break;
            case 2 when All.Count > 0:
                All.Insert(at, All[chance.Below(All.Count)]);
                break;
            case 3:
                All.Insert(at, (chance.Pick(Names), Nasty.Value(chance)));
                break;
            case 4 when All.Count > 0:
                All[at] = (Nasty.Damage(chance, All[at].Name), All[at].Value);
                break;
            case 5 when All.Count > 0 && chance.OneIn(10):
                for (var n = 0; n < 120; n++)
                    All.Add((chance.Text(5), "1"));
                break;
            default:
                if (All.Count > 0)
                    All[at] = (All[at].Name, Other(chance, All[at].Value));
                break;
        }
    }

    // A number mostly becomes another number.
    private static string Other(Chance chance, string value) => decimal.TryParse(value, out _) && !chance.OneIn(3)
        ? chance.OneIn(2) ? Nasty.Extreme(chance) : Nasty.Number(chance)
        : Nasty.Value(chance);

    // Escapes what UTF-16 has no text for too.
    private static string Encode(string text)
    {
        try
        {
            return Uri.EscapeDataString(text);
        }
        catch (UriFormatException)
        {
            return text;
        }
    }
}
