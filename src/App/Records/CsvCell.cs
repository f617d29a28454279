using System.Globalization;

namespace Bowline.App;

/// <summary>One cell that a spreadsheet takes for text or a number, never for a formula.</summary>
internal static class CsvCell
{
    private const string Dangerous = "=+-@\t\r";

    public static string Safe(string value)
    {
        if (value.Length == 0 || !Dangerous.Contains(value[0])) return value;
        return IsNumber(value) ? value : "'" + value;
    }

    private static bool IsNumber(string value) => decimal.TryParse(
        value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
}
