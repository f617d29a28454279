using System.Text.Json;

namespace Bowline.Simulation;

/// <summary>One record as it was written.</summary>
/// <param name="Flush">The flush that made it durable: 1 for the first.</param>
internal sealed record TapeRecord(long Sequence, string Kind, int Flush);

/// <summary>Notes every record that a world's desks write, from the bytes themselves.</summary>
internal sealed class JournalTape
{
    private readonly List<TapeRecord> _records = [];
    private int _flush;
    private bool _isEnded;

    public IReadOnlyList<TapeRecord> Records => _records;

    public void Watch(WatchedStorage door) => door.Appending = Take;

    /// <summary>The story is over: what follows is only its judgement.</summary>
    public void End() => _isEnded = true;

    private void Take(ReadOnlyMemory<byte> batch)
    {
        if (_isEnded)
            return;
        _flush++;
        for (var rest = batch; rest.Length > 0;)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            using var line = JsonDocument.Parse(rest[..end]);
            _records.Add(new(
                line.RootElement.GetProperty("seq").GetInt64(), line.RootElement.GetProperty("kind").GetString()!, _flush));
            rest = rest[(end + 1)..];
        }
    }
}
