using System.Globalization;

namespace Bowline.Paper.Tests;

/// <summary>
/// Seeded crashes: leveraged accounts in every mode, a falling and rising mark, thin books, funding spikes and an
/// insurance fund that runs dry. No money is made or lost after any event, and a restart brings all of it back.
/// </summary>
public sealed class CrashTests
{
    private const int Accounts = 8;

    private readonly Scene scene = new(new ExchangeSettings
    {
        Symbols = SymbolRegistry.Shipped(["BTCUSDT", "ETHUSDT"]), Limits = false, Audit = true,
        Rules = new() { InsuranceFund = 2_000 },
    });

    private readonly List<Trader> traders = [];
    private readonly List<StateChange> kept = [];
    private Prng chance = new(0);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Crash_AfterEveryEvent_NoMoneyIsMadeOrLost(ulong seed)
    {
        chance = new Prng(seed);
        Open();
        for (var i = 0; i < 1_500; i++)
        {
            Step();
            Assert.True(scene.Exchange.Breach is null, $"step {i}: {scene.Exchange.Breach}");
            kept.AddRange(scene.Exchange.DrainChanges(scene.Now).Select(RestoreTests.ThroughTheCodec));
        }
        var forced = scene.Exchange.Accounts.All.SelectMany(account => account.Holdings)
            .SelectMany(holding => holding.Orders).Where(order => order.Forced != ForcedKind.None).ToList();
        Assert.Contains(forced, order => order.Forced == ForcedKind.Liquidation);
        Assert.Contains(forced, order => order.Forced == ForcedKind.Adl);
        Assert.All(forced, order => Assert.Equal(OrderStatus.Filled, order.Status));
        Assert.All(scene.Exchange.Accounts.All, account => Assert.True(account.Wallet >= 0 || HasPosition(account)));
        Assert.Contains(scene.Exchange.Accounts.All, account => account.FundingPaid != 0);
        AssertRestored(kept);
        AssertRestored(scene.Exchange.Image().Select(RestoreTests.ThroughTheCodec));
    }

    private static bool HasPosition(Account account) => account.Holdings.Any(holding => holding.HasPosition);

    private void AssertRestored(IEnumerable<StateChange> changes)
    {
        var later = new Exchange(scene.Exchange.Settings);
        later.Restore(changes);
        Assert.Equal(scene.Exchange.Sum, later.Sum);
        foreach (var (was, now) in scene.Exchange.Accounts.All.Zip(later.Accounts.All))
        {
            Assert.Equal(was.Income.Own, now.Income.Own);
            Assert.Equal(was.MarginMoves, now.MarginMoves);
        }
        Assert.Equal(
            scene.Exchange.Clearing.Funding.History(scene.Exchange.Listings[0].Spec),
            later.Clearing.Funding.History(later.Listings[0].Spec));
    }

    private void Open()
    {
        scene.Mark(50_000m);
        scene.Mark(3_000m, "ETHUSDT");
        for (var i = 0; i < Accounts; i++)
        {
            var trader = scene.Trader($"t{i}", 3_000 + i * 500);
            traders.Add(trader);
            trader.Post("/fapi/v1/leverage", $"symbol=BTCUSDT&leverage={20 + i * 10}").Accepted();
            if (i % 4 == 3)
                trader.Post("/fapi/v1/positionSide/dual", "dualSidePosition=true").Accepted();
            if (i % 2 == 1)
                trader.Post("/fapi/v1/marginType", "symbol=BTCUSDT&marginType=ISOLATED").Accepted();
        }
    }

    private void Step()
    {
        scene.Now += 1_000 + chance.Below(2_000_000);
        var symbol = chance.Below(4) == 0 ? "ETHUSDT" : Scene.Btc;
        var mark = scene.Exchange.Find(symbol)!.Market.MarkPrice;
        switch (chance.Below(8))
        {
            case 0:
                // Up to 3 % at once, in either direction.
                var moved = decimal.Round(mark * (1 + (chance.Below(601) - 300) / 10_000m), 1);
                scene.Mark(Math.Clamp(moved, 1_500m, 90_000m), symbol);
                break;
            case 1:
                scene.Exchange.Clearing.Funding.Spike(
                    scene.Exchange.Find(symbol)!.Spec, (chance.Below(41) - 20) / 1_000m);
                break;
            case 2:
                scene.Exchange.Clearing.Funding.Special(
                    scene.Exchange.Find(symbol)!.Spec, (chance.Below(21) - 10) / 10_000m, scene.Now);
                break;
            case 3:
                Trader().Post("/fapi/v1/positionMargin",
                    $"symbol=BTCUSDT&amount={chance.Below(200)}&type={1 + chance.Below(2)}");
                break;
            case 4:
                Offer(symbol, mark);
                break;
            default:
                Trade(symbol, mark);
                break;
        }
    }

    private void Offer(string symbol, decimal mark)
    {
        var side = (Side)chance.Below(2);
        var price = decimal.Round(mark * (1 - side.Sign() * chance.Below(80) / 1_000m), 1);
        scene.Offer(side, price, (chance.Below(300) + 1) / 1_000m, symbol);
    }

    private void Trade(string symbol, decimal mark)
    {
        var trader = Trader();
        var hedge = traders.IndexOf(trader) % 4 == 3 ? chance.Below(2) == 0 ? "&positionSide=LONG"
            : "&positionSide=SHORT" : "";
        var side = chance.Below(2) == 0 ? "BUY" : "SELL";
        var quantity = ((chance.Below(800) + 1) / 1_000m).ToString(CultureInfo.InvariantCulture);
        var price = decimal.Round(mark * (1 + (chance.Below(41) - 20) / 2_000m), 1)
            .ToString(CultureInfo.InvariantCulture);
        trader.Order($"symbol={symbol}&side={side}&type=LIMIT&quantity={quantity}&price={price}&timeInForce=GTC{hedge}");
    }

    private Trader Trader() => traders[(int)chance.Below(traders.Count)];
}
