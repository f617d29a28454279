using System.Globalization;
using Bowline.App;
using Bowline.Paper;

namespace Bowline.Daemon;

/// <summary>Reads <c>--account</c>. The key ends at the first colon; what follows the last one is the balance if it reads as
/// a number, so a secret may hold colons. A value that begins with a colon names its own separator, so that any text can
/// be typed: <c>:|a:key|a:secret|5000</c>.</summary>
internal static class AccountArgument
{
    private const int TextMax = 256;
    private const int FileMax = 16 * 1024;
    private const decimal DefaultBalance = 10_000m;
    private const string Form =
        "--account: type KEY:SECRET or KEY:SECRET:USDT, for example test:secret:10000; with a public key KEY:rsa:FILE.pem or "
        + "KEY:ed25519:FILE.pem; with another separator :|KEY|SECRET";

    /// <summary>The account, or why it cannot be read.</summary>
    public static (PaperAccount? Account, string Why) Read(string value)
    {
        var separator = ':';
        if (value.Length > 2 && value[0] == ':') (separator, value) = (value[1], value[2..]);
        var end = value.IndexOf(separator, StringComparison.Ordinal);
        var (key, proof) = end < 0 ? (value, "") : (value[..end], value[(end + 1)..]);
        var balance = DefaultBalance;
        var last = proof.LastIndexOf(separator);
        if (last > 0 && decimal.TryParse(
            proof.AsSpan(last + 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var told))
            (proof, balance) = (proof[..last], told);
        if (!IsPrintable(key) || proof.Length == 0) return (null, Form);
        if (balance > Exchange.MaxDeposit)
            return (null, $"--account: {balance} USDT is more than an account can have, {Exchange.MaxDeposit:0}");
        foreach (var kind in (string[])["rsa", "ed25519"])
        {
            if (proof.StartsWith(kind + separator, StringComparison.Ordinal))
                return FromFile(new PaperAccount(key, "", balance), kind, proof[(kind.Length + 1)..]);
        }
        return IsPrintable(proof) ? (new PaperAccount(key, proof, balance), "") : (null, Form);
    }

    private static bool IsPrintable(string text) => text.Length is > 0 and <= TextMax && !text.Any(char.IsControl);

    private static (PaperAccount? Account, string Why) FromFile(PaperAccount account, string kind, string file)
    {
        try
        {
            if (new FileInfo(file).Length > FileMax) return (null, $"--account: {file} is too long for a public key");
            var text = File.ReadAllText(file);
            var read = Credential.FromPublicKey(text);
            var fits = kind == "rsa" ? read is Credential.Rsa : read is Credential.Ed25519;
            if (fits) return (account with { PublicKey = read }, "");
            return (null, text.Contains("PRIVATE KEY", StringComparison.Ordinal)
                ? $"--account: {file} holds a private key; give the public one: openssl pkey -in {file} -pubout"
                : $"--account: {file} holds no {kind} public key in PEM form");
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return (null, $"--account: {unread.Message}");
        }
    }
}
