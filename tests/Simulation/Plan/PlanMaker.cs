using System.Collections.Immutable;
using System.Globalization;

namespace Bowline.Simulation;

/// <summary>Makes a plan from a seed: a market that wanders and jumps, people who type, and what goes wrong.</summary>
internal sealed class PlanMaker(ulong seed)
{
    private readonly Paper.Prng _chance = new(seed);

    // Drawn apart, so that the worlds of before stay what they were.
    private readonly Paper.Prng _takers = new(seed ^ 0x54414B45);
    private readonly List<Deed> _deeds = [];
    private decimal _price = 60_000m;
    private bool _isHedged;

    public ImmutableArray<Deed> Make()
    {
        var length = 8_000 + _chance.Below(40_000);
        _isHedged = _chance.Below(6) == 0;
        if (_isHedged)
            _deeds.Add(new Deed.Stranger(100, "POST", "/fapi/v1/positionSide/dual", "dualSidePosition=true"));
        Market(length);
        var typed = 2 + (int)_chance.Below(4);
        // What protects needs something to protect.
        if (_chance.Below(3) > 0)
            Type(300, $"market BTCUSDT {Pick("BUY", "BUY", "SELL")} 0.05");
        for (var i = 0; i < typed; i++)
            Type(500 + _chance.Below(length / 2), Commands.Draw(_chance));
        for (var i = _chance.Below(3); i > 0; i--)
            _deeds.Add(new Deed.Steer(3_000 + _chance.Below(length), Pick("pause", "resume", "end", "finish"), (int)_chance.Below(typed + 1)));
        Strangers(length);
        Troubles(length);
        Meetings(length);
        if (!_isHedged && _chance.Below(40) == 0)
            Ruin(2_000 + _chance.Below(length), length + 4_100);
        Leftover(length + 4_200);
        Flattens(length);
        Upheavals(length);
        return [.. _deeds.Select((deed, order) => (deed, order)).OrderBy(d => d.deed.At).ThenBy(d => d.order).Select(d => d.deed)];
    }

    private void Type(long at, string command) =>
        _deeds.Add(new Deed.Typed(at, _isHedged ? Commands.Hedged(command, _chance) : command));

    // A step a second or so, now and then a jump, and somebody who takes from the book.
    private void Market(long length)
    {
        var isWild = _chance.Below(3) == 0;
        for (var at = 100L; at < length + 4_000; at += 400 + _chance.Below(1_600))
        {
            var jumps = isWild && _chance.Below(6) == 0;
            var basisPoints = (decimal)(_chance.Below(jumps ? 600 : 30) - (jumps ? 300 : 15));
            _price = Math.Clamp(Math.Round(_price * (1 + (basisPoints / 10_000m)), 1), 45_000m, 75_000m);
            _deeds.Add(new Deed.Market(at, $"price={Text(_price)}"));
            if (_takers.Below(5) == 0)
                _deeds.Add(new Deed.Market(at + 20, Thin()));
            if (_chance.Below(4) == 0)
                _deeds.Add(new Deed.Market(at + 50, $"side={Pick("BUY", "SELL")}&quantity={Text(Taken() / 1_000m)}"));
        }
    }

    // So little near the price, and the rest so far, that who crosses an order of the desk's fills a part of it; enough in all
    // for the largest position of a world to be closed, should nobody stand there after it.
    private string Thin() =>
        $"bids={Level(_price - 6)},{Far(0.995m)}&asks={Level(_price + 6)},{Far(1.005m)}";

    private string Level(decimal price) => $"{Text(price)}:{Text((1 + _takers.Below(8)) / 1_000m)}";

    private string Far(decimal share) => $"{Text(Math.Round(_price * share, 1))}:50";

    // In steps: half of all takers take little.
    private long Taken()
    {
        var (much, little) = (1 + _chance.Below(4_000), 1 + _takers.Below(12));
        return _takers.Below(2) == 0 ? little : much;
    }

    private void Strangers(long length)
    {
        for (var i = Pick(0, 0, 0, 1, 2); i > 0; i--)
        {
            var at = 1_000 + _chance.Below(length);
            var leg = _isHedged ? $"&positionSide={Pick("LONG", "SHORT")}" : "";
            var side = Pick("BUY", "SELL");
            var quantity = Text((1 + _chance.Below(30)) / 1_000m);
            _deeds.Add(_chance.Below(4) switch
            {
                0 => new Deed.Stranger(at, "POST", "/fapi/v1/order",
                    $"symbol=BTCUSDT&side={side}&type=MARKET&quantity={quantity}{leg}&newClientOrderId=hand-{i}"),
                1 => new Deed.Stranger(at, "POST", "/fapi/v1/order",
                    $"symbol=BTCUSDT&side={side}&type=MARKET&quantity={quantity}{(_isHedged ? leg : "&reduceOnly=true")}&newClientOrderId=hand-{i}"),
                2 => new Deed.Stranger(at, "POST", "/fapi/v1/order",
                    $"symbol=BTCUSDT&side={side}&type=LIMIT&timeInForce=GTC&quantity={quantity}{leg}"
                    + $"&price={(side == "BUY" ? "58000" : "62000")}&newClientOrderId=hand-{i}"),
                _ => new Deed.Stranger(at, "DELETE", "/fapi/v1/allOpenOrders", "symbol=BTCUSDT"),
            });
        }
    }

    private void Troubles(long length)
    {
        for (var i = Pick(0, 1, 1, 2); i > 0; i--)
            _deeds.Add(new Deed.Kill(600 + _chance.Below(length), (int)_chance.Below(60), (int)Pick(0, 0, 10, 200), 50 + (int)_chance.Below(4_000)));
        for (var i = Pick(0, 0, 1, 2); i > 0; i--)
        {
            _deeds.Add(new Deed.Network(
                300 + _chance.Below(length), (NetworkTrouble)_chance.Below(6), 50 + (int)_chance.Below(700),
                500 + (int)_chance.Below(8_000)));
        }

        for (var i = Pick(0, 0, 1, 2); i > 0; i--)
            _deeds.Add(new Deed.Fault(300 + _chance.Below(length), FaultMenu.Draw(_chance)));
        if (_chance.Below(8) == 0)
            _deeds.Add(new Deed.Disk(1_000 + _chance.Below(length), (DiskTrouble)_chance.Below(5), 1_000));
    }

    // In the middle of it all. Drawn apart, so that the worlds of before stay what they were.
    private void Flattens(long length)
    {
        var chance = new Paper.Prng(seed ^ 0x464C4154);
        if (chance.Below(6) != 0)
            return;
        var at = 1_500 + chance.Below(length);
        _deeds.Add(new Deed.Flatten(at));
        // A stranger may open something between the exchange's word and the desk's.
        _deeds.RemoveAll(deed => (deed is Deed.Stranger && deed.At >= at) || deed is Deed.Ambush { Then: Deed.Stranger });
    }

    // The exchange closes positions, changes its rules, or shuts us out for longer than a minute; half of it at the very moment of
    // an order or a fill. Drawn apart too.
    private void Upheavals(long length)
    {
        var chance = new Paper.Prng(seed ^ 0x5550484541);
        for (var i = chance.Below(4) == 0 ? 1 + chance.Below(2) : 0; i > 0; i--)
        {
            var at = 300 + chance.Below(length);
            var fault = new Deed.Fault(at, FaultMenu.DrawLater(chance));
            Prey[] preys = [Prey.Place, Prey.PlaceConditional, Prey.Fill, Prey.Fill, Prey.Cancel];
            _deeds.Add(chance.Below(2) == 0
                ? fault
                : new Deed.Ambush(chance.Below(length / 2), preys[chance.Below(preys.Length)], 1 + (int)chance.Below(2), 0, fault));
        }
    }

    // Somebody buys far too much by hand, the market falls by a tenth, and the exchange liquidates the account. Where it does not,
    // somebody quotes enough for all of it when all is over: a ladder that stands still holds a million USDT, or what takers left.
    private void Ruin(long at, long end)
    {
        _deeds.Add(new Deed.Stranger(at, "POST", "/fapi/v1/leverage", "symbol=BTCUSDT&leverage=20"));
        _deeds.Add(new Deed.Stranger(
            at + 100, "POST", "/fapi/v1/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=16&newClientOrderId=hand-ruin"));
        for (var step = 1; step <= 8; step++)
            _deeds.Add(new Deed.Market(at + 100 + (step * 150), $"price={60_000 - (step * 1_000)}"));
        _deeds.Add(new Deed.Market(end, $"price={Text(_price)}"));
        _deeds.Add(new Deed.Market(end + 20, $"bids={Far(0.9999m)}&asks={Far(1.0001m)}"));
    }

    // An entry that has filled in part when everything comes to rest, and stays so: what it has opened is protected all the same.
    // Drawn apart too.
    private void Leftover(long at)
    {
        var chance = new Paper.Prng(seed ^ 0x48414C46);
        if (_isHedged || chance.Below(20) != 0)
            return;
        Type(at, "bracket BTCUSDT BUY 0.02 --entry-type limit --entry-price -0.1% --take-profit +2% --stop-price -2%");
        // Wherever a ruin or an ambush has left it.
        _deeds.Add(new Deed.Market(at + 980, $"price={Text(_price)}"));
        _deeds.Add(new Deed.Market(at + 1_000, Thin()));
        _deeds.Add(new Deed.Market(at + 1_100, $"side=SELL&quantity={Text((12 + chance.Below(8)) / 1_000m)}"));
    }

    // In half of all worlds troubles meet on one order; in the others they are drawn apart.
    private void Meetings(long length)
    {
        var ambushes = new AmbushMaker(_chance);
        for (var i = Pick(0, 0, 1, 1, 2); i > 0; i--)
            _deeds.AddRange(ambushes.Draw(300 + _chance.Below(length / 2)));
    }

    private T Pick<T>(params ReadOnlySpan<T> choices) => choices[(int)_chance.Below(choices.Length)];

    private static string Text(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
