using System.Numerics;

namespace Bowline.Paper;

/// <summary>How the tree grows, shrinks and is walked.</summary>
internal sealed partial class PriceTree
{
    /// <summary>The next level behind this one that is shown or remembered, 0 when there is none.</summary>
    public int After(int level)
    {
        var at = level >> LeafBits;
        ref var leaf = ref leaves[at];
        var rest = (leaf.Shown | leaf.Told) & (uint.MaxValue << (level & LeafMask) << 1);
        if (rest != 0)
            return (at << LeafBits) + BitOperations.TrailingZeroCount(rest);
        var digit = (int)((leaf.Key >> LeafBits) & DigitMask);
        for (var node = leaf.Parent; node != 0; node = nodes[node].Parent)
        {
            var others = nodes[node].Present & (ulong.MaxValue << digit << 1);
            if (others != 0)
                return FirstIn(children[(node << Digits) + BitOperations.TrailingZeroCount(others)], Layer(node) - 1);
            digit = nodes[node].Digit;
        }
        return 0;
    }

    /// <summary>The best level that is shown or remembered, 0 when there is none.</summary>
    public int First(Side side)
    {
        var root = sides[(int)side].Root;
        return nodes[root].Present == 0 ? 0 : FirstIn(root, Layers);
    }

    // Layer 0 is a leaf.
    private int Layer(int node)
    {
        var layer = Layers;
        for (var above = nodes[node].Parent; above != 0; above = nodes[above].Parent)
            layer--;
        return layer;
    }

    private int FirstIn(int node, int layer)
    {
        for (; layer > 0; layer--)
            node = children[(node << Digits) + BitOperations.TrailingZeroCount(nodes[node].Present)];
        ref var leaf = ref leaves[node];
        return (node << LeafBits) + BitOperations.TrailingZeroCount(leaf.Shown | leaf.Told);
    }

    private int FirstBelow(int root)
    {
        if (nodes[root].Shown == 0)
            return 0;
        var node = root;
        for (var layer = Layers; layer > 0; layer--)
            node = children[(node << Digits) + BitOperations.TrailingZeroCount(nodes[node].Shown)];
        return (node << LeafBits) + BitOperations.TrailingZeroCount(leaves[node].Shown);
    }

    private void ShowAbove(int node, int digit)
    {
        while (node != 0)
        {
            ref var slot = ref nodes[node];
            var was = slot.Shown;
            slot.Shown = was | 1UL << digit;
            if (was != 0)
                return;
            (node, digit) = (slot.Parent, slot.Digit);
        }
    }

    private void HideAbove(int node, int digit)
    {
        while (node != 0)
        {
            ref var slot = ref nodes[node];
            slot.Shown &= ~(1UL << digit);
            if (slot.Shown != 0)
                return;
            (node, digit) = (slot.Parent, slot.Digit);
        }
    }

    private int AddFromRoot(Side side, long key)
    {
        ref var near = ref sides[(int)side];
        var node = near.Root;
        var bits = LeafBits + Digits * (Layers - 1);
        for (; bits > LeafBits; bits -= Digits)
        {
            var digit = (int)((key >> bits) & DigitMask);
            if (bits == NearBits - Digits)
                (near.NearKey, near.NearNode) = (key >> NearBits, node);
            var child = children[(node << Digits) + digit];
            node = child != 0 ? child : TakeNode(node, digit);
        }
        var leaf = children[(node << Digits) + (int)((key >> LeafBits) & DigitMask)];
        if (leaf == 0)
            leaf = AddLeaf(node, side, key);
        return (leaf << LeafBits) + (int)(key & LeafMask);
    }

    private int AddLeaf(int node, Side side, long key)
    {
        var leaf = freeLeaf;
        if (leaf != 0)
        {
            freeLeaf = leaves[leaf].Parent;
        }
        else
        {
            leaf = leaves.Add();
            Levels.Add(1 << LeafBits);
        }
        ref var slot = ref leaves[leaf];
        slot.Key = key & ~(long)LeafMask;
        slot.Parent = node;
        slot.Side = side;
        Link(node, (int)((key >> LeafBits) & DigitMask), leaf);
        return leaf;
    }

    private int TakeNode(int parent, int digit)
    {
        var node = freeNode;
        if (node != 0)
        {
            freeNode = nodes[node].Parent;
        }
        else
        {
            node = nodes.Add();
            children.Add(1 << Digits);
        }
        nodes[node] = new NodeSlot { Parent = parent, Digit = digit };
        if (parent != 0)
            Link(parent, digit, node);
        return node;
    }

    private void Link(int node, int digit, int child)
    {
        children[(node << Digits) + digit] = child;
        nodes[node].Present |= 1UL << digit;
    }

    // A leaf leaves with all its levels empty, and keeps its block of external slots for the next price.
    private void FreeLeaf(int leaf)
    {
        ref var slot = ref leaves[leaf];
        var (node, digit) = (slot.Parent, (int)((slot.Key >> LeafBits) & DigitMask));
        slot.Parent = freeLeaf;
        freeLeaf = leaf;
        while (true)
        {
            ref var above = ref nodes[node];
            children[(node << Digits) + digit] = 0;
            above.Present &= ~(1UL << digit);
            if (above.Present != 0 || above.Parent == 0)
                return;
            FreeNode(node, out node, out digit);
        }
    }

    private void FreeNode(int node, out int parent, out int digit)
    {
        ref var slot = ref nodes[node];
        (parent, digit) = (slot.Parent, slot.Digit);
        foreach (ref var side in sides.AsSpan())
        {
            if (side.NearNode == node)
                (side.NearKey, side.NearNode) = (-1, 0);
        }
        slot.Parent = freeNode;
        freeNode = node;
    }
}
