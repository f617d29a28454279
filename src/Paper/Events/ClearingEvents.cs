using System.Text.Json;

namespace Bowline.Paper;

/// <summary>Writes ACCOUNT_UPDATE for what is not an order, and MARGIN_CALL (contract 10.5, 10.6).</summary>
internal static class ClearingEvents
{
    public static void Update(Utf8JsonWriter writer, Account account, BalanceNews news)
    {
        writer.WriteStartObject();
        writer.WriteString("e", "ACCOUNT_UPDATE");
        writer.WriteNumber("E", news.At);
        writer.WriteNumber("T", news.At);
        writer.WriteStartObject("a");
        writer.WriteString("m", news.Reason);
        if (news.Symbol is not null)
            writer.WriteString("S", news.Symbol);
        writer.WriteStartArray("B");
        if (news.Change is { } change)
            AccountEvents.Balance(writer, account, change);
        writer.WriteEndArray();
        writer.WriteStartArray("P");
        foreach (var leg in news.Legs)
            AccountEvents.Row(writer, news.Listing!, account.On(news.Listing!.Spec), leg);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>Of one isolated symbol, or of all cross positions when <paramref name="isolated"/> is null.</summary>
    public static void MarginCall(
        Utf8JsonWriter writer, Exchange exchange, Account account, Holding? isolated, long now)
    {
        writer.WriteStartObject();
        writer.WriteString("e", "MARGIN_CALL");
        writer.WriteNumber("E", now);
        if (isolated is null)
            writer.WriteString("cw", Money.Text(account.Wallet - account.Holdings.Sum(one => one.IsolatedWallets)));
        writer.WriteStartArray("p");
        foreach (var holding in account.Holdings)
        {
            if (!holding.HasPosition || (isolated is null ? holding.Isolated : holding != isolated))
                continue;
            foreach (var leg in holding.Legs.Where(leg => leg.Lots != 0))
                Called(writer, exchange.Listings[holding.Spec.Index], holding, leg);
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public static void AssetMode(Utf8JsonWriter writer, bool multi, long now)
    {
        writer.WriteStartObject();
        writer.WriteString("e", "ACCOUNT_CONFIG_UPDATE");
        writer.WriteNumber("E", now);
        writer.WriteNumber("T", now);
        writer.WriteStartObject("ai");
        writer.WriteBoolean("j", multi);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Called(Utf8JsonWriter writer, Listing listing, Holding holding, Position leg)
    {
        var spec = holding.Spec;
        var mark = MarginMath.MarkOf(listing, holding);
        writer.WriteStartObject();
        writer.WriteString("s", spec.Symbol);
        writer.WriteString("ps", leg.Side.Wire());
        writer.WriteString("pa", spec.QuantityText(leg.Lots));
        writer.WriteString("mt", holding.Isolated ? "ISOLATED" : "CROSSED");
        writer.WriteString("iw", Money.Trimmed(leg.IsolatedWallet));
        writer.WriteString("mp", Money.Trimmed(mark));
        writer.WriteString("up", Money.Trimmed(leg.Unrealized(spec, mark)));
        writer.WriteString("mm", Money.Trimmed(Tiers.Maintenance(spec, mark * spec.Quantity(leg.AbsLots))));
        writer.WriteEndObject();
    }
}

/// <summary>
/// What one ACCOUNT_UPDATE outside of trading tells. Change null leaves the balances out; legs are of the listing.
/// </summary>
internal sealed record BalanceNews(string Reason, decimal? Change, long At)
{
    public string? Symbol { get; init; }

    public Listing? Listing { get; init; }

    public IReadOnlyList<Position> Legs { get; init; } = [];
}
