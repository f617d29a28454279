using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Bowline.Cli;

/// <summary>Link ids: made here, so that the same order can be asked for when the desk dies in mid-request.</summary>
internal static unsafe class LinkIds
{
    private const string Base36 = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const int Length = 8;

    /// <summary>Bytes from here on are drawn again: 252 is the largest multiple of 36 in a byte.</summary>
    private const int FirstUnfair = 252;

    /// <summary><c>ORD-4f9k2m1x</c>.</summary>
    public static string New(string prefix)
    {
        var id = new char[prefix.Length + 1 + Length];
        prefix.CopyTo(id);
        id[prefix.Length] = '-';
        var drawn = stackalloc byte[1];
        for (var i = prefix.Length + 1; i < id.Length;)
        {
            Draw(drawn);
            if (*drawn < FirstUnfair)
                id[i++] = Base36[*drawn % Base36.Length];
        }

        return new string(id);
    }

    /// <summary>From the system itself where it can be asked directly: the class loads a whole cryptography library first.</summary>
    private static void Draw(byte* to)
    {
        if (OperatingSystem.IsWindows() || System_getentropy(to, 1) != 0)
            RandomNumberGenerator.Fill(new Span<byte>(to, 1));
    }

    [DllImport("libc", EntryPoint = "getentropy")]
    private static extern int System_getentropy(byte* to, nuint count);
}
