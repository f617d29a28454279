using System.Security.Cryptography;

namespace Bowline.Daemon;

/// <summary>The token that callers over TCP show: made once a profile, kept in a file that only its owner can read.</summary>
internal static class ApiToken
{
    private const int Bytes = 32;

    public static string ReadOrMake(string folder)
    {
        var path = Path.Combine(folder, "api-token");
        if (File.Exists(path) && File.ReadAllText(path).Trim() is { Length: Bytes * 2 } kept)
            return kept;
        var token = RandomNumberGenerator.GetHexString(Bytes * 2, lowercase: true);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new StreamWriter(path, options);
        file.WriteLine(token);
        return token;
    }
}
