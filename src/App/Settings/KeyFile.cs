using Bowline.Binance;

namespace Bowline.App;

/// <summary>The secret half of a key: an HMAC secret from the environment, or a private key from a file that only its owner may read.</summary>
public static class KeyFile
{
    private const long LargestBytes = 16_384;

    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>The secret; null when there is none, with a problem when a file was named and cannot be used.</summary>
    public static Secret? Secret(string secret, string file, ICollection<string> problems)
    {
        if (file.Length == 0)
            return secret.Length > 0 ? new Secret(secret) : null;
        if (secret.Length > 0)
            problems.Add("BINANCE_API_SECRET and BINANCE_PRIVATE_KEY_FILE are both set: leave one out.");
        try
        {
            var info = new FileInfo(file);
            if (!info.Exists || info.Length > LargestBytes)
                problems.Add($"BINANCE_PRIVATE_KEY_FILE: there is no key file of at most {LargestBytes} bytes at {file}.");
            else if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & Others) != UnixFileMode.None)
                problems.Add($"BINANCE_PRIVATE_KEY_FILE: others may read {file}; `chmod 600` it.");
            else
                return new Secret(File.ReadAllText(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add($"BINANCE_PRIVATE_KEY_FILE: {e.Message}");
        }

        return null;
    }
}
