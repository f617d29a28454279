using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// An order as a person means it: typed values, not yet held against the symbol's rules and the account.
/// </summary>
public sealed record Ticket
{
    public required string Verb { get; init; }

    public required Symbol Symbol { get; init; }

    /// <summary>Null only with <see cref="ClosePosition"/>: then it is the side that closes.</summary>
    public Side? Side { get; init; }

    /// <summary>Null only with <see cref="ClosePosition"/>.</summary>
    public TypedQuantity? Quantity { get; init; }

    /// <summary>Null for a market order.</summary>
    public TypedPrice? Price { get; init; }

    /// <summary>Null for a market order.</summary>
    public TypedTimeInForce? TimeInForce { get; init; }

    public PositionSide? PositionSide { get; init; }

    public SelfTradePrevention? SelfTradePrevention { get; init; }

    public ClientOrderId? ClientOrderId { get; init; }

    public bool ReduceOnly { get; init; }

    public bool ClosePosition { get; init; }

    public bool Round { get; init; }

    /// <summary>Reads what was typed: a ticket, or all that is wrong with it.</summary>
    public static TicketReading Read(TicketText text, IEnumerable<Symbol> known) => TicketReader.Read(text, known);

    /// <summary>The order this comes to, with what was rounded; or everything that speaks against it.</summary>
    public TicketAnswer Resolve(Instrument instrument, TicketView view) =>
        new TicketResolver(this, instrument, view).Resolve();

    /// <summary>Could this order have come of this ticket? What is relative or rounded may have come to anything.</summary>
    public bool IsOf(OrderSpec order)
    {
        var limit = (order as OrderSpec.Limit)?.Price;
        return order.Symbol == Symbol
            && (Side is not { } side || side == order.Side)
            && Price is null == limit is null
            && (Round || Quantity is not TypedQuantity.Absolute { Value: var quantity } || quantity == order.Quantity)
            && (Round || Price is not TypedPrice.Absolute { Value: var price } || price == limit);
    }
}

/// <summary>Time in force as typed; a GTD's end is a duration until it meets a clock.</summary>
public readonly record struct TypedTimeInForce(string Name, TimeSpan? GoodTill);

/// <summary>A ticket, or all that is wrong with the text.</summary>
public abstract record TicketReading
{
    private TicketReading() { }

    public sealed record Read(Ticket Ticket) : TicketReading;

    public sealed record Refused(ImmutableArray<Refusal> Refusals) : TicketReading;
}

/// <summary>What a ticket comes to.</summary>
public abstract record TicketAnswer
{
    private TicketAnswer() { }

    public sealed record Resolved(OrderSpec Spec, ImmutableArray<Rounding> Roundings) : TicketAnswer;

    public sealed record Refused(ImmutableArray<Refusal> Refusals) : TicketAnswer;
}

/// <summary>A value that is not sent as it was typed: shown as typed → sent.</summary>
public readonly record struct Rounding(string Field, string Typed, string Sent)
{
    public override string ToString() => $"{Field} {Typed} → {Sent}";
}
