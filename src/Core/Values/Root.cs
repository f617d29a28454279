namespace Bowline.Core;

/// <summary>
/// Roots of decimals, to the last of their 28 digits and the same on every machine: binary floating point is not used
/// for anything that decides about money.
/// </summary>
public static class Root
{
    /// <summary>
    /// The square root by Newton's method: from above every step comes down, and the first that does not has arrived.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public static decimal Square(decimal value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        if (value == 0)
            return 0;
        var root = value > 1 ? value : 1;
        while (true)
        {
            // A sum of halves, since the sum itself may be too large.
            var next = (root / 2) + (value / root / 2);
            if (next >= root)
                return root;
            root = next;
        }
    }

    /// <summary>
    /// The root of a higher order of a value of 1 or more, by halving the interval it lies in: the largest decimal whose
    /// power is not above the value.
    /// </summary>
    /// <param name="value">From 1 to 10,000.</param>
    /// <param name="order">From 1 to 1,000.</param>
    public static decimal Of(decimal value, int order)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 10_000);
        ArgumentOutOfRangeException.ThrowIfLessThan(order, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(order, 1_000);
        if (order == 1)
            return value;
        // By Bernoulli's inequality the root of 1 + x is at most 1 + x / order.
        var (low, high) = (1m, 1 + ((value - 1) / order));
        while (true)
        {
            var middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high)
                return low;
            if (IsPowerAbove(middle, order, value))
                high = middle;
            else
                low = middle;
        }
    }

    /// <summary>A whole power, by repeated squaring.</summary>
    public static decimal Power(decimal value, int exponent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(exponent);
        var (power, square) = (1m, value);
        for (var left = exponent; left > 0; left >>= 1)
        {
            if ((left & 1) == 1)
                power *= square;
            if (left > 1)
                square *= square;
        }

        return power;
    }

    // The bound is looked at on the way: the whole power may be larger than a decimal can hold.
    private static bool IsPowerAbove(decimal value, int exponent, decimal bound)
    {
        var power = 1m;
        for (var i = 0; i < exponent; i++)
        {
            power *= value;
            if (power > bound)
                return true;
        }

        return false;
    }
}
