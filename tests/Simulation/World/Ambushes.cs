using Bowline.Paper;

namespace Bowline.Simulation;

/// <summary>Troubles that lie in wait for messages about orders, so that several of them meet one order.</summary>
internal sealed class Ambushes(Action<Deed> strike)
{
    private readonly List<(Deed.Ambush Ambush, int Seen)> _lying = [];
    private readonly PriorityQueue<Deed, (long At, long Order)> _sprung = new();
    private long _order;

    public long NextDue => _sprung.TryPeek(out _, out var next) ? next.At : long.MaxValue;

    public void Lie(Deed.Ambush ambush) => _lying.Add((ambush, 0));

    public void Clear()
    {
        _lying.Clear();
        _sprung.Clear();
    }

    /// <summary>A request reaches the exchange, which has not looked at it yet: what follows at once strikes it.</summary>
    public void Meets(RestRequest request, long now)
    {
        if (PreyOf(request) is { } prey)
            Meets(prey, now, atOnce: true);
    }

    /// <summary>The exchange has told the account something.</summary>
    public void Meets(ReadOnlySpan<byte> frame, long now)
    {
        if (_lying.Count == 0)
            return;
        if (frame.IndexOf("\"x\":\"TRADE\""u8) >= 0)
            Meets(Prey.Fill, now, atOnce: false);
        else if (frame.IndexOf("\"X\":\"TRIGGERED\""u8) >= 0)
            Meets(Prey.Trigger, now, atOnce: false);
    }

    /// <summary>Lets those strike whose time has come.</summary>
    public void Strike(long now)
    {
        while (_sprung.TryPeek(out var deed, out var due) && due.At <= now)
        {
            _sprung.Dequeue();
            strike(deed);
        }
    }

    private void Meets(Prey prey, long now, bool atOnce)
    {
        // What strikes may make the exchange speak, and so meet others that lie here.
        foreach (var ambush in Sprung(prey))
        {
            if (atOnce && ambush.AfterMs == 0)
                strike(ambush.Then);
            else
                _sprung.Enqueue(ambush.Then, (now + ambush.AfterMs, ++_order));
        }
    }

    private List<Deed.Ambush> Sprung(Prey prey)
    {
        for (var i = 0; i < _lying.Count; i++)
        {
            var (ambush, seen) = _lying[i];
            if (ambush.Prey == prey)
                _lying[i] = (ambush, seen + 1);
        }

        var sprung = _lying.Where(lying => lying.Seen >= lying.Ambush.Nth).Select(lying => lying.Ambush).ToList();
        _lying.RemoveAll(lying => lying.Seen >= lying.Ambush.Nth);
        return sprung;
    }

    private static Prey? PreyOf(RestRequest request) => (request.Method, request.Path) switch
    {
        ("POST", "/fapi/v1/order") => Prey.Place,
        ("POST", "/fapi/v1/algoOrder") => Prey.PlaceConditional,
        ("PUT", "/fapi/v1/order") => Prey.Amend,
        ("DELETE", "/fapi/v1/order" or "/fapi/v1/algoOrder") => Prey.Cancel,
        ("GET", "/fapi/v1/order" or "/fapi/v1/algoOrder") => Prey.Lookup,
        ("GET", "/fapi/v1/openOrders") => Prey.Compare,
        _ => null,
    };
}
