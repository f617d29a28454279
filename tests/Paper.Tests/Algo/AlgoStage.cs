using System.Globalization;

namespace Bowline.Paper.Tests;

/// <summary>
/// A deep quiet book around 50,000, a last trade and a mark price that the test moves, and a trader who listens.
/// </summary>
internal sealed class AlgoStage
{
    private long prints = 2_000_000_000;

    public AlgoStage(VenueRules? rules = null, decimal usdt = 100_000)
    {
        Scene = new Scene(new ExchangeSettings
        {
            Symbols = SymbolRegistry.Shipped(), Limits = false, Rules = rules ?? new VenueRules(),
        });
        Scene.Quotes(49_999m, 50_001m, 100);
        Alice = Scene.Trader("alice", usdt);
        Print(50_000m);
        User = new Listener(Scene, Alice);
    }

    public Scene Scene { get; }

    public Trader Alice { get; }

    public Listener User { get; }

    /// <summary>The market prints a trade; the book is not touched.</summary>
    public void Print(decimal price, string symbol = Scene.Btc) => Scene.Exchange.Apply(
        new MarketEvent.TradePrinted(
            symbol, ++prints, Scene.Exchange.Find(symbol)!.Spec.Ticks(price), 1, BuyerIsMaker: false, Scene.Now),
        Scene.Now);

    /// <summary>Moves last trade or mark price, by the word of the working type.</summary>
    public void Move(string working, decimal price)
    {
        if (working == "MARK_PRICE")
            Scene.Mark(price);
        else
            Print(price);
    }

    /// <summary>Lets the venue's latency between trigger and child pass.</summary>
    public void Wait(long ms = 20)
    {
        Scene.Now += ms;
        Scene.Exchange.Advance(Scene.Now);
    }

    public Answer Algo(string query) =>
        Alice.Post("/fapi/v1/algoOrder", $"algoType=CONDITIONAL&symbol=BTCUSDT&{query}");

    public string Status(string id) => Alice.Get("/fapi/v1/algoOrder", $"algoId={id}").Accepted()["algoStatus"];

    /// <summary>The algo events since the last look as status, with the reason when there is one.</summary>
    public string Story() => string.Join(' ', User.Heard()
        .Where(heard => heard.GetProperty("e").GetString() == "ALGO_UPDATE")
        .Select(heard => heard.GetProperty("o").GetProperty("X").GetString()));

    public static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
