using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Bowline.Book.Bench;

/// <summary>
/// One writer, one reader, no lock: the writer says how far it has written, the reader how far it has read, and each
/// looks at the other's word only when it must. The writer publishes in batches, so that the line that holds its word
/// does not move between the cores for every report.
/// </summary>
internal sealed class ReportRing
{
    private const int Size = 1 << 13;
    private const int Batch = 64;

    private readonly Report[] slots = new Report[Size];
    private Word published;
    private Word consumed;
    private Word done;

    // The writer's own.
    private long written;
    private long limit = Size;

    /// <summary>The slot of the next report; fill it, then <see cref="Push"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref Report Next()
    {
        if (written == limit)
            WaitForRoom();
        return ref slots[(int)(written & (Size - 1))];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push()
    {
        written++;
        if ((written & (Batch - 1)) == 0)
            Volatile.Write(ref published.Value, written);
    }

    /// <summary>Publishes what is left; the writer is through.</summary>
    public void Finish()
    {
        Volatile.Write(ref published.Value, written);
        Volatile.Write(ref done.Value, 1);
    }

    /// <summary>The reader's loop: copies every report until the writer is through; gives their number.</summary>
    public int DrainTo(ref Report[] kept)
    {
        long read = 0;
        var wait = new SpinWait();
        while (true)
        {
            var over = Volatile.Read(ref done.Value) != 0;
            var end = Volatile.Read(ref published.Value);
            if (end == read)
            {
                if (over)
                    return (int)read;
                wait.SpinOnce(sleep1Threshold: -1);
                continue;
            }
            wait.Reset();
            if (end > kept.Length)
                Array.Resize(ref kept, checked((int)Math.Max(end, kept.Length * 2L)));
            for (; read < end; read++)
                kept[(int)read] = slots[(int)(read & (Size - 1))];
            Volatile.Write(ref consumed.Value, read);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WaitForRoom()
    {
        Volatile.Write(ref published.Value, written);
        var wait = new SpinWait();
        while ((limit = Volatile.Read(ref consumed.Value) + Size) == written)
            wait.SpinOnce(sleep1Threshold: -1);
    }

    // Two lines to itself: the neighbour's line is fetched along.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Word
    {
        [FieldOffset(128)]
        public long Value;
    }
}
