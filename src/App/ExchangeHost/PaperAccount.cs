using System.Security.Cryptography;

namespace Bowline.App;

/// <summary>A key to a paper exchange, its secret and the balance it starts with.</summary>
/// <param name="Key">API key.</param>
/// <param name="Secret">HMAC secret; never printed by this record.</param>
/// <param name="BalanceUsdt">Wallet balance at birth, in USDT; ignored for an account that exists already.</param>
public sealed record PaperAccount(string Key, string Secret, decimal BalanceUsdt)
{
    private const int KeyBytes = 32;

    /// <summary>A new account with a key and a secret of 64 hex digits each, as Binance gives them out in length.</summary>
    public static PaperAccount Make(decimal balanceUsdt) => new(
        RandomNumberGenerator.GetHexString(KeyBytes * 2, lowercase: true),
        RandomNumberGenerator.GetHexString(KeyBytes * 2, lowercase: true),
        balanceUsdt);

    public override string ToString() => $"PaperAccount {{ Key = {Key}, Secret = ***, BalanceUsdt = {BalanceUsdt} }}";
}
