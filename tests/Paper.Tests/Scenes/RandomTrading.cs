using System.Globalization;

namespace Bowline.Paper.Tests;

/// <summary>
/// A seeded crowd: a market that moves around 50,000 and traders who send every kind of order request.
/// </summary>
internal sealed class RandomTrading
{
    private readonly Prng chance;
    private readonly List<long> offers = [];
    private readonly List<Trader> traders = [];
    private decimal middle = 50_000m;

    public RandomTrading(ulong seed, int accounts)
    {
        chance = new Prng(seed);
        Scene = new Scene();
        for (var i = 0; i < accounts; i++)
            traders.Add(Scene.Trader($"t{i}", 200_000 + i));
        traders[^1].Post("/fapi/v1/positionSide/dual", "dualSidePosition=true").Accepted();
        traders[0].Post("/fapi/v1/marginType", "symbol=ETHUSDT&marginType=ISOLATED").Accepted();
        Scene.Mark(middle);
        Scene.Mark(3_000m, "ETHUSDT");
    }

    public Scene Scene { get; }

    public IReadOnlyList<Trader> Traders => traders;

    /// <summary>Requests that were accepted, so that a test can see that the flow did something.</summary>
    public int Accepted { get; private set; }

    public void Step()
    {
        Scene.Now += chance.Below(400);
        if (chance.Below(3) == 0)
            MoveMarket();
        else
            Ask(traders[(int)chance.Below(traders.Count)], chance.Below(10) == 0 ? "ETHUSDT" : Scene.Btc);
    }

    private decimal Price(string symbol) =>
        (symbol == Scene.Btc ? middle : 3_000m) + (chance.Below(200) - 100) / (symbol == Scene.Btc ? 2m : 20m);

    private void MoveMarket()
    {
        switch (chance.Below(6))
        {
            case 0:
                middle += (chance.Below(21) - 10) / 2m;
                Scene.Mark(middle);
                break;
            case 1:
                Scene.Takes((Side)chance.Below(2), (chance.Below(800) + 1) / 1000m);
                break;
            case 2 when offers.Count > 0:
                Scene.Withdraw(offers[(int)chance.Below(offers.Count)]);
                break;
            default:
                var symbol = chance.Below(8) == 0 ? "ETHUSDT" : Scene.Btc;
                var id = Scene.Offer((Side)chance.Below(2), Price(symbol), (chance.Below(900) + 1) / 1000m, symbol);
                if (symbol == Scene.Btc)
                    offers.Add(id);
                break;
        }
    }

    private void Ask(Trader trader, string symbol)
    {
        var answer = chance.Below(15) switch
        {
            14 => Withdraw(trader, symbol),
            > 11 => Conditional(trader, symbol),
            < 4 => Limit(trader, symbol),
            < 6 => Market(trader, symbol),
            6 or 7 => Cancel(trader, symbol),
            8 => Amend(trader, symbol),
            9 => trader.Delete("/fapi/v1/allOpenOrders", $"symbol={symbol}"),
            10 => trader.Post("/fapi/v1/leverage", $"symbol={symbol}&leverage={chance.Below(30) + 1}"),
            _ => trader.Post("/fapi/v1/listenKey"),
        };
        if (answer.Status == 200)
            Accepted++;
    }

    private Answer Market(Trader trader, string symbol) => trader.Order(
        $"symbol={symbol}&side={Word("BUY", "SELL")}&type=MARKET&quantity={Lots()}{Mode(trader)}");

    private Answer Limit(Trader trader, string symbol) => trader.Order(
        $"symbol={symbol}&side={Word("BUY", "SELL")}&type=LIMIT&quantity={Lots()}&price={Text(Price(symbol))}"
        + $"&timeInForce={Word("GTC", "GTC", "GTC", "IOC", "FOK", "GTX")}{Mode(trader)}"
        + $"&selfTradePreventionMode={Word("EXPIRE_MAKER", "EXPIRE_TAKER", "EXPIRE_BOTH", "NONE")}");

    private Answer Cancel(Trader trader, string symbol)
    {
        var open = trader.Get("/fapi/v1/openOrders", $"symbol={symbol}").Json;
        var id = open.GetArrayLength() == 0
            ? 1
            : open[(int)chance.Below(open.GetArrayLength())].GetProperty("orderId").GetInt64();
        return trader.Delete("/fapi/v1/order", $"symbol={symbol}&orderId={id}");
    }

    // Bought or sold when the price has moved a little either way, by every kind of trigger.
    private Answer Conditional(Trader trader, string symbol)
    {
        var trigger = Text(Price(symbol));
        var size = chance.Below(4) == 0 ? "closePosition=true" : $"quantity={Lots()}";
        return trader.Post("/fapi/v1/algoOrder", $"algoType=CONDITIONAL&symbol={symbol}&side={Word("BUY", "SELL")}&"
            + Word(
                $"type=STOP_MARKET&triggerPrice={trigger}&{size}",
                $"type=TAKE_PROFIT_MARKET&triggerPrice={trigger}&{size}",
                $"type=STOP&triggerPrice={trigger}&price={trigger}&quantity={Lots()}",
                $"type=TAKE_PROFIT&triggerPrice={trigger}&price={trigger}&quantity={Lots()}",
                $"type=TRAILING_STOP_MARKET&callbackRate=0.1&quantity={Lots()}")
            + $"&workingType={Word("CONTRACT_PRICE", "MARK_PRICE")}"
            + (trader == traders[^1] ? $"&positionSide={Word("LONG", "SHORT")}" : ""));
    }

    private Answer Withdraw(Trader trader, string symbol)
    {
        var open = trader.Get("/fapi/v1/openAlgoOrders", $"symbol={symbol}").Json;
        return open.GetArrayLength() < 5
            ? trader.Get("/fapi/v1/openAlgoOrders")
            : trader.Delete("/fapi/v1/algoOrder", $"algoId={open[0].GetProperty("algoId")}");
    }

    private Answer Amend(Trader trader, string symbol)
    {
        var open = trader.Get("/fapi/v1/openOrders", $"symbol={symbol}").Json;
        if (open.GetArrayLength() == 0)
            return trader.Get("/fapi/v1/openOrders");
        var order = open[(int)chance.Below(open.GetArrayLength())];
        return trader.Put("/fapi/v1/order", $"symbol={symbol}&orderId={order.GetProperty("orderId")}"
            + $"&side={order.GetProperty("side")}&quantity={Lots()}&price={Text(Price(symbol))}");
    }

    private string Mode(Trader trader) => trader == traders[^1]
        ? $"&positionSide={Word("LONG", "SHORT")}"
        : chance.Below(3) == 0 ? "&reduceOnly=true" : "";

    private string Lots() => Text((chance.Below(400) + 1) / 1000m);

    private string Word(params string[] words) => words[(int)chance.Below(words.Length)];

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
