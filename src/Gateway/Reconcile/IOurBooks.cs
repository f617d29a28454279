using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>What the desk believes, as the session needs to see it: read on the loop's thread, always current.</summary>
public interface IOurBooks
{
    /// <summary>Our order by its id; null when the desk never heard of it.</summary>
    OurOrder? Find(ClientOrderId order);

    /// <summary>Every order that is not final.</summary>
    IEnumerable<OurOrder> Open { get; }

    /// <summary>Every position that is not flat.</summary>
    IEnumerable<OurPosition> Positions { get; }

    /// <summary>Wallet and available balance by asset.</summary>
    IEnumerable<OurBalance> Balances { get; }

    /// <summary>Leverage and margin type of the symbols known, and the position mode when known.</summary>
    IEnumerable<AccountSetting> Settings { get; }
}

/// <summary>One order as the desk sees it.</summary>
/// <param name="VenueId">Null until the venue said it.</param>
/// <param name="Filled">Base asset, the sum of its fills.</param>
public sealed record OurOrder(
    ClientOrderId Id, OrderSpec Spec, OrderStatus Status, Inflight Inflight, VenueOrderId? VenueId, Quantity Filled)
{
    /// <summary>The venue will not change it any more.</summary>
    public bool IsFinal => Status is OrderStatus.Filled or OrderStatus.Canceled or OrderStatus.Expired
        or OrderStatus.Rejected or OrderStatus.Denied;
}

public sealed record OurPosition(Symbol Symbol, PositionSide Side, PositionAmount Amount, decimal EntryPrice);

public sealed record OurBalance(string Asset, Notional Wallet, Notional Available);
