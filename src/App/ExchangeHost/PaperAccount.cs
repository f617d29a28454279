using System.Security.Cryptography;
using Bowline.Paper;

namespace Bowline.App;

/// <summary>A key to a paper exchange, its secret and the balance it starts with.</summary>
/// <param name="Key">API key.</param>
/// <param name="Secret">HMAC secret; never printed by this record.</param>
/// <param name="BalanceUsdt">Wallet balance at birth, in USDT; ignored for an account that exists already.</param>
public sealed record PaperAccount(string Key, string Secret, decimal BalanceUsdt)
{
    private const int KeyBytes = 32;

    /// <summary>Proves requests in the secret's place when it is set.</summary>
    public Credential? PublicKey { get; init; }

    /// <summary>What the exchange holds requests against.</summary>
    public Credential Credential => PublicKey ?? new Credential.Hmac(Secret);

    /// <summary>A new account with a key and a secret of 64 hex digits each, as Binance gives them out in length.</summary>
    public static PaperAccount Make(decimal balanceUsdt) => new(
        RandomNumberGenerator.GetHexString(KeyBytes * 2, lowercase: true),
        RandomNumberGenerator.GetHexString(KeyBytes * 2, lowercase: true),
        balanceUsdt);

    public override string ToString() => $"PaperAccount {{ Key = {Key}, Secret = ***, BalanceUsdt = {BalanceUsdt} }}";
}
