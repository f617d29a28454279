using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bowline.App.Tests;

/// <summary>Signs requests as the wire contract's section 2.3 says, written here anew so that it can disagree.</summary>
internal static class Signed
{
    public static string Query(string secret, string query, long unixMs)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{query}&recvWindow=60000&timestamp={unixMs}").TrimStart('&');
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text));
        return $"{text}&signature={Convert.ToHexStringLower(mac)}";
    }
}
