using System.Globalization;

namespace Bowline.Core;

/// <summary>
/// Decimal text as the wire and the screen want it: no exponent, no group separators, no trailing zeros.
/// </summary>
public static class DecimalText
{
    private const string Format = "0.############################";

    public static string Plain(decimal value) =>
        value == 0 ? "0" : value.ToString(Format, CultureInfo.InvariantCulture);
}
