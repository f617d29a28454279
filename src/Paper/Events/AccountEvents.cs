using System.Text.Json;

namespace Bowline.Paper;

/// <summary>Writes ACCOUNT_UPDATE, ACCOUNT_CONFIG_UPDATE and listenKeyExpired (contract 10.1, 10.5, 10.6).</summary>
internal static class AccountEvents
{
    public static void Update(Utf8JsonWriter writer, Account account, Listing listing, string reason, long now)
    {
        var holding = account.On(listing.Spec);
        writer.WriteStartObject();
        writer.WriteString("e", "ACCOUNT_UPDATE");
        writer.WriteNumber("E", now);
        writer.WriteNumber("T", now);
        writer.WriteStartObject("a");
        writer.WriteString("m", reason);
        writer.WriteStartArray("B");
        Balance(writer, account, 0);
        writer.WriteEndArray();
        writer.WriteStartArray("P");
        foreach (var leg in account.Hedge ? new[] { holding.Long, holding.Short } : [holding.Both])
            Row(writer, listing, holding, leg);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    public static void Leverage(Utf8JsonWriter writer, Holding holding, long now)
    {
        writer.WriteStartObject();
        writer.WriteString("e", "ACCOUNT_CONFIG_UPDATE");
        writer.WriteNumber("E", now);
        writer.WriteNumber("T", now);
        writer.WriteStartObject("ac");
        writer.WriteString("s", holding.Spec.Symbol);
        writer.WriteNumber("l", holding.Leverage);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    public static void KeyExpired(Utf8JsonWriter writer, string key, long now)
    {
        writer.WriteStartObject();
        writer.WriteString("e", "listenKeyExpired");
        writer.WriteNumber("E", now);
        writer.WriteString("listenKey", key);
        writer.WriteEndObject();
    }

    /// <summary>bc is the change apart from profit and fees; orders move the balance by nothing else.</summary>
    public static void Balance(Utf8JsonWriter writer, Account account, decimal change)
    {
        var isolated = account.Holdings.Sum(holding => holding.IsolatedWallets);
        writer.WriteStartObject();
        writer.WriteString("a", "USDT");
        writer.WriteString("wb", Money.Text(account.Wallet));
        writer.WriteString("cw", Money.Text(account.Wallet - isolated));
        writer.WriteString("bc", Money.Trimmed(change));
        writer.WriteEndObject();
    }

    public static void Row(Utf8JsonWriter writer, Listing listing, Holding holding, Position leg)
    {
        var spec = listing.Spec;
        writer.WriteStartObject();
        writer.WriteString("s", spec.Symbol);
        writer.WriteString("pa", leg.Lots == 0 ? "0" : spec.QuantityText(leg.Lots));
        writer.WriteString("ep", Money.Trimmed(leg.EntryPrice(spec)));
        writer.WriteString("bep", Money.Trimmed(leg.BreakEven(spec)));
        writer.WriteString("cr", Money.Trimmed(leg.Realized));
        writer.WriteString("up", Money.Trimmed(leg.Unrealized(spec, MarginMath.MarkOf(listing, holding))));
        writer.WriteString("mt", holding.Isolated ? "isolated" : "cross");
        writer.WriteString("iw", Money.Trimmed(leg.IsolatedWallet));
        writer.WriteString("ps", leg.Side.Wire());
        writer.WriteString("ma", "USDT");
        writer.WriteEndObject();
    }
}
