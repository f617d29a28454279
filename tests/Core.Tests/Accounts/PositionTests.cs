using System.Numerics;
using Bowline.Core;
using Xunit;

namespace Bowline.Core.Tests;

public sealed class PositionTests
{
    private static readonly PositionKey Key = new(Some.Btc.Symbol, PositionSide.Both);

    private static PositionBook Book(params (Side Side, decimal Quantity, decimal Price)[] fills) =>
        fills.Aggregate(default(PositionBook), (book, f) => book.Fill(f.Side, new(f.Quantity), new(f.Price)));

    // Recorded userTrades of an account that sold 0.005 ETH at 2778.35 and bought it back at 2779: realizedPnl
    // -0.00325000.
    [Fact]
    public void RecordedTrades_RealizeWhatTheVenueSays()
    {
        var book = Book((Side.Sell, 0.005m, 2778.35m), (Side.Buy, 0.005m, 2779m));
        Assert.Equal((0m, 0m, -0.00325m), (book.Amount.Value, book.EntryPrice, book.Realized.Value));
    }

    // Wire contract, section 12.7: EP' = (EP×Q + p×q) / (Q + q).
    [Fact]
    public void Adding_AveragesTheEntry() =>
        Assert.Equal(50250m, Book((Side.Buy, 0.03m, 50000m), (Side.Buy, 0.01m, 51000m)).EntryPrice);

    [Fact]
    public void Reducing_KeepsTheEntryAndRealizes()
    {
        var book = Book((Side.Sell, 2m, 100m), (Side.Buy, 0.5m, 90m));
        Assert.Equal((-1.5m, 100m, 5m), (book.Amount.Value, book.EntryPrice, book.Realized.Value));
    }

    [Fact]
    public void Flipping_ClosesAndOpensAtTheFillsPrice()
    {
        var book = Book((Side.Buy, 1m, 100m), (Side.Sell, 3m, 110m));
        Assert.Equal((-2m, 110m, 10m), (book.Amount.Value, book.EntryPrice, book.Realized.Value));
    }

    // Recorded on the demo venue: entry 77290.7, taker fee 0.04 %, break-even 77321.61628 (wire contract, section
    // 12.7).
    [Fact]
    public void BreakEven_IsTheRecordedOne() =>
        Assert.Equal(77321.61628m, (new Position { Key = Key, Amount = new(0.0007m),
            EntryPrice = 77290.7m }).BreakEven(0.0004m));

    [Fact]
    public void RandomFills_AgreeWithAReplayInFractions()
    {
        var prng = new Prng(42);
        for (var run = 0; run < 200; run++)
        {
            var (book, naive) = (default(PositionBook), new NaivePosition());
            for (var i = 0; i < 30; i++)
            {
                (var side, prng) = prng.Below(2);
                (var lots, prng) = prng.Below(50);
                (var ticks, prng) = prng.Below(1000);
                book = book.Fill((Side)side, new((lots + 1) * 0.001m), new((60000m * 10 + ticks) / 10));
                naive.Fill(side == 0 ? lots + 1 : -(lots + 1), 600_000 + ticks);
            }

            Assert.Equal(naive.Lots * 0.001m, book.Amount.Value);
            Assert.Equal(naive.Entry / 10m, book.EntryPrice, 9);
            Assert.Equal(naive.Realized / 10m * 0.001m, book.Realized.Value, 9);
        }
    }

    [Fact]
    public void Venue_WinsAndAFillItAlreadyCountedIsNotCountedTwice()
    {
        var stated = new Event.PositionChanged(Some.Noon, Key.Symbol, Key.Side, new(0.01m), 60000m);
        var position = new Position { Key = Key }.With(stated with { Amount = new(0m), AsOf = new(0) }).With(stated)
            .With(Side.Buy, Some.Fill(1, 0.01m));
        Assert.Equal((0.01m, 0m), (position.Amount.Value, position.Difference.Value));
        var later = position.With(Side.Buy, Some.Fill(2, 0.01m) with { At = new(Some.Noon.Milliseconds + 1) });
        Assert.Equal(0.02m, later.Amount.Value);
    }

    [Fact]
    public void Difference_ShowsWhatTheVenueHasBeyondOurFillsUntilReconciled()
    {
        var position = new Position { Key = Key }.With(Side.Buy, Some.Fill(1, 0.01m))
            .With(new Event.PositionChanged(Some.Noon, Key.Symbol, Key.Side, new(0.03m), 60010m));
        Assert.Equal(0.02m, position.Difference.Value);
        Assert.Equal(0m, position.Align().Difference.Value);
    }

    [Fact]
    public void OlderStatement_IsNoNews()
    {
        var position = new Position { Key = Key }.With(
            new Event.PositionChanged(Some.Noon, Key.Symbol, Key.Side, new(0.03m), 60010m));
        Assert.Same(position, position.With(
            new Event.PositionChanged(Some.Noon, Key.Symbol, Key.Side, new(0.01m), 60000m, new(1))));
    }

    [Fact]
    public void HedgeLegs_LiveBesideEachOther()
    {
        var legs = new[] { (PositionSide.Long, Side.Buy), (PositionSide.Short, Side.Sell) };
        var ledger = Ledger.Empty;
        foreach (var (leg, side) in legs)
        {
            var (id, order) = (new ExecutionId($"ORD-0000000{(int)leg}"),
                new ClientOrderId($"ORD-0000000{(int)leg}-o01"));
            ledger = ledger.Apply(new Event.ExecutionStarted(
                Some.Noon, id, new MarketOrderSpec(Some.Market(0.01m, side) with { PositionSide = leg }), 1)).Next;
            ledger = ledger.Apply(new Event.OrderFilled(Some.Noon, order, new((int)leg), Some.Fill((int)leg,
                0.01m))).Next;
        }

        Assert.Equal(0.01m, ledger.PositionOf(Key.Symbol, PositionSide.Long).Amount.Value);
        Assert.Equal(-0.01m, ledger.PositionOf(Key.Symbol, PositionSide.Short).Amount.Value);
        Assert.True(ledger.PositionOf(Key.Symbol).Amount.IsFlat);
    }

    /// <summary>
    /// The same position lot by lot in exact fractions of ticks: cost is a sum, the entry is never stored.
    /// </summary>
    private sealed class NaivePosition
    {
        private BigInteger _costOver = BigInteger.Zero;
        private BigInteger _costUnder = BigInteger.One;
        private BigInteger _profitOver = BigInteger.Zero;
        private BigInteger _profitUnder = BigInteger.One;

        public long Lots { get; private set; }

        public decimal Entry => Lots == 0 ? 0 : Fraction(_costOver, _costUnder * Lots);

        public decimal Realized => Fraction(_profitOver, _profitUnder);

        public void Fill(long lots, long ticks)
        {
            for (var left = Math.Abs(lots); left > 0; left--)
                One(Math.Sign(lots), ticks);
        }

        // Adding a lot adds its price to the cost; taking one off takes off the average and books the rest as profit.
        private void One(int sign, long ticks)
        {
            if (Lots == 0 || Math.Sign(Lots) == sign)
            {
                (_costOver, Lots) = (_costOver + (sign * ticks * _costUnder), Lots + sign);
                return;
            }

            var (averageOver, averageUnder) = (_costOver, _costUnder * Lots);
            var (gainOver, gainUnder) = (-sign * ((ticks * averageUnder) - averageOver), averageUnder);
            (_profitOver, _profitUnder) = Reduced((_profitOver * gainUnder) + (gainOver * _profitUnder),
                _profitUnder * gainUnder);
            (_costOver, _costUnder) = Reduced(averageOver * (Lots + sign), averageUnder);
            Lots += sign;
        }

        private static (BigInteger, BigInteger) Reduced(BigInteger over, BigInteger under)
        {
            var common = BigInteger.GreatestCommonDivisor(over, under);
            return (over / common, under / common);
        }

        private static decimal Fraction(BigInteger over, BigInteger under) =>
            (decimal)(over * BigInteger.Pow(10, 12) / under) / 1_000_000_000_000m;
    }
}
