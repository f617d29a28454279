using System.Security.Cryptography;

namespace Bowline.Cli;

/// <summary>Link ids: made here, so that the same order can be asked for when the desk dies in mid-request.</summary>
internal static class LinkIds
{
    private const string Base36 = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const int Length = 8;

    /// <summary><c>ORD-4f9k2m1x</c>.</summary>
    public static string New(string prefix) => prefix + "-" + RandomNumberGenerator.GetString(Base36, Length);
}
