using System.Globalization;
using System.Text;

namespace Bowline.Simulation;

/// <summary>Watches what is written, and kills the desk once when the record it waits for comes by.</summary>
internal sealed class Assassin(Aim aim)
{
    private readonly byte[] _sign =
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"seq\":{aim.Record},\"at\":"));

    private bool _isNear;
    private bool _isDone;
    private int _bytesKept;

    public void Watch(WatchedStorage door)
    {
        door.Appending = Appending;
        door.Appended = () => Strike(KillPoint.During);
        door.Flushed = () => Strike(KillPoint.After);
    }

    private void Appending(ReadOnlyMemory<byte> batch)
    {
        var at = batch.Span.IndexOf(_sign);
        _isNear = at >= 0;
        if (!_isNear)
            return;
        _bytesKept = at + (batch.Span[at..].IndexOf((byte)'\n') / 2);
        Strike(KillPoint.Before);
    }

    private void Strike(KillPoint point)
    {
        if (!_isNear || _isDone || point != aim.Point)
            return;
        _isDone = true;
        throw new KilledException(_bytesKept, aim.DownMs);
    }
}
