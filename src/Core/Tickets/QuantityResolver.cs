using System.Diagnostics;

namespace Bowline.Core;

/// <summary>Turns <c>500$</c> and <c>25%</c> into base asset, always rounded down: never more than was meant.</summary>
public sealed class QuantityResolver(Instrument instrument, TicketView view, bool reduceOnly)
{
    // A market buy is held to cost this much more than the best ask (wire contract, section 12.4).
    private const decimal MarketBuyMargin = 1.0005m;

    /// <param name="limit">The price it is worth; null takes the market's.</param>
    public Parsed<Quantity> Relative(TypedQuantity typed, Side side, Price? limit)
    {
        var kind = limit is null ? LotKind.Market : LotKind.Limit;
        var (raw, refusal) = typed switch
        {
            TypedQuantity.Worth worth => Worth(worth, side, limit),
            TypedQuantity.Percent percent when Closes(side) =>
                (view.Position.Amount.Size.Value * percent.Value / 100, null),
            TypedQuantity.Percent percent => Opening(percent, side, limit),
            _ => throw new UnreachableException(typed.GetType().Name),
        };
        if (refusal is not null)
            return refusal;
        var sent = instrument.RoundDown(new Quantity(raw), kind);
        return sent.IsZero
            ? TooSmall(instrument, kind, $"{typed} = {DecimalText.Plain(raw)}", limit ?? view.Mark)
            : sent;
    }

    /// <summary>The refusal of a quantity that rounds to nothing.</summary>
    public static Refusal TooSmall(Instrument instrument, LotKind kind, string value, Price? price)
    {
        var lot = instrument.LotFor(kind);
        var least = price is { } p ? instrument.SmallestAt(p, kind) : new Quantity(lot.Min);
        return new("quantity-below-min", $"the least quantity is {DecimalText.Plain(lot.Min)} {instrument.BaseAsset}",
            value, [least.ToString()], $"type {least} or more", -4004);
    }

    private (decimal Raw, Refusal? Why) Worth(TypedQuantity.Worth worth, Side side, Price? limit) =>
        (limit ?? view.Taking(side)) is { } price
            ? (worth.Value.Value / price.Value, null)
            : (0, NoPrice(worth));

    // What is available pays for margin, for the loss the order would open with, and for the taker fee.
    private (decimal Raw, Refusal? Why) Opening(TypedQuantity.Percent percent, Side side, Price? limit)
    {
        if (view.Available is not { } available || view.Leverage is not { } leverage)
        {
            return (0, new("quantity-no-account",
                "a percentage needs the account's balance and leverage, and they are not known yet",
                percent.ToString(), [], "type an absolute quantity, or try again in a moment", null));
        }

        if (Assumed(side, limit) is not { } price)
            return (0, NoPrice(percent));
        var traded = limit?.Value ?? price;
        var mark = view.Mark?.Value ?? price;
        var loss = Math.Max(0, side == Side.Buy ? traded - mark : mark - traded);
        var each = (price / leverage) + loss + (price * view.TakerFee);
        return (Math.Max(0, available.Value) * percent.Value / 100 / each, null);
    }

    // The price the venue holds the cost against: wire contract, section 12.4.
    private decimal? Assumed(Side side, Price? limit) => (side, limit) switch
    {
        (Side.Buy, { } price) => price.Value,
        (Side.Buy, null) => view.Taking(side)?.Value * MarketBuyMargin,
        _ => Highest(view.Quote?.Bid, view.Mark, limit),
    };

    private static decimal? Highest(params Price?[] prices) => prices.Max(p => p?.Value);

    // Reduce-only closes; so does, in any mode, the side against what is open.
    private bool Closes(Side side) =>
        reduceOnly || (!view.Position.Amount.IsFlat && view.Position.Amount.IsLong == (side == Side.Sell));

    private static Refusal NoPrice(TypedQuantity typed) => new(
        "quantity-no-price", "this quantity needs a price of the market, and none is known yet",
        typed.ToString()!, [], "type an absolute quantity, or try again in a moment", null);
}
