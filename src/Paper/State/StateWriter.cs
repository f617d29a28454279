using System.Text.Json;

namespace Bowline.Paper;

/// <summary>Writes the members of each kind of state change; money and prices as JSON strings, exact.</summary>
internal static class StateWriter
{
    public static void Opened(Utf8JsonWriter writer, StateChange.AccountOpened opened)
    {
        writer.WriteString("kind", "account");
        writer.WriteNumber("account", opened.Account);
        writer.WriteString("key", opened.ApiKey);
        writer.WriteString("credential", opened.Credential.Kind);
        writer.WriteString("secret", opened.Credential.Reveal());
        writer.WriteNumber("at", opened.At);
    }

    public static void Wallet(Utf8JsonWriter writer, StateChange.WalletChanged wallet)
    {
        writer.WriteString("kind", "wallet");
        writer.WriteNumber("account", wallet.Account);
        Exact(writer, "deposits", wallet.Deposits);
        Exact(writer, "wallet", wallet.Wallet);
        Exact(writer, "fees", wallet.Fees);
        Exact(writer, "funding", wallet.Funding);
        Exact(writer, "clearance", wallet.Clearance);
        writer.WriteNumber("at", wallet.At);
    }

    public static void Order(Utf8JsonWriter writer, OrderImage order)
    {
        writer.WriteString("kind", "order");
        writer.WriteNumber("account", order.Account);
        writer.WriteString("symbol", order.Symbol);
        writer.WriteNumber("id", order.Id);
        writer.WriteString("clientId", order.ClientId);
        writer.WriteString("side", order.Side);
        writer.WriteString("positionSide", order.PositionSide);
        writer.WriteString("type", order.Type);
        writer.WriteString("tif", order.Tif);
        writer.WriteBoolean("reduceOnly", order.ReduceOnly);
        writer.WriteString("selfTrade", order.SelfTrade);
        writer.WriteString("priceMatch", order.PriceMatch);
        writer.WriteNumber("goodTill", order.GoodTill);
        writer.WriteNumber("createdAt", order.CreatedAt);
        writer.WriteNumber("ticks", order.Ticks);
        writer.WriteNumber("origLots", order.OrigLots);
        writer.WriteNumber("executedLots", order.ExecutedLots);
        Exact(writer, "cumQuote", order.CumQuote);
        Exact(writer, "assumedPrice", order.AssumedPrice);
        writer.WriteString("status", order.Status);
        writer.WriteNumber("updatedAt", order.UpdatedAt);
        writer.WriteNumber("modifications", order.Modifications);
        writer.WriteNumber("priority", order.Priority);
    }

    public static void Position(Utf8JsonWriter writer, StateChange.PositionChanged position)
    {
        writer.WriteString("kind", "position");
        writer.WriteNumber("account", position.Account);
        writer.WriteString("symbol", position.Symbol);
        writer.WriteString("positionSide", position.PositionSide);
        writer.WriteNumber("lots", position.Lots);
        Exact(writer, "cost", position.Cost);
        Exact(writer, "openingFees", position.OpeningFees);
        Exact(writer, "realized", position.Realized);
        Exact(writer, "isolatedWallet", position.IsolatedWallet);
        writer.WriteNumber("at", position.At);
    }

    public static void Trade(Utf8JsonWriter writer, StateChange.TradeMade trade)
    {
        writer.WriteString("kind", "trade");
        writer.WriteNumber("account", trade.Account);
        writer.WriteString("symbol", trade.Symbol);
        writer.WriteNumber("id", trade.Id);
        writer.WriteNumber("orderId", trade.OrderId);
        writer.WriteString("side", trade.Side);
        writer.WriteString("positionSide", trade.PositionSide);
        writer.WriteNumber("ticks", trade.Ticks);
        writer.WriteNumber("lots", trade.Lots);
        Exact(writer, "realized", trade.Realized);
        Exact(writer, "fee", trade.Fee);
        writer.WriteBoolean("maker", trade.Maker);
        writer.WriteNumber("at", trade.At);
        writer.WriteNumber("tran", trade.Tran);
    }

    public static void Small(Utf8JsonWriter writer, StateChange change)
    {
        switch (change)
        {
            case StateChange.SettingChanged setting:
                writer.WriteString("kind", "setting");
                writer.WriteNumber("account", setting.Account);
                writer.WriteString("symbol", setting.Symbol);
                writer.WriteString("name", setting.Name);
                writer.WriteNumber("value", setting.Value);
                break;
            case StateChange.ListenKeyChanged key:
                writer.WriteString("kind", "listenKey");
                writer.WriteNumber("account", key.Account);
                writer.WriteString("key", key.Key);
                writer.WriteNumber("until", key.Until);
                break;
            case StateChange.OrderAmended amended:
                Amended(writer, amended);
                break;
            case StateChange.ListingChanged listing:
                writer.WriteString("kind", "listing");
                writer.WriteString("symbol", listing.Symbol);
                writer.WriteString("status", listing.Status);
                writer.WriteNumber("deliveryDate", listing.DeliveryDate);
                break;
            case StateChange.CountdownSet countdown:
                writer.WriteString("kind", "countdown");
                writer.WriteNumber("account", countdown.Account);
                writer.WriteString("symbol", countdown.Symbol);
                writer.WriteNumber("at", countdown.At);
                break;
            case StateChange.MarketMoved market:
                writer.WriteString("kind", "market");
                writer.WriteString("symbol", market.Symbol);
                Exact(writer, "last", market.Last);
                Exact(writer, "mark", market.Mark);
                writer.WriteNumber("lastTradeId", market.LastTradeId);
                Exact(writer, "cash", market.Cash);
                break;
            case StateChange.IdsMoved ids:
                writer.WriteString("kind", "ids");
                writer.WriteNumber("order", ids.Order);
                writer.WriteNumber("update", ids.Update);
                writer.WriteNumber("priority", ids.Priority);
                writer.WriteNumber("chance", ids.Chance);
                break;
            default:
                ClearingWriter.Write(writer, change);
                break;
        }
    }

    private static void Amended(Utf8JsonWriter writer, StateChange.OrderAmended amended)
    {
        writer.WriteString("kind", "amendment");
        writer.WriteNumber("account", amended.Account);
        writer.WriteString("symbol", amended.Symbol);
        writer.WriteNumber("orderId", amended.OrderId);
        writer.WriteNumber("id", amended.Id);
        writer.WriteNumber("at", amended.At);
        writer.WriteNumber("ticksBefore", amended.TicksBefore);
        writer.WriteNumber("ticksAfter", amended.TicksAfter);
        writer.WriteNumber("lotsBefore", amended.LotsBefore);
        writer.WriteNumber("lotsAfter", amended.LotsAfter);
        writer.WriteNumber("count", amended.Count);
        if (amended.ModifyId is { } id)
            writer.WriteNumber("modifyId", id);
    }

    public static void Exact(Utf8JsonWriter writer, string name, decimal value)
    {
        Span<char> text = stackalloc char[40];
        value.TryFormat(text, out var length, default, System.Globalization.CultureInfo.InvariantCulture);
        writer.WriteString(name, text[..length]);
    }
}
