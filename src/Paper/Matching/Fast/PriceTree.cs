using System.Numerics;
using System.Runtime.CompilerServices;

namespace Bowline.Paper;

/// <summary>
/// The prices of both sides. A price has a key that is lower the better it is: an ask its ticks, a bid their
/// complement; so one search serves both sides. Leaves hold sixteen neighbouring levels; above them stand seven layers
/// of sixty-four children with one bit each, so that the next better price is found by counting zeros, and a price
/// anywhere costs the same.
/// </summary>
internal sealed partial class PriceTree
{
    /// <summary>Leaf width in prices, as a power of two.</summary>
    public const int LeafBits = 4;

    private const int LeafMask = (1 << LeafBits) - 1;
    private const int Digits = 6;
    private const int DigitMask = 63;
    private const int Layers = 7;

    /// <summary>All bits a key can have.</summary>
    public const long KeyMask = (1L << (LeafBits + Digits * Layers)) - 1;

    private const long NoKey = long.MaxValue;

    // The layer-1 node that was met last spans 65,536 prices: nearly every search starts there.
    private const int NearBits = LeafBits + Digits * 2;

    private readonly Shortcut[] sides = new Shortcut[2];
    private Slab<NodeSlot> nodes = new(64);
    private Slab<int> children = new(64 << Digits);
    private Slab<LeafSlot> leaves = new(64);
    private Slab<ExternalSlot> externals = new(64 << LeafBits);
    private int freeNode;
    private int freeLeaf;

    public Slab<LevelSlot> Levels = new(64 << LeafBits);

    public PriceTree()
    {
        children.StartAt(1 << Digits);
        Levels.StartAt(1 << LeafBits);
        externals.StartAt(1 << LeafBits);
        foreach (ref var side in sides.AsSpan())
            side = new Shortcut { Root = TakeNode(0, 0), BestKey = NoKey, NearKey = -1 };
    }

    /// <summary>Key of the best shown price, above every key when there is none.</summary>
    public long BestKey(Side side) => sides[(int)side].BestKey;

    /// <summary>Its level slot, 0 when there is none.</summary>
    public int Best(Side side) => sides[(int)side].BestLevel;

    public static long Key(Side side, long ticks) => ticks ^ (KeyMask & ((long)side - 1));

    /// <summary>The lowest key a taker's limit still reaches; limits out of bounds reach all or nothing.</summary>
    public static long LimitKey(Side makerSide, long limit) => Key(makerSide, Math.Clamp(limit, 0, KeyMask));

    public Side SideOf(int level) => leaves[level >> LeafBits].Side;

    public long TicksOf(int level)
    {
        ref var leaf = ref leaves[level >> LeafBits];
        return Key(leaf.Side, leaf.Key | (uint)(level & LeafMask));
    }

    /// <summary>The level slot of a price, 0 when it is neither shown nor remembered.</summary>
    public int Find(Side side, long ticks)
    {
        var key = Key(side, ticks);
        var node = sides[(int)side].Root;
        for (var bits = LeafBits + Digits * (Layers - 1); node != 0 && bits > 0; bits -= Digits)
            node = children[(node << Digits) + (int)((key >> bits) & DigitMask)];
        if (node == 0 || ((leaves[node].Shown | leaves[node].Told) >> (int)(key & LeafMask) & 1) == 0)
            return 0;
        return (node << LeafBits) + (int)(key & LeafMask);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int FindOrAdd(Side side, long ticks)
    {
        var key = Key(side, ticks);
        ref var near = ref sides[(int)side];
        if (near.NearKey == key >> NearBits)
        {
            var node = children[(near.NearNode << Digits) + (int)((key >> (LeafBits + Digits)) & DigitMask)];
            if (node != 0)
            {
                var leaf = children[(node << Digits) + (int)((key >> LeafBits) & DigitMask)];
                if (leaf == 0)
                    leaf = AddLeaf(node, side, key);
                return (leaf << LeafBits) + (int)(key & LeafMask);
            }
        }
        return AddFromRoot(side, key);
    }

    /// <summary>A level that showed nothing shows something now.</summary>
    public void Show(int level)
    {
        ref var leaf = ref leaves[level >> LeafBits];
        var was = leaf.Shown;
        leaf.Shown = was | 1u << (level & LeafMask);
        ref var side = ref sides[(int)leaf.Side];
        var key = leaf.Key | (uint)(level & LeafMask);
        if (key < side.BestKey)
        {
            side.BestKey = key;
            side.BestLevel = level;
        }
        if (was == 0)
            ShowAbove(leaf.Parent, (int)((leaf.Key >> LeafBits) & DigitMask));
    }

    /// <summary>A level shows nothing any more; its leaf may go.</summary>
    public void Hide(int level)
    {
        ref var leaf = ref leaves[level >> LeafBits];
        leaf.Shown &= ~(1u << (level & LeafMask));
        if (leaf.Shown == 0)
            HideAbove(leaf.Parent, (int)((leaf.Key >> LeafBits) & DigitMask));
        ref var side = ref sides[(int)leaf.Side];
        if (level == side.BestLevel)
        {
            side.BestLevel = leaf.Shown != 0
                ? (level & ~LeafMask) + BitOperations.TrailingZeroCount(leaf.Shown)
                : FirstBelow(side.Root);
            side.BestKey = side.BestLevel == 0
                ? NoKey
                : leaves[side.BestLevel >> LeafBits].Key | (uint)(side.BestLevel & LeafMask);
        }
        if ((leaf.Shown | leaf.Told) == 0)
            FreeLeaf(level >> LeafBits);
    }

    public bool IsShown(int level) => (leaves[level >> LeafBits].Shown >> (level & LeafMask) & 1) != 0;

    private struct Shortcut
    {
        public long BestKey;
        public int BestLevel;
        public int Root;
        public long NearKey;
        public int NearNode;
    }
}
