using System.Globalization;

namespace Bowline.Paper;

/// <summary>
/// Money is exact decimal with at most 8 decimals. Not a 64-bit integer of 1e-8: the largest price times the largest
/// quantity of some symbols does not fit into one, and every product here is exact in decimal's 28 digits anyway.
/// Each rounding names its direction; none is to the account's advantage.
/// </summary>
internal static class Money
{
    private const int Decimals = 8;

    /// <summary>Toward zero: what is received or shown as available.</summary>
    public static decimal Down(decimal value) => decimal.Round(value, Decimals, MidpointRounding.ToZero);

    /// <summary>Up, away from the payer: fees and margin to be set aside.</summary>
    public static decimal Up(decimal value) => decimal.Round(value, Decimals, MidpointRounding.ToPositiveInfinity);

    /// <summary>Toward minus infinity: who pays pays no less, who receives receives no more.</summary>
    public static decimal Against(decimal value) =>
        decimal.Round(value, Decimals, MidpointRounding.ToNegativeInfinity);

    /// <summary>With 8 decimals, as balances are printed.</summary>
    public static string Text(decimal value) => Down(value).ToString("0.00000000", CultureInfo.InvariantCulture);

    /// <summary>Up to 8 decimals without trailing zeros, as prices of no fixed scale are printed.</summary>
    public static string Trimmed(decimal value) => Down(value).ToString("0.########", CultureInfo.InvariantCulture);
}
