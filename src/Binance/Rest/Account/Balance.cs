namespace Bowline.Binance;

/// <summary>One asset of GET v2/balance and v3/balance (the same shape).</summary>
public sealed record BalanceRow
{
    public string? AccountAlias { get; init; }
    public required string Asset { get; init; }
    /// <summary>Wallet balance.</summary>
    public required decimal Balance { get; init; }
    public decimal CrossWalletBalance { get; init; }
    public decimal CrossUnPnl { get; init; }
    public required decimal AvailableBalance { get; init; }
    public decimal MaxWithdrawAmount { get; init; }
    public bool? MarginAvailable { get; init; }
    /// <summary>Unix ms.</summary>
    public long UpdateTime { get; init; }
}
