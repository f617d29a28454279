using Bowline.App;

namespace Bowline.App.Tests;

/// <summary>A simulated disk: what was not flushed is lost by a crash, it holds so many bytes, and it may fail from the
/// n-th operation on.</summary>
internal sealed class MemoryDisk : IStateDisk
{
    private readonly Dictionary<string, Content> names = [];
    private Dictionary<string, Content> durableNames = [];

    public long BytesMax { get; set; } = long.MaxValue;

    /// <summary>Operations left before every further one fails.</summary>
    public int OperationsLeft { get; set; } = int.MaxValue;

    public long BytesUsed => names.Values.Sum(content => (long)content.Now.Length);

    public IReadOnlyList<string> Names() => [.. names.Keys.Order(StringComparer.Ordinal)];

    public byte[] Read(string name) => names[name].Now;

    public void Overwrite(string name, byte[] bytes) => names[name].Now = names[name].Flushed = bytes;

    public IStateFile Open(string name)
    {
        Count();
        if (!names.TryGetValue(name, out var content)) names[name] = content = new Content();
        return new Handle(this, content);
    }

    public void Rename(string from, string to)
    {
        Count();
        names[to] = names[from];
        names.Remove(from);
    }

    public void FlushNames()
    {
        Count();
        durableNames = new Dictionary<string, Content>(names);
    }

    public void Delete(string name)
    {
        Count();
        names.Remove(name);
    }

    /// <summary>The power goes and comes back: only what was flushed is there, under the names that were flushed.</summary>
    public void Crash()
    {
        names.Clear();
        foreach (var (name, content) in durableNames)
        {
            content.Now = content.Flushed;
            names[name] = content;
        }
        OperationsLeft = int.MaxValue;
        BytesMax = long.MaxValue;
    }

    public void Dispose()
    {
    }

    private void Count()
    {
        if (OperationsLeft == 0) throw new IOException("simulated failure");
        OperationsLeft--;
    }

    private sealed class Content
    {
        public byte[] Now { get; set; } = [];
        public byte[] Flushed { get; set; } = [];
    }

    private sealed class Handle(MemoryDisk disk, Content content) : IStateFile
    {
        public void Write(long offset, ReadOnlySpan<byte> bytes)
        {
            disk.Count();
            var end = (int)offset + bytes.Length;
            var room = disk.BytesMax - disk.BytesUsed + content.Now.Length;
            var grown = new byte[Math.Max(content.Now.Length, (int)Math.Min(end, room))];
            content.Now.CopyTo(grown, 0);
            content.Now = grown;
            var fits = Math.Clamp(grown.Length - (int)offset, 0, bytes.Length);
            bytes[..fits].CopyTo(grown.AsSpan((int)offset));
            if (fits < bytes.Length) throw new IOException("No space left on device");
        }

        public void Flush()
        {
            disk.Count();
            content.Flushed = content.Now;
        }

        public void Cut(long length)
        {
            disk.Count();
            content.Now = content.Now[..(int)length];
        }

        public void Dispose()
        {
        }
    }
}
