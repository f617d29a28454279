namespace Bowline.Paper;

/// <summary>
/// Prints whole multiples of a decimal step with the step's decimals, without going through decimal: 605001 steps of
/// 0.10 at 2 decimals are "60500.10". Exact; nothing is rounded.
/// </summary>
internal readonly struct FixedText
{
    private const int Longest = 32;
    private const int DecimalsMax = 18;

    private readonly long units;
    private readonly int decimals;

    private FixedText(long units, int decimals) => (this.units, this.decimals) = (units, decimals);

    /// <summary>Null when the step does not fit: finer than the decimals, or no positive 64-bit number of units.</summary>
    public static FixedText? Of(decimal step, int decimals)
    {
        if (decimals > DecimalsMax || step <= 0)
            return null;
        for (var i = 0; i < decimals; i++)
            step *= 10;
        return step == decimal.Truncate(step) && step <= int.MaxValue ? new FixedText((long)step, decimals) : null;
    }

    /// <summary>So many steps in text; null when it is beyond 64 bits.</summary>
    public string? Text(long steps)
    {
        if (Math.Abs(Math.Max(steps, -long.MaxValue)) > long.MaxValue / units)
            return null;
        var value = steps * units;
        Span<char> text = stackalloc char[Longest];
        var at = Longest;
        var left = Math.Abs(value);
        for (var digits = 0; left > 0 || digits <= decimals; digits++)
        {
            if (digits == decimals && decimals > 0)
                text[--at] = '.';
            (left, var digit) = Math.DivRem(left, 10);
            text[--at] = (char)('0' + digit);
        }
        if (value < 0)
            text[--at] = '-';
        return new string(text[at..]);
    }
}
