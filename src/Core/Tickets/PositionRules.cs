using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>What a ticket may do to the position: sides, position sides, reduce-only, close-position.</summary>
public sealed class PositionRules(Ticket ticket, TicketView view)
{
    private PositionAmount Amount => view.Position.Amount;

    /// <summary>The order's side; null after a refusal.</summary>
    public Side? Side(ImmutableArray<Refusal>.Builder refusals)
    {
        if (PositionSideProblem(view.Mode, ticket.PositionSide) is { } problem)
        {
            refusals.Add(problem);
            return null;
        }

        if (!ticket.ClosePosition)
            return ticket.Side;
        if (Amount.IsFlat)
        {
            refusals.Add(Flat("close-position-flat", "--close-position"));
            return null;
        }

        var closing = Closing();
        if (ticket.Side is not { } typed || typed == closing)
            return closing;
        refusals.Add(WrongSide("close-position-side", typed));
        return null;
    }

    public void CheckReduceOnly(OrderSpec spec, ImmutableArray<Refusal>.Builder refusals)
    {
        if (!spec.ReduceOnly || ticket.ClosePosition)
            return;
        if (NothingToReduce(spec.Side) is { } nothing)
            refusals.Add(nothing);
        else if (spec.Quantity > Amount.Size)
        {
            refusals.Add(new(
                "reduce-only-size", $"a reduce-only order is at most the position of {Amount.Size} {ticket.Symbol}",
                spec.Quantity.ToString(), [Amount.Size.ToString()], $"type {Amount.Size}, 100% or --close-position",
                    -2022));
        }
    }

    /// <summary>Why nothing of the position can be reduced on that side; null when something can.</summary>
    public Refusal? NothingToReduce(Side side) => Amount.IsFlat ? Flat("reduce-only-flat", "--reduce-only")
        : side != Closing() ? WrongSide("reduce-only-side", side)
        : null;

    /// <summary>In hedge mode an order names its position side, in one-way mode there is none to name.</summary>
    public static Refusal? PositionSideProblem(PositionMode mode, PositionSide? side) => (mode, side) switch
    {
        (PositionMode.Hedge, null or PositionSide.Both) => new(
            "position-side-missing", "in hedge mode an order names its position side", "", ["LONG", "SHORT"],
            "add --position-side LONG or SHORT", -4061),
        (PositionMode.OneWay, PositionSide.Long or PositionSide.Short) => new(
            "position-side-one-way", "in one-way mode there are no position sides",
            side.ToString()!.ToUpperInvariant(), [],
            "leave --position-side out, or type bowline position-mode hedge", -4061),
        _ => null,
    };

    private Side Closing() => Amount.IsLong ? Core.Side.Sell : Core.Side.Buy;

    private Refusal Flat(string code, string flag) => new(
        code, $"{flag} needs a position in {ticket.Symbol}, and there is none", "0", [],
            $"leave {flag} out to open one", -2022);

    private Refusal WrongSide(string code, Side typed)
    {
        var closing = Closing().ToString().ToUpperInvariant();
        return new(code, $"the position is {Amount} {ticket.Symbol}: {closing} closes it",
            typed.ToString().ToUpperInvariant(), [closing], $"type {closing}", -2022);
    }
}
