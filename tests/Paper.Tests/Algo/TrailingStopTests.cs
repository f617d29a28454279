namespace Bowline.Paper.Tests;

/// <summary>Trailing stops (contract 6.4): activation, extreme, callback; and a naive second implementation.</summary>
public sealed class TrailingStopTests
{
    [Theory]
    [InlineData("CONTRACT_PRICE")]
    [InlineData("MARK_PRICE")]
    public void Sell_ActivatesAtItsPrice_ThenFollowsTheHighest(string working)
    {
        var stage = new AlgoStage();
        var id = stage.Algo("side=SELL&type=TRAILING_STOP_MARKET&quantity=0.1&callbackRate=1&activatePrice=50100"
            + $"&workingType={working}").Accepted()["algoId"];

        // Before the activation nothing trails, however deep it falls.
        stage.Move(working, 49_000m);
        stage.Move(working, 50_099.9m);
        Assert.Equal("NEW", stage.Story());
        stage.Move(working, 50_100m);
        Assert.Equal("NEW", stage.Story());
        stage.Move(working, 50_500m);
        // 50,500 x 0.99 = 49,995.
        stage.Move(working, 49_995.1m);
        Assert.Equal("NEW", stage.Status(id));
        stage.Move(working, 49_995m);
        Assert.Equal("TRIGGERING", stage.Status(id));
    }

    [Fact]
    public void Buy_ActivatesBelow_ThenFollowsTheLowest()
    {
        var stage = new AlgoStage();
        var id = stage.Algo("side=BUY&type=TRAILING_STOP_MARKET&quantity=0.1&callbackRate=2&activatePrice=49900")
            .Accepted()["algoId"];

        stage.Print(51_500m);
        stage.Print(49_900m);
        stage.Print(49_000m);
        // 49,000 x 1.02 = 49,980.
        stage.Print(49_979.9m);
        Assert.Equal("NEW", stage.Status(id));
        stage.Print(49_980m);
        Assert.Equal("TRIGGERING", stage.Status(id));
    }

    [Fact]
    public void WithoutActivatePrice_TrailsFromThePriceOfTheMoment()
    {
        var stage = new AlgoStage();
        var id = stage.Algo("side=SELL&type=TRAILING_STOP_MARKET&quantity=0.1&callbackRate=1").Accepted()["algoId"];

        stage.Print(49_500.1m);
        Assert.Equal("NEW", stage.Status(id));
        stage.Print(49_500m);
        Assert.Equal("TRIGGERING", stage.Status(id));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void RandomWalk_FiresWhatANaiveScanFires_WhenItDoes(ulong seed)
    {
        var chance = new Prng(seed);
        var spec = SymbolRegistry.Shipped().Find(Scene.Btc)!;
        var triggers = new PriceTriggers(_ => { });
        var waiting = new List<AlgoOrder>();
        var naive = new List<NaiveTrail>();
        var (price, id, fired) = (50_000m, 0L, 0);
        for (var step = 0; step < 20_000; step++)
        {
            price += (chance.Below(401) - 200) / 10m;
            if (waiting.Count < 60 && chance.Below(3) == 0)
            {
                var order = Draw(chance, spec, ++id, price);
                triggers.Add(order);
                waiting.Add(order);
                naive.Add(new NaiveTrail(order.Id, order.Side, order.ActivatePrice, order.CallbackRate));
            }
            else if (waiting.Count > 0 && chance.Below(40) == 0)
            {
                var gone = waiting[(int)chance.Below(waiting.Count)];
                triggers.Remove(gone);
                waiting.Remove(gone);
                naive.RemoveAll(trail => trail.Id == gone.Id);
            }
            var ours = Run(triggers, price);
            waiting.RemoveAll(order => ours.Contains(order.Id));
            var theirs = naive.Where(trail => trail.Fires(price)).Select(trail => trail.Id).ToList();
            naive.RemoveAll(trail => theirs.Contains(trail.Id));
            Assert.Equal(theirs.Order(), ours.Order());
            fired += ours.Count;
        }
        Assert.True(fired > 500, $"only {fired} fired");
    }

    private static List<long> Run(PriceTriggers triggers, decimal price)
    {
        var fired = new List<long>();
        triggers.Follow(price);
        while (triggers.Take(price) is { } met)
        {
            if (met.Activated)
            {
                fired.Add(met.Id);
                continue;
            }
            met.Activated = true;
            met.Extreme = price;
            triggers.Add(met);
        }
        return fired;
    }

    private static AlgoOrder Draw(Prng chance, SymbolSpec spec, long id, decimal price)
    {
        var side = (Side)chance.Below(2);
        return new AlgoOrder
        {
            Id = id, Account = 1, Spec = spec, ClientId = $"c{id}", Named = true, Type = AlgoType.TrailingStopMarket,
            Side = side, PositionSide = PositionSide.Both, Tif = TimeInForce.Gtc, Lots = 1, Price = 0,
            Working = WorkingType.ContractPrice, PriceMatch = "NONE", ClosePosition = false, PriceProtect = false,
            ReduceOnly = false, SelfTrade = SelfTradeMode.None, GoodTill = 0, CreatedAt = 0, TriggerPrice = 0,
            ActivatePrice = price - side.Sign() * chance.Below(600) / 10m,
            CallbackRate = (chance.Below(8) + 1) / 10m,
        };
    }

    // The rule as the contract words it, looked at with every price.
    private sealed class NaiveTrail(long id, Side side, decimal activation, decimal rate)
    {
        private decimal? best;

        public long Id { get; } = id;

        public bool Fires(decimal price)
        {
            if (best is null && (side == Side.Sell ? price >= activation : price <= activation))
                best = price;
            if (best is null)
                return false;
            best = side == Side.Sell ? Math.Max(best.Value, price) : Math.Min(best.Value, price);
            return side == Side.Sell
                ? price <= best * (1 - rate / 100)
                : price >= best * (1 + rate / 100);
        }
    }
}
