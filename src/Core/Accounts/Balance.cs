namespace Bowline.Core;

/// <summary>What the account holds of one asset, as the venue stated it last.</summary>
/// <param name="Wallet">Deposits, realized profit, fees and funding; no unrealized profit
/// [<c>walletBalance</c>].</param>
/// <param name="Available">What new orders may use [<c>availableBalance</c>]; the venue pushes it rarely, so it may be
/// old.</param>
public sealed record Balance(string Asset, Notional Wallet, Notional Available) : IStateful
{
    public void MixInto(ref StateMixer mixer)
    {
        mixer.Add("balance");
        mixer.Add(Asset);
        mixer.Add(Wallet.Value);
        mixer.Add(Available.Value);
    }
}
