using System.Collections.Immutable;
using Bowline.Core;

namespace Bowline.App;

/// <summary>Market orders that close a position, each an execution of its own (<c>FLAT-…</c>).</summary>
internal static class ClosingOrders
{
    /// <summary>
    /// Of at most the symbol's largest market order, together exactly the position; the next step above it where it is off the
    /// step.
    /// </summary>
    public static IEnumerable<Event> Of(Position position, Ledger ledger, Time now, ulong seed)
    {
        var rules = ledger.Market.Instrument(position.Symbol);
        // A largest size of zero means that the venue states none.
        var most = rules is { MarketLot.Max: > 0 and var largest } ? largest : position.Amount.Size.Value;
        for (var left = position.Amount.Size.Value; left > 0; left -= most)
        {
            var part = OnStep(new(Math.Min(left, most)), position.Side, rules);
            yield return One(position.Key, position.Amount.IsLong ? Side.Sell : Side.Buy, part, now, Mixed(position, now, seed, left));
        }
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

    /// <summary>
    /// A position may be off the step, or below the least, when the venue has made that larger. One-way the venue trims what only reduces to what is
    /// there (wire contract, R2); a leg in hedge mode takes no more than it has, and keeps what is less than a step.
    /// </summary>
    public static Quantity OnStep(Quantity part, PositionSide side, Instrument? rules)
    {
        if (rules is null || (rules.IsOnGrid(part, LotKind.Market) && part.Value >= rules.MarketLot.Min))
            return part;
        if (side == PositionSide.Both)
            return Quantity.Max(rules.RoundUp(part, LotKind.Market), new(rules.MarketLot.Min));
        var down = rules.RoundDown(part, LotKind.Market);
        return down.Value < rules.MarketLot.Min ? part : down;
    }

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
