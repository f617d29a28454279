namespace Bowline.Paper;

/// <summary>New stream connections by address in the running five minutes of the clock (contract 3.4).</summary>
internal sealed class ConnectionWindows
{
    private const long WindowMs = 300_000;
    private const int RemotesMax = 10_000;

    private readonly Dictionary<string, int> opened = new(StringComparer.Ordinal);
    private long window;

    /// <summary>Counts one more and gives how many the address has opened.</summary>
    public int Count(string remote, long now)
    {
        if (now / WindowMs != window || opened.Count > RemotesMax)
        {
            window = now / WindowMs;
            opened.Clear();
        }
        opened.TryGetValue(remote, out var before);
        return opened[remote] = before + 1;
    }
}
