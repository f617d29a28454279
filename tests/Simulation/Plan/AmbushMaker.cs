using System.Globalization;

namespace Bowline.Simulation;

/// <summary>
/// Draws troubles that meet one order together: two or three deeds that wait for the same message, and follow it at once,
/// or just before or after the times that the desk itself lives by (a retry, a look-up, the end of a request's window).
/// </summary>
internal sealed class AmbushMaker(Paper.Prng chance)
{
    private static readonly int[] Delays = [0, 0, 0, 0, 1, 2, 4, 20, 300, 500, 1_000, 3_000, 5_000, 8_000, 9_500];

    /// <summary>Of the messages that a story has, those about placing are the most.</summary>
    private static readonly Prey[] Preys =
    [
        Prey.Place, Prey.Place, Prey.Place, Prey.PlaceConditional, Prey.PlaceConditional, Prey.Amend, Prey.Cancel, Prey.Cancel,
        Prey.Lookup, Prey.Compare, Prey.Fill, Prey.Fill, Prey.Trigger,
    ];

    public IEnumerable<Deed> Draw(long at)
    {
        var (prey, nth) = (Pick(Preys), Pick(1, 1, 1, 2, 2, 3, 5));
        for (var i = 2 + chance.Below(2); i > 0; i--)
            yield return new Deed.Ambush(at, prey, nth, Pick(Delays), Trouble(at));
        // What asks about a spoiled message is spoiled too.
        if (chance.Below(3) == 0)
            yield return new Deed.Ambush(at, Pick(Prey.Lookup, Prey.Cancel, Prey.Fill, Prey.Compare), 1, Pick(Delays), Trouble(at));
    }

    private Deed Trouble(long at) => chance.Below(10) switch
    {
        0 or 1 => new Deed.Kill(at, (int)chance.Below(8), Pick(0, 0, 30), 50 + (int)chance.Below(chance.Below(3) == 0 ? 12_000 : 600)),
        2 or 3 or 4 => new Deed.Network(at, (NetworkTrouble)chance.Below(6), 1_000, Pick(1, 1, 10, 600, 4_000)),
        5 => new Deed.Fault(at, FaultMenu.Draw(chance)),
        6 => new Deed.Market(at, $"price={59_000 + chance.Below(2_000)}"),
        7 => new Deed.Market(at, $"side={Pick("BUY", "SELL")}&quantity={Text((1 + chance.Below(60)) / 1_000m)}"),
        8 => new Deed.Stranger(at, "DELETE", Pick("/fapi/v1/allOpenOrders", "/fapi/v1/algoOpenOrders"), "symbol=BTCUSDT"),
        _ => new Deed.Stranger(at, "POST", "/fapi/v1/order",
            $"symbol=BTCUSDT&side={Pick("BUY", "SELL")}&type=MARKET&quantity={Text((1 + chance.Below(40)) / 1_000m)}"
            + $"{Pick("", "&reduceOnly=true")}&newClientOrderId=hand-a{chance.Below(1_000_000)}"),
    };

    private T Pick<T>(params ReadOnlySpan<T> choices) => choices[(int)chance.Below(choices.Length)];

    private static string Text(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
