using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// How what is left of an order is shared over the buckets to come, from the volume expected of each and what has traded.
/// </summary>
internal static class VolumeShares
{
    /// <summary>
    /// By the end of a bucket as much should be done as then will have traded of the whole volume. What will trade is taken
    /// as the curve has it, scaled half the way to what traded against it so far: all the way would say nothing of the
    /// shares, not at all would take a busy day for a busy hour.
    /// </summary>
    /// <param name="past">Expected of the buckets that are over; zero for none.</param>
    /// <param name="observed">What traded in them.</param>
    /// <param name="expected">Of the current bucket and each one after it, not all zero.</param>
    /// <param name="planned">What of the order is planned so far, base asset.</param>
    /// <param name="quantity">All of it.</param>
    /// <returns>For the current bucket and each one after it, its weight in what is left.</returns>
    public static ImmutableArray<decimal> From(
        decimal past, decimal observed, ImmutableArray<decimal> expected, Quantity planned, Quantity quantity)
    {
        var scale = past > 0 ? (1 + (observed / past)) / 2 : 1;
        // Where nothing is known to have traded, the clock of the curve stands for it.
        var volume = past > 0 && observed > 0 ? observed : past * scale;
        var whole = volume + (expected.Sum() * scale);
        var shares = ImmutableArray.CreateBuilder<decimal>(expected.Length);
        var until = planned.Value * whole / quantity.Value;
        foreach (var bucket in expected)
        {
            volume += bucket * scale;
            // Never back: what is ahead waits until the market has caught up.
            var target = Math.Max(until, shares.Count == expected.Length - 1 ? whole : volume);
            shares.Add(target - until);
            until = target;
        }

        return shares.MoveToImmutable();
    }
}
