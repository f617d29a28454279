namespace Bowline.Paper;

/// <summary>Mean of the newest values; it remembers at most <c>capacity</c> of them.</summary>
internal sealed class RollingMean(int capacity)
{
    private readonly Queue<decimal> values = [];
    private decimal sum;

    /// <summary>0 before the first value.</summary>
    public decimal Value => values.Count == 0 ? 0 : sum / values.Count;

    public void Add(decimal value)
    {
        values.Enqueue(value);
        sum += value;
        if (values.Count > capacity)
            sum -= values.Dequeue();
    }
}
