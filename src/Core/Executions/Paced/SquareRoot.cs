namespace Bowline.Core;

/// <summary>The square root in decimals: the same digits on every machine.</summary>
internal static class SquareRoot
{
    /// <summary>To within a unit of the 27th significant digit (Newton's iteration from above).</summary>
    public static decimal Of(decimal value)
    {
        Ensure.That(value >= 0);
        if (value == 0)
            return 0;
        var root = value > 1 ? value : 1;
        while (true)
        {
            var next = (root + (value / root)) / 2;
            // From above it only falls, until the last digit is reached.
            if (next >= root)
                return root;
            root = next;
        }
    }
}
