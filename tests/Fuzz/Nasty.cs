using System.Text;

namespace Bowline.Fuzz.Tests;

/// <summary>Values that parsers trip over.</summary>
internal static class Nasty
{
    private const int LongDigits = 400;
    private const int LongText = 3_000;

    private static readonly string[] Texts =
    [
        "", " ", "0", "-0", "+1", "-1", "1", ".5", "5.", ".", "-", "--1", "1.2.3", "1,5", "1_000", "0x10", "1e5", "1e-9",
        "1e400", "NaN", "Infinity", "-Infinity", "٣", "１", "null", "undefined", "true", "false", "TRUE", "yes",
        "2147483647", "2147483648", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
        "18446744073709551615", "79228162514264337593543950335", "79228162514264337593543950336",
        "0.0000000000000000000000000001", "BTCUSDT", "btcusdt", "ETHUSDT", "NOPEUSDT", "BTCUSDT ", "币安人生USDT",
        "BUY", "SELL", "buy", "LIMIT", "MARKET", "STOP", "TRAILING_STOP_MARKET", "GTC", "IOC", "FOK", "GTX", "GTD", "BOTH",
        "LONG", "SHORT", "QUEUE", "OPPONENT_5", "NONE", "EXPIRE_BOTH", "ISOLATED", "CROSSED", "RESULT", "ACK", "1m", "1M",
        "[]", "{}", "[[]]", "[1]", "[null]", "[\"\"]", "[{}]", "{\"a\":", "\"", "'", "\\", "\0", "\u0001", "\r\n", "&", "=",
        "a&b=c", "%", "%2", "%zz", "%00", "%ff", "%ed%a0%80", "+", "\ud800", "\udc00x", "\ufeff", "\U0001f4a9", "é",
        "'; DROP TABLE orders; --", "<script>", "../../etc/passwd", "${jndi:x}", "%s%n%d",
    ];

    private static readonly string[] Extremes =
    [
        "0", "-1", "1", "2147483647", "2147483648", "-2147483649", "9223372036854775806", "9223372036854775807",
        "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "18446744073709551616", "4611686018427387904",
        "79228162514264337593543950335", "79228162514264337593543950336", "-79228162514264337593543950335",
        "0.0000000000000000000000000001", "7922816251426433759354395033.5", "999999999999", "253402300799000", "1e9",
    ];

    /// <summary>Numbers at the edges of the types that hold them.</summary>
    public static string Extreme(Chance chance) => chance.Pick(Extremes);

    public static string Value(Chance chance) => chance.Below(8) switch
    {
        0 => Number(chance),
        1 => new string(chance.Pick(["9", "0", "a", "%", "é", "[", "-"])[0], chance.Below(LongText)),
        2 => chance.Text(1 + chance.Below(40)),
        _ => chance.Pick(Texts),
    };

    /// <summary>Digits of any length, with a sign and a point anywhere.</summary>
    public static string Number(Chance chance)
    {
        var digits = new StringBuilder();
        var length = chance.OneIn(6) ? chance.Below(LongDigits) : 1 + chance.Below(12);
        for (var i = 0; i < length; i++)
            digits.Append((char)('0' + chance.Below(10)));
        if (!chance.OneIn(3))
            digits.Insert(chance.Below(digits.Length + 1), '.');
        if (chance.OneIn(8))
            digits.Insert(0, '-');
        return digits.ToString();
    }

    /// <summary>Flips, drops, doubles or inserts a few characters of a text.</summary>
    public static string Damage(Chance chance, string text)
    {
        var damaged = new StringBuilder(text);
        for (var n = 1 + chance.Below(4); n > 0 && damaged.Length > 0; n--)
        {
            var at = chance.Below(damaged.Length);
            switch (chance.Below(4))
            {
                case 0:
                    damaged.Remove(at, 1 + chance.Below(Math.Min(8, damaged.Length - at)));
                    break;
                case 1:
                    damaged.Insert(at, chance.Pick(Texts));
                    break;
                case 2:
                    damaged[at] = (char)chance.Below(chance.OneIn(4) ? 0x10000 : 0x80);
                    break;
                default:
                    damaged.Insert(at, damaged.ToString(at, Math.Min(chance.Below(20), damaged.Length - at)));
                    break;
            }
        }
        return damaged.ToString();
    }

    /// <summary>The bytes of a text, some of them spoilt so that they are no UTF-8.</summary>
    public static byte[] Bytes(Chance chance, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var n = chance.Below(4); n > 0 && bytes.Length > 0; n--)
            bytes[chance.Below(bytes.Length)] = (byte)chance.Below(256);
        return bytes;
    }
}
