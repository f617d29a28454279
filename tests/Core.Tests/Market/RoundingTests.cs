using System.Numerics;
using Bowline.Core;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Bowline.Core.Tests;

/// <summary>Rounding against a second implementation that counts in whole hundred-millionths.</summary>
public sealed class RoundingTests
{
    private const decimal Unit = 0.00000001m;

    private static readonly Gen<(long Value, long Origin, long Step)> Grids =
        from step in Gen.OneOf(Gen.Choose(1, 1000), Gen.Elements(100_000, 1_000_000, 10_000_000, 100_000_000))
        from origin in Gen.Choose(1, 2_000_000_000)
        from times in Gen.Choose(1, 100_000)
        from rest in Gen.Choose(0, 2_000_000_000)
        select ((long)origin + ((long)step * times) + (rest % (3L * step)), (long)origin, (long)step);

    private static void Hold(Func<long, long, long, bool> property) =>
        Prop.ForAll(Arb.From(Grids), g => property(g.Value, g.Origin, g.Step))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    private static Instrument With(long origin, long step) => Some.Btc with
    {
        MinPrice = origin * Unit,
        TickSize = step * Unit,
        Lot = new(step * Unit, origin * Unit, 0),
        MarketLot = new(step * Unit * 2, origin * Unit, 0),
    };

    private static BigInteger Floor(BigInteger value, BigInteger origin, BigInteger step) =>
        origin + (BigInteger.Divide(value - origin, step) * step);

    private static decimal Down(long value, long origin, long step) => (decimal)Floor(value, origin, step) * Unit;

    private static decimal Up(long value, long origin, long step) =>
        (decimal)(Floor(value + step - 1, origin, step)) * Unit;

    [Fact]
    public void Price_RoundedDown_IsWhatIntegersSay() => Hold((value, origin, step) =>
        With(origin, step).RoundDown(new Price(value * Unit)).Value == Down(value, origin, step));

    [Fact]
    public void Price_RoundedUp_IsWhatIntegersSay() => Hold((value, origin, step) =>
        With(origin, step).RoundUp(new Price(value * Unit)).Value == Up(value, origin, step));

    [Fact]
    public void Quantity_RoundedDown_UsesTheLotOfItsKind() => Hold((value, origin, step) =>
    {
        var instrument = With(origin, step);
        return instrument.RoundDown(new Quantity(value * Unit), LotKind.Limit).Value == Down(value, origin, step)
            && instrument.RoundDown(new Quantity(value * Unit), LotKind.Market).Value == Down(value, origin, step * 2);
    });

    [Fact]
    public void Quantity_RoundedUp_UsesTheLotOfItsKind() => Hold((value, origin, step) =>
    {
        var instrument = With(origin, step);
        return instrument.RoundUp(new Quantity(value * Unit), LotKind.Limit).Value == Up(value, origin, step)
            && instrument.RoundUp(new Quantity(value * Unit), LotKind.Market).Value == Up(value, origin, step * 2);
    });

    [Fact]
    public void Price_RoundedTowardItsSide_IsNeverWorseForUs() => Hold((value, origin, step) =>
    {
        var (instrument, price) = (With(origin, step), new Price(value * Unit));
        return instrument.RoundToward(Side.Buy, price) <= price && instrument.RoundToward(Side.Sell, price) >= price;
    });

    [Fact]
    public void Rounded_IsOnTheGridAndRoundingAgainChangesNothing() => Hold((value, origin, step) =>
    {
        var instrument = With(origin, step);
        var down = instrument.RoundDown(new Price(value * Unit));
        return instrument.IsOnGrid(down) && instrument.RoundDown(down) == down && instrument.RoundUp(down) == down;
    });

    [Theory]
    [InlineData("60000.07", "60000.0", "60000.1")]
    [InlineData("60000.1", "60000.1", "60000.1")]
    [InlineData("556.85", "556.8", "556.9")]
    [InlineData("0.01", "0.1", "0.1")]
    public void Price_OfBtcusdt_RoundsOnTheRecordedTick(string value, string down, string up)
    {
        var price = new Price(decimal.Parse(value));
        Assert.Equal(decimal.Parse(down), Some.Btc.RoundDown(price).Value);
        Assert.Equal(decimal.Parse(up), Some.Btc.RoundUp(price).Value);
    }

    [Fact]
    public void Quantity_SmallerThanAStep_RoundsDownToZero() =>
        Assert.True(Some.Btc.RoundDown(new Quantity(0.0009m), LotKind.Market).IsZero);
}
