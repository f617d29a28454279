using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>Reads an order's text, telling everything that is wrong at once.</summary>
internal static class TicketReader
{
    public static TicketReading Read(TicketText text, IEnumerable<Symbol> known)
    {
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        var isLimit = text.Verb == Executions.Limit;
        Ensure.That(isLimit || text.Verb == Executions.Market);
        var symbol = SymbolText.Read(text.Symbol, known).OrAdd(refusals);
        Side? side = text.ClosePosition && Blank(text.Side) ? null : SideText.Read(text.Side).OrAdd(refusals);
        var ticket = new Ticket
        {
            Verb = text.Verb,
            Symbol = symbol,
            Side = side,
            Quantity = Quantity(text, refusals),
            Price = Price(text, isLimit, refusals),
            TimeInForce = TimeInForceText.Read(text, isLimit, refusals),
            PositionSide = Blank(text.PositionSide) ? null : SideText.ReadPosition(text.PositionSide).OrAdd(refusals),
            SelfTradePrevention = Blank(text.SelfTradePrevention)
                ? null
                : SideText.ReadSelfTrade(text.SelfTradePrevention).OrAdd(refusals),
            ClientOrderId = ClientId(text, refusals),
            ReduceOnly = text.ReduceOnly,
            ClosePosition = text.ClosePosition,
            Round = text.Round,
        };
        return refusals.Count > 0 ? new TicketReading.Refused(refusals.ToImmutable()) : new TicketReading.Read(ticket);
    }

    private static TypedQuantity? Quantity(TicketText text, ImmutableArray<Refusal>.Builder refusals)
    {
        if (!text.ClosePosition)
            return TypedQuantity.Read(text.Quantity).OrAdd(refusals);
        if (Blank(text.Quantity))
            return null;
        refusals.Add(new(
            "quantity-with-close-position", "--close-position closes the whole position and takes no quantity",
            NumberText.Shown(text.Quantity), [], "leave one of the two out", -4137));
        return null;
    }

    private static TypedPrice? Price(TicketText text, bool isLimit, ImmutableArray<Refusal>.Builder refusals)
    {
        if (isLimit)
            return TypedPrice.Read(text.Price).OrAdd(refusals);
        if (!Blank(text.Price))
        {
            refusals.Add(new(
                "price-on-market", "a market order takes no price", NumberText.Shown(text.Price), [],
                "leave the price out, or place a limit order", -1106));
        }

        return null;
    }

    private static ClientOrderId? ClientId(TicketText text, ImmutableArray<Refusal>.Builder refusals)
    {
        if (text.ClientOrderId is not { Length: > 0 } typed)
            return null;
        var id = new ClientOrderId(typed);
        if (!Ownership.IsLegal(id))
            refusals.Add(Ownership.IllegalId(id));
        else if (Ownership.IsOurs(id))
            refusals.Add(Ownership.ReservedId(id));
        return id;
    }

    internal static bool Blank(string? text) => string.IsNullOrWhiteSpace(text);
}
