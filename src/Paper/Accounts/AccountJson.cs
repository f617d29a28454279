using System.Text.Json;

namespace Bowline.Paper;

/// <summary>Writes the account-wide blocks of contract 7.2.</summary>
internal static class AccountJson
{
    public static void Rights(Utf8JsonWriter writer, Account account, bool withBurn)
    {
        writer.WriteNumber("feeTier", 0);
        if (withBurn)
            writer.WriteBoolean("feeBurn", account.FeeBurn);
        writer.WriteBoolean("canTrade", true);
        writer.WriteBoolean("canDeposit", true);
        writer.WriteBoolean("canWithdraw", true);
        if (withBurn)
            writer.WriteNumber("updateTime", 0);
        if (withBurn)
            writer.WriteBoolean("multiAssetsMargin", account.MultiAssets);
        if (withBurn)
            writer.WriteNumber("tradeGroupId", -1);
    }

    public static void Totals(Utf8JsonWriter writer, MarginTotals totals)
    {
        writer.WriteString("totalInitialMargin", Money.Text(totals.Initial));
        writer.WriteString("totalMaintMargin", Money.Text(totals.Maintenance));
        writer.WriteString("totalWalletBalance", Money.Text(totals.Wallet));
        writer.WriteString("totalUnrealizedProfit", Money.Text(totals.Unrealized));
        writer.WriteString("totalMarginBalance", Money.Text(totals.MarginBalance));
        writer.WriteString("totalPositionInitialMargin", Money.Text(totals.PositionInitial));
        writer.WriteString("totalOpenOrderInitialMargin", Money.Text(totals.OpenOrderInitial));
        writer.WriteString("totalCrossWalletBalance", Money.Text(totals.CrossWallet));
        writer.WriteString("totalCrossUnPnl", Money.Text(totals.CrossUnrealized));
        writer.WriteString("availableBalance", Money.Text(totals.Available));
        writer.WriteString("maxWithdrawAmount", Money.Text(totals.MaxWithdraw));
    }

    public static void Asset(Utf8JsonWriter writer, MarginTotals totals, long updatedAt)
    {
        writer.WriteStartObject();
        writer.WriteString("asset", "USDT");
        writer.WriteString("walletBalance", Money.Text(totals.Wallet));
        writer.WriteString("unrealizedProfit", Money.Text(totals.Unrealized));
        writer.WriteString("marginBalance", Money.Text(totals.MarginBalance));
        writer.WriteString("maintMargin", Money.Text(totals.Maintenance));
        writer.WriteString("initialMargin", Money.Text(totals.Initial));
        writer.WriteString("positionInitialMargin", Money.Text(totals.PositionInitial));
        writer.WriteString("openOrderInitialMargin", Money.Text(totals.OpenOrderInitial));
        writer.WriteString("crossWalletBalance", Money.Text(totals.CrossWallet));
        writer.WriteString("crossUnPnl", Money.Text(totals.CrossUnrealized));
        writer.WriteString("availableBalance", Money.Text(totals.Available));
        writer.WriteString("maxWithdrawAmount", Money.Text(totals.MaxWithdraw));
        writer.WriteBoolean("marginAvailable", true);
        writer.WriteNumber("updateTime", updatedAt);
        writer.WriteEndObject();
    }

    public static void Balance(Utf8JsonWriter writer, MarginTotals totals, Account account)
    {
        writer.WriteStartObject();
        writer.WriteString("accountAlias", Alias(account));
        writer.WriteString("asset", "USDT");
        writer.WriteString("balance", Money.Text(totals.Wallet));
        writer.WriteString("crossWalletBalance", Money.Text(totals.CrossWallet));
        writer.WriteString("crossUnPnl", Money.Text(totals.CrossUnrealized));
        writer.WriteString("availableBalance", Money.Text(totals.Available));
        writer.WriteString("maxWithdrawAmount", Money.Text(totals.MaxWithdraw));
        writer.WriteBoolean("marginAvailable", true);
        writer.WriteNumber("updateTime", account.WalletUpdatedAt);
        writer.WriteEndObject();
    }

    // The venue's alias is an opaque word that stays the same for an account.
    private static string Alias(Account account) => new Prng((ulong)account.Index).Text(4);
}
