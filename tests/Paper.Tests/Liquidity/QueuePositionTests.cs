namespace Bowline.Paper.Tests;

/// <summary>
/// Queue positions in a displayed market (contract M6): tapes with fills counted by hand, a naive second queue, and the
/// optimistic model that must never fill less.
/// </summary>
public sealed class QueuePositionTests
{
    private const long Bid = 499_990;
    private const long Ask = 500_010;

    [Fact]
    public void CancelsAreSpreadBeforeAndBehind_ByHand()
    {
        var tape = new Tape();
        tape.Tell(Side.Buy, Bid, 1_000);
        tape.Rests(Side.Buy, 49_999m, 0.2m);
        // 1,000 stand before us; 600 join behind: 1,600 shown, 1,000 before.
        tape.Tell(Side.Buy, Bid, 1_600);
        // 400 leave without a trade: 1000/1600 of them, 250, from before us. 750 stay.
        tape.Tell(Side.Buy, Bid, 1_200);
        tape.Print(Side.Buy, Bid, 750);
        Assert.Equal(0m, tape.Filled);
        // The 750 that traded are no cancels.
        tape.Tell(Side.Buy, Bid, 450);
        tape.Print(Side.Buy, Bid, 80);
        Assert.Equal(0.08m, tape.Filled);
        tape.Print(Side.Buy, Bid, 500);
        Assert.Equal(0.2m, tape.Filled);
    }

    [Fact]
    public void TradesAndCancelsTogether_AreToldApart_ByHand()
    {
        var tape = new Tape();
        tape.Tell(Side.Sell, Ask, 800);
        tape.Rests(Side.Sell, 50_001m, 0.1m);
        tape.Tell(Side.Sell, Ask, 1_000);
        // 300 trade: 500 before us of 700. Then 500 are told: 200 left without a trade, 200 * 500 / 700 = 142.8, so 142.
        tape.Print(Side.Sell, Ask, 300);
        tape.Tell(Side.Sell, Ask, 500);
        tape.Print(Side.Sell, Ask, 358);
        Assert.Equal(0m, tape.Filled);
        tape.Print(Side.Sell, Ask, 1);
        Assert.Equal(-0.001m, tape.Filled);
    }

    [Fact]
    public void TwoOfOurs_WithLotsBetweenThem_BothWaitTheirTurn()
    {
        var tape = new Tape();
        tape.Tell(Side.Buy, Bid, 100);
        tape.Rests(Side.Buy, 49_999m, 0.05m);
        tape.Tell(Side.Buy, Bid, 300);
        tape.Rests(Side.Buy, 49_999m, 0.05m);
        // 100 before, 50 ours, 200 between, 50 ours.
        tape.Print(Side.Buy, Bid, 340);
        Assert.Equal(0.05m, tape.Filled);
        tape.Print(Side.Buy, Bid, 20);
        Assert.Equal(0.07m, tape.Filled);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void RandomTapes_FillAsANaiveQueueDoes(int seed)
    {
        for (var round = 0; round < 60; round++)
        {
            var chance = new Prng((ulong)(seed * 1_000 + round));
            var tape = new Tape();
            var shown = 1 + chance.Below(2_000);
            tape.Tell(Side.Buy, Bid, shown);
            tape.Rests(Side.Buy, 49_999m, 0.5m);
            var naive = new NaiveQueue(shown, 500);
            for (var step = 0; step < 40; step++)
            {
                if (chance.Below(2) == 0)
                {
                    var lots = 1 + chance.Below(120);
                    tape.Print(Side.Buy, Bid, lots);
                    naive.Print(lots);
                }
                else
                {
                    shown = Math.Max(1, naive.Shown + chance.Below(400) - 200);
                    tape.Tell(Side.Buy, Bid, shown);
                    naive.Tell(shown);
                }
                Assert.Equal(naive.Filled / 1_000m, tape.Filled);
            }
        }
    }

    [Fact]
    public void Touch_FillsWhole_OnATradeAtThePrice_AndOnAQuoteOfTheOtherSide()
    {
        var traded = new Tape(FillModel.Touch);
        traded.Tell(Side.Buy, Bid, 1_000);
        traded.Rests(Side.Buy, 49_999m, 0.2m);
        traded.Print(Side.Buy, Bid, 1);
        Assert.Equal(0.2m, traded.Filled);
        var quoted = new Tape(FillModel.Touch);
        quoted.Tell(Side.Buy, Bid, 1_000);
        quoted.Rests(Side.Buy, 49_999m, 0.2m);
        quoted.Tell(Side.Sell, Bid, 1);
        Assert.Equal(0.2m, quoted.Filled);
    }

    [Fact]
    public void TouchNeverFillsLessThanQueue()
    {
        var better = 0;
        for (var seed = 1; seed <= 40; seed++)
        {
            var (queue, touch) = (new Tape(), new Tape(FillModel.Touch));
            var chance = new Prng((ulong)seed);
            foreach (var tape in new[] { queue, touch })
            {
                tape.Tell(Side.Buy, Bid, 900);
                tape.Tell(Side.Sell, Ask, 900);
                tape.Rests(Side.Buy, 49_999m, 0.3m);
                tape.Rests(Side.Buy, 49_998.5m, 0.3m);
            }
            for (var step = 0; step < 60; step++)
            {
                var (ticks, lots, kind) = (Bid - 5 + 5 * chance.Below(4), 1 + chance.Below(90), chance.Below(4));
                foreach (var tape in new[] { queue, touch })
                {
                    if (kind < 2)
                        tape.Print(Side.Buy, Math.Min(ticks, Bid), lots);
                    else if (kind == 2)
                        tape.Tell(Side.Buy, Math.Min(ticks, Bid), 10 * lots);
                    else
                        tape.Tell(Side.Sell, ticks + 5, step % 3 == 0 ? 0 : lots);
                }
                Assert.True(touch.Filled >= queue.Filled, $"seed {seed} step {step}: {touch.Filled} {queue.Filled}");
                if (touch.Filled > queue.Filled)
                    better++;
            }
        }
        Assert.True(better > 100);
    }

    /// <summary>A queue by single lots: those that leave are counted with fractions, and only whole ones move us.</summary>
    private sealed class NaiveQueue(long shown, long ours)
    {
        private long before = shown;
        private long told = shown;
        private long traded;

        public long Shown => told;

        public long Filled { get; private set; }

        public void Print(long lots)
        {
            for (var i = 0; i < lots; i++)
            {
                traded++;
                if (before > 0)
                    before--;
                else if (Filled < ours)
                    Filled++;
            }
        }

        public void Tell(long lots)
        {
            if (Filled < ours && told - traded > lots)
            {
                var all = Math.Max(told - traded, before);
                var share = Math.Min(told - traded - lots, all) * (decimal)before / Math.Max(1, all);
                before -= (long)decimal.Floor(share);
            }
            before = Math.Min(before, lots);
            (told, traded) = (lots, 0);
        }
    }

    /// <summary>A displayed market and one trader, whose position is what was filled.</summary>
    private sealed class Tape
    {
        private readonly Scene scene;
        private readonly Trader alice;
        private long trades = 5_000_000_000;

        public Tape(FillModel model = FillModel.Queue)
        {
            scene = new Scene(new ExchangeSettings
            {
                Symbols = SymbolRegistry.Shipped([Scene.Btc]),
                Limits = false,
                Fills = model,
            });
            scene.Mark(50_000m);
            alice = scene.Trader();
        }

        public decimal Filled => alice.Position();

        public void Rests(Side side, decimal price, decimal quantity) =>
            alice.Limit(side == Side.Buy ? "BUY" : "SELL", quantity, price).Accepted();

        public void Tell(Side side, long ticks, long lots)
        {
            BookLevel[] level = [new(ticks, lots)];
            scene.Exchange.Apply(
                new MarketEvent.DepthChanged(Scene.Btc, 2, 3, side == Side.Buy ? level : [], side == Side.Sell ? level : []),
                scene.Now);
        }

        public void Print(Side resting, long ticks, long lots) => scene.Exchange.Apply(
            new MarketEvent.TradePrinted(Scene.Btc, trades++, ticks, lots, resting == Side.Buy, scene.Now), scene.Now);
    }
}
