using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>A change to a resting limit order as it was typed; at least one of price and quantity.</summary>
public sealed record AmendText(string? Price, string? Quantity, bool Round);

/// <summary>What an amend comes to.</summary>
public abstract record AmendAnswer
{
    private AmendAnswer() { }

    /// <param name="Price">The price afterwards.</param>
    /// <param name="Quantity">The total quantity afterwards, filled part included.</param>
    public sealed record Resolved(Price Price, Quantity Quantity, ImmutableArray<Rounding> Roundings) : AmendAnswer;

    public sealed record Refused(ImmutableArray<Refusal> Refusals) : AmendAnswer;
}

/// <summary>
/// Reads a typed change and holds it against the order and its symbol's rules; everything that is wrong at once.
/// </summary>
public static class AmendTicket
{
    public static AmendAnswer Resolve(AmendText text, Order order, Instrument instrument, Price? mark)
    {
        if (order.IsFinal)
            return Refused("amend-ended", "only a resting order can be changed", $"{order.Status}",
                "place a new order", -2011);
        if (order.Spec is not OrderSpec.Limit limit)
            return Refused("amend-not-limit", "only a limit order can be changed", order.Id.Text,
                "cancel it and place a new one", -5025);
        if (string.IsNullOrWhiteSpace(text.Price) && string.IsNullOrWhiteSpace(text.Quantity))
            return Refused("amend-nothing", "an amend changes the price, the quantity or both", "",
                "add --price or --quantity", -5027);
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        var roundings = ImmutableArray.CreateBuilder<Rounding>();
        var price = PriceOf(text, limit, instrument, mark, refusals, roundings);
        var quantity = QuantityOf(text, order, instrument, refusals, roundings);
        if (refusals.Count == 0)
            Check(limit, limit with { Price = price, Quantity = quantity }, instrument, mark, refusals);
        return refusals.Count > 0
            ? new AmendAnswer.Refused(refusals.ToImmutable())
            : new AmendAnswer.Resolved(price, quantity, roundings.ToImmutable());
    }

    private static void Check(
        OrderSpec.Limit before, OrderSpec.Limit after, Instrument instrument, Price? mark,
        ImmutableArray<Refusal>.Builder refusals)
    {
        if (after == before)
        {
            refusals.Add(new("amend-nothing", "the order has this price and quantity already",
                $"{after.Quantity} @ {after.Price}", [], "type another price or quantity", -5027));
        }

        // The venue has a code of its own for a change that leaves too little.
        foreach (var refusal in instrument.Check(after, mark))
            refusals.Add(refusal.VenueCode == -4164 ? refusal with { VenueCode = -5029 } : refusal);
    }

    private static Price PriceOf(AmendText text, OrderSpec.Limit limit, Instrument instrument, Price? mark,
        ImmutableArray<Refusal>.Builder refusals, ImmutableArray<Rounding>.Builder roundings)
    {
        if (string.IsNullOrWhiteSpace(text.Price) || TypedPrice.Read(text.Price).OrAdd(refusals) is not { } typed)
            return limit.Price;
        if (PriceResolver.Raw(typed, mark) is not Parsed<decimal>.Good { Value: var raw })
        {
            refusals.Add(((Parsed<decimal>.Bad)PriceResolver.Raw(typed, mark)).Why);
            return limit.Price;
        }

        var price = new Price(raw);
        var isRelative = typed is not TypedPrice.Absolute;
        var sent = isRelative || text.Round ? instrument.RoundToward(limit.Side, price) : price;
        if (isRelative || sent != price)
            roundings.Add(new("price", typed.ToString()!, sent.ToString()));
        return sent;
    }

    private static Quantity QuantityOf(AmendText text, Order order, Instrument instrument,
        ImmutableArray<Refusal>.Builder refusals, ImmutableArray<Rounding>.Builder roundings)
    {
        if (string.IsNullOrWhiteSpace(text.Quantity)
            || TypedQuantity.Read(text.Quantity).OrAdd(refusals) is not { } typed)
            return order.Spec.Quantity;
        if (typed is not TypedQuantity.Absolute { Value: var exact })
        {
            refusals.Add(new("amend-quantity-relative", "an amend's quantity is the new total in base asset",
                typed.ToString()!, [],
                "type for example 0.01", null));
            return order.Spec.Quantity;
        }

        var sent = text.Round ? instrument.RoundDown(exact, LotKind.Limit) : exact;
        if (sent != exact)
            roundings.Add(new("quantity", exact.ToString(), sent.ToString()));
        if (sent <= order.Filled && !order.Filled.IsZero)
        {
            refusals.Add(new("amend-below-filled", $"the new total must be above the {order.Filled} that has filled",
                sent.ToString(),
                [], "type a larger quantity, or cancel what rests", null));
        }

        return sent;
    }

    private static AmendAnswer.Refused Refused(string code, string rule, string value, string advice, int venue) =>
        new([new Refusal(code, rule, value, [], advice, venue)]);
}
