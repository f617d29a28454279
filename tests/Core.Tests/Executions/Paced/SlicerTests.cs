using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Bowline.Core.Tests;

/// <summary>The sum of slices is the quantity: on every step, for every count, jitter and least order.</summary>
public sealed class SlicerTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private static readonly Gen<Cut> Cuts =
        from scale in Gen.Choose(0, 8)
        from digit in Gen.Elements(1, 2, 5, 25, 3)
        from steps in Gen.OneOf(Gen.Choose(1, 40), Gen.Choose(1, 2_000_000_000))
        from count in Gen.OneOf(Gen.Choose(1, 12), Gen.Choose(1, 500))
        from jitter in Gen.Elements(0m, 0.5m, 20m, 99.99m, 100m)
        from smallest in Gen.OneOf(Gen.Choose(1, 3), Gen.Choose(1, 5_000))
        from seed in Gen.Choose(0, int.MaxValue)
        select new Cut(digit * Scaled(scale), steps, count, jitter, smallest, (ulong)seed);

    [Fact]
    public void Slices_SumToTheQuantity_OnEveryStep() => Hold(cut =>
        cut.Schedule.Slices.Aggregate(Quantity.Zero, (sum, slice) => sum + slice.Quantity) == cut.Quantity
        && cut.Schedule.Until(cut.Schedule.Count) == cut.Quantity);

    [Fact]
    public void Slices_AreOnTheStep() => Hold(cut =>
        cut.Schedule.Slices.All(slice => slice.Quantity.Value % cut.Step == 0 && !slice.Quantity.IsZero));

    [Fact]
    public void Slices_AreNeverTooSmall_UnlessAllOfItIs() => Hold(cut =>
        cut.Schedule.Slices.All(slice => slice.Quantity >= cut.Smallest) || cut.Quantity < cut.Smallest);

    [Fact]
    public void Slices_KeepTheirOrder_AndTheFirstGoesAtOnce() => Hold(cut =>
        cut.Schedule.Slices[0].After == TimeSpan.Zero
        && cut.Schedule.Slices.Zip(cut.Schedule.Slices.Skip(1)).All(pair => pair.First.After <= pair.Second.After)
        && cut.Schedule.Slices[^1].After < cut.Schedule.Length);

    [Fact]
    public void EqualSlices_DifferByAStepAtMost_WhenNoneIsTooSmall() => Hold(cut =>
    {
        var plain = cut with { Jitter = 0, SmallestSteps = 1 };
        return plain.Steps < plain.Count
            || (plain.Schedule.Count == plain.Count
                && plain.Schedule.Slices.Max(s => s.Quantity.Value) - plain.Schedule.Slices.Min(s => s.Quantity.Value) <= plain.Step);
    });

    [Fact]
    public void TheSameSeed_CutsTheSame() => Hold(cut =>
        cut.Schedule.Slices.SequenceEqual((cut with { }).Schedule.Slices));

    [Fact]
    public void RemainderAsAFinalSlice_SumsToTheQuantityToo() => Hold(cut =>
        cut.Remaindered.Slices.Aggregate(Quantity.Zero, (sum, slice) => sum + slice.Quantity) == cut.Quantity);

    [Fact]
    public void AGridThatMissesZero_IsNotCut()
    {
        var odd = Some.Btc with { Lot = new(0.002m, 0.001m, 0), MarketLot = new(0.002m, 0.001m, 0) };
        var schedule = Slicer.Cut(
            new(0.011m), [new(TimeSpan.Zero, 1), new(Interval, 1)], Interval * 2, odd, LotKind.Limit, new(0.001m));
        Assert.Equal([new Slice(TimeSpan.Zero, new(0.011m))], schedule.Slices);
    }

    private static void Hold(Func<Cut, bool> property) =>
        Prop.ForAll(Arb.From(Cuts), property).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static decimal Scaled(int decimals) => new(1, 0, 0, false, (byte)decimals);

    private sealed record Cut(decimal Step, int Steps, int Count, decimal Jitter, int SmallestSteps, ulong Seed)
    {
        public Quantity Quantity => new(Step * Steps);

        public Quantity Smallest => new(Step * SmallestSteps);

        public Schedule Schedule => Slicer.Cut(
            Quantity, Core.Jitter.Move(Pieces(), Jitter, Interval, new(Seed)), Interval * Count, Instrument, LotKind.Market, Smallest);

        public Schedule Remaindered =>
            Slicer.EqualThenRemainder(Quantity, Count, Interval, Instrument, LotKind.Market, Smallest);

        private Instrument Instrument =>
            Some.Btc with { QuantityPrecision = 8, Lot = new(Step, Step, 0), MarketLot = new(Step, Step, 0) };

        private ImmutableArray<Piece> Pieces() => [.. Enumerable.Range(0, Count).Select(i => new Piece(Interval * i, 1))];
    }
}
