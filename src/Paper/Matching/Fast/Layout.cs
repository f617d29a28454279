using System.Runtime.InteropServices;

namespace Bowline.Paper;

/// <summary>One resting order of a <see cref="FastBook"/>: 32 bytes, links by slot.</summary>
[StructLayout(LayoutKind.Sequential, Size = 32)]
internal struct OrderSlot
{
    public long Id;
    public long Lots;

    /// <summary>The order behind it; of a free slot, the next free one.</summary>
    public int Next;

    public int Before;

    /// <summary>Slot of its level; 0 when this order slot is free.</summary>
    public int Level;

    public OrderMarks Marks;
}

/// <summary>What an order slot has beside it, so that a plain market order touches nothing else.</summary>
[Flags]
internal enum OrderMarks
{
    None = 0,

    /// <summary>It is an account's: the entry stands in the side table.</summary>
    HasEntry = 1,

    /// <summary>External lots stood before it when it came.</summary>
    HasQueue = 2,
}

/// <summary>One price: its queue.</summary>
[StructLayout(LayoutKind.Sequential, Size = 16)]
internal struct LevelSlot
{
    public int First;
    public int Last;
    public long Lots;
}

/// <summary>What a market displays at one price.</summary>
[StructLayout(LayoutKind.Sequential, Size = 16)]
internal struct ExternalSlot
{
    public long Told;
    public long Left;
}

/// <summary>Sixteen neighbouring prices of one side.</summary>
[StructLayout(LayoutKind.Sequential, Size = 32)]
internal struct LeafSlot
{
    /// <summary>Key of its first price.</summary>
    public long Key;

    /// <summary>The node above.</summary>
    public int Parent;

    /// <summary>First external slot of its prices; 0 when the market never told one.</summary>
    public int Externals;

    /// <summary>Prices that show something, one bit each.</summary>
    public uint Shown;

    /// <summary>Prices the market told, one bit each; they are remembered while they show nothing.</summary>
    public uint Told;

    public Side Side;
}

/// <summary>Sixty-four neighbours of the tree's next lower layer.</summary>
[StructLayout(LayoutKind.Sequential, Size = 32)]
internal struct NodeSlot
{
    /// <summary>Children that exist.</summary>
    public ulong Present;

    /// <summary>Children that show something.</summary>
    public ulong Shown;

    public int Parent;

    /// <summary>Its place among the children of its parent.</summary>
    public int Digit;
}
