namespace Bowline.Paper;

/// <summary>The order slots, and beside them what only some have: an account's entry, a place in a queue.</summary>
internal sealed class OrderPool
{
    private BookOrder?[] entries = [];
    private long[] queues = [];
    private int free;

    public Slab<OrderSlot> Slots = new(1024);

    public int Take()
    {
        var slot = free;
        if (slot == 0)
            return Slots.Add();
        free = Slots[slot].Next;
        return slot;
    }

    public void Give(int slot)
    {
        ref var order = ref Slots[slot];
        if ((order.Marks & OrderMarks.HasEntry) != OrderMarks.None)
        {
            entries[slot]!.Slot = 0;
            entries[slot] = null;
        }
        order.Level = 0;
        order.Next = free;
        free = slot;
    }

    /// <summary>True when an order rests in the slot.</summary>
    public bool IsTaken(int slot) => Slots.Contains(slot) && Slots[slot].Level != 0;

    public BookOrder? Entry(int slot) =>
        (Slots[slot].Marks & OrderMarks.HasEntry) != OrderMarks.None ? entries[slot] : null;

    public void SetEntry(int slot, BookOrder entry)
    {
        if (slot >= entries.Length)
            Array.Resize(ref entries, Slots.Capacity);
        entries[slot] = entry;
        entry.Slot = slot;
        Slots[slot].Marks |= OrderMarks.HasEntry;
    }

    public long Queue(int slot) => (Slots[slot].Marks & OrderMarks.HasQueue) != OrderMarks.None ? queues[slot] : 0;

    public void SetQueue(int slot, long lots)
    {
        if (lots == 0)
        {
            Slots[slot].Marks &= ~OrderMarks.HasQueue;
            return;
        }
        if (slot >= queues.Length)
            Array.Resize(ref queues, Slots.Capacity);
        queues[slot] = lots;
        Slots[slot].Marks |= OrderMarks.HasQueue;
    }
}
