using System.Runtime.CompilerServices;

namespace Bowline.Paper;

/// <summary>
/// Order id to order slot: open addressing, each entry a slot and a 32-bit digest of the id; the id itself stands in
/// the order. At most five of eight entries are in use.
/// </summary>
internal sealed class IdTable(OrderPool orders)
{
    private const int FirstBits = 10;

    // 2^32 divided by the golden ratio: neighbours spread over the whole table.
    private const uint Spread = 0x9E3779B1;

    private ulong[] entries = new ulong[1 << FirstBits];
    private int shift = 32 - FirstBits;
    private int count;

    /// <summary>The slot of an id, 0 when it is not there.</summary>
    public int Find(long id)
    {
        var digest = Digest(id);
        for (var at = Home(digest); ; at = Next(at))
        {
            var entry = Entry(at);
            if (entry == 0)
                return 0;
            if ((uint)(entry >> 32) == digest && orders.Slots[Slot(entry)].Id == id)
                return Slot(entry);
        }
    }

    /// <summary>Adds an id that is not there.</summary>
    public void Add(long id, int slot)
    {
        if (++count > entries.Length / 8 * 5)
            Grow();
        Put(((ulong)Digest(id) << 32) | (uint)slot);
    }

    /// <summary>Takes an id out and gives its slot, 0 when it is not there.</summary>
    public int Remove(long id)
    {
        var digest = Digest(id);
        for (var at = Home(digest); ; at = Next(at))
        {
            var entry = Entry(at);
            if (entry == 0)
                return 0;
            if ((uint)(entry >> 32) != digest || orders.Slots[Slot(entry)].Id != id)
                continue;
            Close(at);
            count--;
            return Slot(entry);
        }
    }

    private static int Slot(ulong entry) => unchecked((int)(uint)entry);

    private static uint Digest(long id) => unchecked((uint)id ^ (uint)(id >> 32));

    private int Home(uint digest) => unchecked((int)((digest * Spread) >> shift));

    private int Next(int at) => (at + 1) & (entries.Length - 1);

    // Home and Next stay below the length, a power of two.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref ulong Entry(int at) => ref entries[at];

    private void Put(ulong entry)
    {
        var at = Home((uint)(entry >> 32));
        while (Entry(at) != 0)
            at = Next(at);
        Entry(at) = entry;
    }

    // Entries behind the gap move up, unless that would put them before their home.
    private void Close(int gap)
    {
        var mask = entries.Length - 1;
        for (var at = Next(gap); ; at = Next(at))
        {
            var entry = Entry(at);
            if (entry == 0)
                break;
            var home = Home((uint)(entry >> 32));
            if (((at - home) & mask) < ((at - gap) & mask))
                continue;
            Entry(gap) = entry;
            gap = at;
        }
        Entry(gap) = 0;
    }

    private void Grow()
    {
        var old = entries;
        entries = new ulong[old.Length * 2];
        shift--;
        foreach (var entry in old)
        {
            if (entry != 0)
                Put(entry);
        }
    }
}
