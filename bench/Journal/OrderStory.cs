using Bowline.Core;
using Bowline.Gateway;
using Bowline.Journal;

namespace Bowline.Bench;

/// <summary>
/// Writes what a desk writes for market orders that fill, one after the other: the records of tests with a real desk, with
/// hashes that replay. Twelve records an order.
/// </summary>
internal sealed class OrderStory(JournalWriter journal)
{
    public const int RecordsAnOrder = 12;

    private static readonly Symbol Btc = new("BTCUSDT");
    private readonly List<Event> _waiting = [];
    private Ledger _ledger = Ledger.Empty;
    private StateMixer _commands = StateMixer.Begin();
    private long _intents;
    private long _turns;
    private Time _now = new(1_790_000_000_000);

    public void Write(int number)
    {
        _now = new(_now.Milliseconds + 40);
        var id = new ExecutionId($"ORD-{number:00000000}");
        var order = ClientOrderId.Derive(id, 'o', 1, 0);
        var side = number % 2 == 0 ? Side.Buy : Side.Sell;
        var price = new Price(60_500.1m + number % 1_000);
        Fold(new Event.RequestAccepted(_now, id, new("market", "BTCUSDT", side == Side.Buy ? "BUY" : "SELL", "0.01", "", id.Text)));
        Fold(new Event.ExecutionStarted(_now, id, new MarketOrderSpec(new OrderSpec.Market { Symbol = Btc, Side = side, Quantity = new(0.01m) }), 7));
        EndTurn();
        _now = new(_now.Milliseconds + 1);
        journal.Append(_now, new JournalBody.Answered(new Reply(_intents, 200, Answer(number, order, side))));
        Fold(new Event.OrderAccepted(_now, order, new(8_389_765_000 + number)));
        Fold(new Event.BalanceChanged(_now, "USDT", new(10_000m + number * 0.0001m), new(10_000m + number * 0.0001m)));
        Fold(new Event.PositionChanged(_now, Btc, PositionSide.Both, new(number % 2 == 0 ? 0.01m : 0m), price.Value, _now));
        Fold(new Event.OrderFilled(
            _now, order, new(8_389_765_000 + number), new(new(number + 1), price, new(0.01m), 0.3025m, "USDT", new(0m), IsMaker: false, _now)));
        EndTurn();
    }

    private static string Answer(int number, ClientOrderId order, Side side) => $$"""
        {"orderId":{{8_389_765_000 + number}},"symbol":"BTCUSDT","status":"FILLED","clientOrderId":"{{order}}","price":"0.00","origQty":"0.010",
        "executedQty":"0.010","cumQty":"0.010","timeInForce":"GTC","type":"MARKET","reduceOnly":false,"closePosition":false,
        "side":"{{side}}","positionSide":"BOTH","stopPrice":"0","workingType":"CONTRACT_PRICE","priceProtect":false,"origType":"MARKET",
        "priceMatch":"NONE","selfTradePreventionMode":"EXPIRE_MAKER","goodTillDate":0,"updateTime":1790000000000}
        """;

    private void Fold(Event e)
    {
        var step = _ledger.Apply(e);
        _ledger = step.Next;
        journal.Append(e);
        foreach (var command in step.Commands)
            Do(command);
        while (_waiting.Count > 0)
        {
            var next = _waiting[0];
            _waiting.RemoveAt(0);
            Fold(next);
        }
    }

    private void Do(Command command)
    {
        switch (command)
        {
            case Command.PlaceOrder place:
                var intent = UnsignedRequest.Of(++_intents, place, null, _now, 5_000);
                journal.Append(_now, new JournalBody.Intended(intent));
                _commands.Add(intent.Method);
                _commands.Add(intent.Path);
                _commands.Add(intent.Parameters);
                _waiting.Add(new Event.OrderSubmitted(_now, place.Order));
                break;
            case Command.Finish finish:
                _waiting.Add(new Event.ExecutionFinished(_now, finish.Execution, finish.Outcome));
                break;
            default:
                throw new InvalidOperationException($"a market order gave {command}");
        }
    }

    private void EndTurn()
    {
        journal.Append(_now, new JournalBody.Turn(++_turns, _commands.Finish().ToString(), _ledger.Hash.ToString()));
        _commands = StateMixer.Begin();
    }
}
