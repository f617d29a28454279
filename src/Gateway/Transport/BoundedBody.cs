namespace Bowline.Gateway;

/// <summary>Reads an answer's body up to a bound.</summary>
internal static class BoundedBody
{
    public const int BytesMax = 16 * 1024 * 1024;
    private const int FirstRoom = 4 * 1024;

    /// <summary>The bytes; null when there are more than the bound.</summary>
    public static async Task<ReadOnlyMemory<byte>?> Read(HttpContent content, CancellationToken stop)
    {
        if (content.Headers.ContentLength is > BytesMax)
            return null;
        using var stream = await content.ReadAsStreamAsync(stop).ConfigureAwait(false);
        var room = new byte[content.Headers.ContentLength is { } length and > 0 ? (int)length + 1 : FirstRoom];
        var filled = 0;
        while (true)
        {
            if (filled == room.Length)
                Array.Resize(ref room, Math.Min(room.Length * 2, BytesMax + 1));
            var read = await stream.ReadAsync(room.AsMemory(filled), stop).ConfigureAwait(false);
            if (read == 0)
                return room.AsMemory(0, filled);
            filled += read;
            if (filled > BytesMax)
                return null;
        }
    }
}
