using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// How much is expected to trade over an execution's time: for each five minutes of the day that it covers, the mean
/// volume of the past days' candles of those five minutes.
/// </summary>
internal sealed class VolumeCurve
{
    private const long DayMs = 86_400_000;
    private static readonly long SlotMs = (long)RecentCandles.Length.TotalMilliseconds;

    private readonly Time _start;
    private readonly long _firstSlot;
    private readonly ImmutableArray<decimal> _sums;
    private readonly ImmutableArray<int> _days;

    private VolumeCurve(Time start, ImmutableArray<decimal> sums, ImmutableArray<int> days, Time? newest)
    {
        _start = start;
        _firstSlot = start.Milliseconds / SlotMs * SlotMs;
        (_sums, _days, Newest) = (sums, days, newest);
    }

    /// <summary>When the newest candle of the past began; null before the first.</summary>
    public Time? Newest { get; }

    /// <summary>Nothing is known, or nothing traded: the curve is a line.</summary>
    public bool IsEven => _sums.All(sum => sum == 0);

    public static VolumeCurve Over(Time start, TimeSpan length)
    {
        var slots = (int)((start.Milliseconds % SlotMs + (long)length.TotalMilliseconds + SlotMs - 1) / SlotMs);
        return new(start, [.. new decimal[slots]], [.. new int[slots]], null);
    }

    /// <summary>With one more candle of the past; what trades while it runs is no past.</summary>
    public VolumeCurve With(Kline candle)
    {
        if (candle.OpenedAt.Milliseconds >= _firstSlot || candle.OpenedAt <= Newest)
            return this;
        var (sums, days) = (_sums, _days);
        var distance = (candle.OpenedAt.Milliseconds - _firstSlot) % DayMs;
        for (var slot = (distance < 0 ? distance + DayMs : distance) / SlotMs; slot < sums.Length; slot += DayMs / SlotMs)
        {
            sums = sums.SetItem((int)slot, sums[(int)slot] + candle.Volume.Value);
            days = days.SetItem((int)slot, days[(int)slot] + 1);
        }

        return new(_start, sums, days, candle.OpenedAt);
    }

    /// <summary>The past is known up to now.</summary>
    public bool IsCurrent(Time at) => Newest + RecentCandles.Length + RecentCandles.Length > at;

    /// <summary>What is expected to trade between two times since the start, base asset; on an even curve, minutes.</summary>
    public decimal Expected(TimeSpan from, TimeSpan to)
    {
        if (IsEven)
            return (to - from).Ticks / (decimal)TimeSpan.TicksPerMinute;
        var mean = Mean();
        var (begin, end) = ((_start + from).Milliseconds, (_start + to).Milliseconds);
        var volume = 0m;
        for (var slot = 0; slot < _sums.Length; slot++)
        {
            var (opens, closes) = (_firstSlot + (slot * SlotMs), _firstSlot + ((slot + 1) * SlotMs));
            var overlap = Math.Min(end, closes) - Math.Max(begin, opens);
            if (overlap > 0)
                volume += (_days[slot] == 0 ? mean : _sums[slot] / _days[slot]) * overlap / SlotMs;
        }

        return volume;
    }

    internal void MixInto(ref StateMixer mixer)
    {
        mixer.Add(Newest);
        for (var slot = 0; slot < _sums.Length; slot++)
        {
            mixer.Add(_sums[slot]);
            mixer.Add((long)_days[slot]);
        }
    }

    // Stands for the five minutes of which no day is known.
    private decimal Mean()
    {
        var days = _days.Sum();
        return days == 0 ? 0 : _sums.Sum() / days;
    }
}
