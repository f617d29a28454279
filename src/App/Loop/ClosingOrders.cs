using System.Collections.Immutable;
using Bowline.Core;

namespace Bowline.App;

/// <summary>Market orders that close a position, each an execution of its own (<c>FLAT-…</c>).</summary>
internal static class ClosingOrders
{
    /// <summary>Of at most the symbol's largest market order, together exactly the position.</summary>
    public static IEnumerable<Event> Of(Position position, Ledger ledger, Time now, ulong seed)
    {
        // A largest size of zero means that the venue states none.
        var most = ledger.Market.Instrument(position.Symbol) is { MarketLot.Max: > 0 and var largest } ? largest : position.Amount.Size.Value;
        for (var left = position.Amount.Size.Value; left > 0; left -= most)
            yield return One(position.Key, position.Amount.IsLong ? Side.Sell : Side.Buy, new(Math.Min(left, most)), now, Mixed(position, now, seed, left));
    }

    /// <summary>One of them.</summary>
    /// <param name="seed">Its id comes from it: another one for each order.</param>
    public static Event.ExecutionStarted One(PositionKey position, Side side, Quantity quantity, Time now, ulong seed) =>
        new(now, LinkId.Make("FLAT", seed), new MarketOrderSpec(new OrderSpec.Market
        {
            Symbol = position.Symbol,
            Side = side,
            Quantity = quantity,
            PositionSide = position.Side,
            // Of a hedge leg too: a halted or unarmed desk lets reductions pass, and the flag is not sent there.
            ReduceOnly = true,
        }), seed);

    private static ulong Mixed(Position position, Time now, ulong seed, decimal left)
    {
        var mixer = StateMixer.Begin();
        mixer.Add(position.Symbol.Name);
        mixer.Add((long)position.Side);
        mixer.Add(now);
        mixer.Add(seed);
        mixer.Add(left);
        return mixer.Finish().Low;
    }
}
