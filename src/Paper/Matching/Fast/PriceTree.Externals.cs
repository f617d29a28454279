namespace Bowline.Paper;

/// <summary>What the market displays beside the queues; a price it never told costs one bit.</summary>
internal sealed partial class PriceTree
{
    public ExternalSlot External(int level)
    {
        ref var leaf = ref leaves[level >> LeafBits];
        return (leaf.Told >> (level & LeafMask) & 1) == 0 ? default : externals[leaf.Externals + (level & LeafMask)];
    }

    public void SetExternal(int level, ExternalSlot external)
    {
        ref var leaf = ref leaves[level >> LeafBits];
        var bit = 1u << (level & LeafMask);
        if (external.Told == 0)
        {
            leaf.Told &= ~bit;
            return;
        }
        if (leaf.Externals == 0)
            leaf.Externals = externals.Add(1 << LeafBits);
        leaf.Told |= bit;
        externals[leaf.Externals + (level & LeafMask)] = external;
    }

    /// <summary>Lets a leaf go that was reached for a price which then held nothing.</summary>
    public void Forget(int level)
    {
        ref var leaf = ref leaves[level >> LeafBits];
        if ((leaf.Shown | leaf.Told) == 0)
            FreeLeaf(level >> LeafBits);
    }
}
