namespace Bowline.Paper;

/// <summary>
/// The synthetic participants of one symbol: market makers who quote around a fair value that wanders, takers, and
/// cancels. They never look at the real book, so the same seed gives the same flow whatever the users do; what users
/// take away is quoted anew as the orders are refreshed.
/// </summary>
internal sealed class SyntheticFlow
{
    private const int MilliTick = 1_000;
    private const int GridMs = 25;
    private const int JumpOneIn = 12;
    private const int MinReachTicks = 250;
    private const int DeepAfterTicks = 10;

    private readonly SyntheticProfile profile;
    private readonly SymbolSpec spec;
    private readonly Prng chance;
    private readonly ShadowSide bids = new(Side.Buy);
    private readonly ShadowSide asks = new(Side.Sell);
    private readonly SyntheticWall wall;
    private readonly List<long> withdrawn = [];
    private readonly long lotUnit;
    private readonly long jumpsPerMinuteRoot;
    private long fair;
    private int heat;
    private long lastOrderId;
    private List<MarketEvent> said = [];

    public SyntheticFlow(SyntheticProfile profile, SymbolSpec spec, SyntheticSymbolState state, long now)
    {
        this.profile = profile;
        this.spec = spec;
        chance = new Prng(state.Chance);
        fair = state.Fair;
        heat = state.Heat;
        lastOrderId = state.LastOrderId;
        NextStep = now;
        // A size unit worth one BTCUSDT lot, so that order values are alike in all symbols.
        lotUnit = Math.Max(1, (long)(60.5m / (profile.StartPrice * spec.StepSize)));
        // The root of jumps a minute, in tenths.
        jumpsPerMinuteRoot = Draws.Root(100L * 60_000 / (profile.StepMs * JumpOneIn));
        wall = new SyntheticWall(spec.Symbol, 400 * lotUnit);
    }

    /// <summary>Unix ms of the next activity.</summary>
    public long NextStep { get; private set; }

    public SyntheticSymbolState State => new(spec.Symbol, chance.State, fair, heat, lastOrderId);

    private long Touch => fair / MilliTick;

    // Market makers quote this far from the touch: 12 basis points, at least 250 ticks.
    private long Reach => Math.Max(MinReachTicks, Touch * 12 / 10_000);

    public static SyntheticSymbolState Birth(SyntheticProfile profile, SymbolSpec spec, ulong seed)
    {
        var ticks = spec.Ticks(profile.StartPrice);
        return new(profile.Symbol, Draws.SeedOf(seed, profile.Symbol), ticks * MilliTick + MilliTick / 2, 100, 0);
    }

    /// <summary>One moment of activity; the first one quotes the whole book.</summary>
    public void Step(List<MarketEvent> into)
    {
        said = into;
        var units = profile.StepMs / GridMs;
        var pause = GridMs * (1 + chance.Below(2 * units - 1));
        NextStep += pause;
        if (chance.Chance(1, JumpOneIn))
            Jump();
        wall.Follow(Touch, ref lastOrderId, said);
        Fill(bids);
        Fill(asks);
        Churn();
        for (var i = 0; i < 3; i++)
        {
            if (chance.Chance(profile.TakersPerMinute * pause * heat / 300, 60_000))
                Take(chance.Below(2) == 0 ? bids : asks);
        }
    }

    /// <summary>The first activity after a pause of the host comes at its new time.</summary>
    public void Resume(long now) => NextStep = Math.Max(NextStep, now);

    // The fair value moves; whoever stands in the way withdraws or is taken, and the touch is quoted at the new place.
    private void Jump()
    {
        heat = (int)Math.Clamp(heat + chance.Below(13) - 6, 60, 160);
        var deviation = fair * profile.VolatilityTenths / 100_000 * heat / 100 * 10 / jumpsPerMinuteRoot;
        fair = Math.Max(fair + chance.Bell(deviation), 200L * MilliTick);
        Sweep(asks, bids, Touch);
        Sweep(bids, asks, Touch + 1);
    }

    private void Sweep(ShadowSide passed, ShadowSide quoting, long to)
    {
        long taken = 0;
        withdrawn.Clear();
        while (!passed.IsEmpty && (passed.Side == Side.Sell ? passed.Best <= to : passed.Best >= to))
        {
            var order = passed.RemoveAt(passed.Best, 0);
            if (chance.Chance(7, 8))
                withdrawn.Add(order.Id);
            else
                taken += order.Lots;
        }
        // The furthest leave first, so that the touch holds until the last moment.
        for (var i = withdrawn.Count - 1; i >= 0; i--)
            said.Add(new MarketEvent.Cancel(spec.Symbol, withdrawn[i]));
        if (taken == 0)
            return;
        var rest = MakerLots(0);
        said.Add(new MarketEvent.PlaceLimit(spec.Symbol, ++lastOrderId, quoting.Side, to, taken + rest));
        quoting.Add(to, new ShadowOrder(lastOrderId, rest));
    }

    // Market makers: a queue at the touch first, then orders anywhere within reach until the side has its number.
    private void Fill(ShadowSide side)
    {
        var touch = side.Side == Side.Buy ? Touch : Touch + 1;
        var born = side.IsEmpty;
        var queue = 6 + chance.Below(6);
        for (var i = born ? 0 : queue - 3; i < queue && side.OrdersAt(touch) < queue; i++)
            Quote(side, 0);
        var added = 0;
        while (side.Orders < profile.Orders && (born || added++ < 12))
            Quote(side, 1 + chance.Below(Reach));
        while (side.Orders > profile.Orders + 20)
            Thin(side, touch);
    }

    // Too many orders: those out of reach go first, then any, so that the book stays as wide as it was born.
    private void Thin(ShadowSide side, long touch)
    {
        for (var i = 0; i < 8 && Math.Abs(side.Worst - touch) <= Reach; i++)
        {
            var ticks = At(side, 1 + chance.Below(Reach));
            if (side.OrdersAt(ticks) == 0)
                continue;
            Withdraw(side, ticks, 0);
            return;
        }
        Withdraw(side, side.Worst, 0);
    }

    // Someone withdraws and someone quotes, mostly near the touch.
    private void Churn()
    {
        for (var i = 0; i < 2; i++)
        {
            var side = chance.Below(2) == 0 ? bids : asks;
            var distance = chance.LogBelow(Reach);
            var ticks = At(side, distance);
            var resting = side.OrdersAt(ticks);
            if (resting > (distance == 0 ? 1 : 0))
                Withdraw(side, ticks, (int)chance.Below(resting));
            if (resting < (distance == 0 ? 12 : 4))
                Quote(side, distance);
        }
    }

    private void Take(ShadowSide from)
    {
        var lots = Math.Min(chance.Size(40, 11) * lotUnit, from.LotsNearTouch(3));
        if (lots == 0)
            return;
        from.Consume(lots);
        said.Add(new MarketEvent.TakeMarket(spec.Symbol, from.Side.Opposite(), lots));
    }

    private void Quote(ShadowSide side, long distance)
    {
        var order = new ShadowOrder(++lastOrderId, MakerLots(distance));
        var ticks = At(side, distance);
        side.Add(ticks, order);
        said.Add(new MarketEvent.PlaceLimit(spec.Symbol, order.Id, side.Side, ticks, order.Lots));
    }

    private void Withdraw(ShadowSide side, long ticks, int index) =>
        said.Add(new MarketEvent.Cancel(spec.Symbol, side.RemoveAt(ticks, index).Id));

    private long At(ShadowSide side, long distance) =>
        side.Side == Side.Buy ? Math.Max(1, Touch - distance) : Touch + 1 + distance;

    private long MakerLots(long distance)
    {
        // The touch and the patient orders behind it are larger than what stands in between.
        var size = chance.Size(100, 9) * (distance switch { 0 => 3, >= DeepAfterTicks => 2, _ => 1 });
        return size * lotUnit + chance.Below(lotUnit);
    }
}
