using System.Text.Json;

namespace Bowline.Paper;

/// <summary>
/// Says on the user stream what happened to an account (contract 10.3 to 10.6). Silent without a listen key.
/// </summary>
internal sealed class UserEvents(Exchange exchange)
{
    private const string OrderUpdate = "ORDER_TRADE_UPDATE";
    private const string Calculated = "CALCULATED";

    public void Accepted(Account account, Order order, long now)
    {
        if (Heard(account, now))
            Order(account, new OrderNews(order, order.Forced == ForcedKind.None ? "NEW" : Calculated, "NEW", now));
    }

    public void Amended(Account account, Order order, long? modifyId, long now) => Order(
        account, new OrderNews(order, "AMENDMENT", order.Status.Wire(), now) { ModifyId = modifyId });

    public void Ended(Account account, Order order, ExpiryReason reason, long now)
    {
        if (!Heard(account, now))
            return;
        var execution = order.Status == OrderStatus.Canceled ? "CANCELED" : "EXPIRED";
        Order(account, new OrderNews(order, execution, order.Status.Wire(), now) { Reason = reason });
    }

    /// <summary>One fill: the events of the recorded order, see <see cref="VenueRules.FillEvents"/>.</summary>
    public void Filled(Account account, Order order, UserTrade trade)
    {
        if (!Heard(account, trade.At))
            return;
        foreach (var name in exchange.Settings.Rules.FillEvents)
        {
            switch (name)
            {
                case "TRADE_LITE" when order.Forced != ForcedKind.None:
                    break;
                case "TRADE_LITE":
                    Publish(account, name, trade.At, writer => OrderEvents.TradeLite(writer, order, trade));
                    break;
                case "ACCOUNT_UPDATE":
                    AccountChanged(account, order.Spec, trade.At, "ORDER");
                    break;
                default:
                    var execution = order.Forced == ForcedKind.None ? "TRADE" : Calculated;
                    Order(account, new OrderNews(order, execution, order.Status.Wire(), trade.At) { Trade = trade });
                    break;
            }
        }
    }

    public void AccountChanged(Account account, SymbolSpec spec, long now, string reason)
    {
        var listing = exchange.Listings[spec.Index];
        Publish(account, "ACCOUNT_UPDATE", now, writer => AccountEvents.Update(writer, account, listing, reason, now));
    }

    /// <summary>A wallet moved by something other than trading; no position row.</summary>
    public void BalanceChanged(Account account, decimal change, string reason, long now) =>
        BalanceChanged(account, new BalanceNews(reason, change, now));

    public void BalanceChanged(Account account, BalanceNews news) => Publish(
        account, "ACCOUNT_UPDATE", news.At, writer => ClearingEvents.Update(writer, account, news));

    public void MarginCall(Account account, Holding? isolated, long now) => Publish(
        account, "MARGIN_CALL", now,
        writer => ClearingEvents.MarginCall(writer, exchange, account, isolated, now));

    public void AssetModeChanged(Account account, long now) => Publish(
        account, "ACCOUNT_CONFIG_UPDATE", now,
        writer => ClearingEvents.AssetMode(writer, account.MultiAssets, now));

    public void LeverageChanged(Account account, Holding holding, long now) => Publish(
        account, "ACCOUNT_CONFIG_UPDATE", now, writer => AccountEvents.Leverage(writer, holding, now));

    public void Algo(Account account, AlgoOrder order, long now) => Publish(
        account, "ALGO_UPDATE", now, writer => AlgoEvents.Update(writer, order, exchange.Settings.Rules, now));

    public void KeyExpired(string key, long now) => exchange.Hub.Publish(
        key, "listenKeyExpired", RestAnswer.Bytes(writer => AccountEvents.KeyExpired(writer, key, now)), now);

    private void Order(Account account, OrderNews news) => Publish(
        account, OrderUpdate, news.At,
        writer => OrderEvents.Update(writer, account.On(news.Order.Spec), news));

    private void Publish(Account account, string name, long now, Action<Utf8JsonWriter> write)
    {
        if (account.ListenKey.IsActive(now))
            exchange.Hub.Publish(account.ListenKey.Key, name, write, now);
    }

    // Asked before anything is built for an event: most accounts of a busy exchange have no listener.
    private bool Heard(Account account, long now) =>
        account.ListenKey.IsActive(now) && exchange.Hub.Hears(account.ListenKey.Key);
}

/// <summary>What one ORDER_TRADE_UPDATE tells.</summary>
internal sealed record OrderNews(Order Order, string Execution, string Status, long At)
{
    public UserTrade? Trade { get; init; }

    public long? ModifyId { get; init; }

    public ExpiryReason Reason { get; init; }
}
