using System.Collections.Immutable;
using System.Diagnostics;

namespace Bowline.Core;

/// <summary>
/// Holds a ticket against the symbol's rules and the account: everything that speaks against it is told at once.
/// </summary>
internal sealed class TicketResolver(Ticket ticket, Instrument instrument, TicketView view)
{
    private readonly ImmutableArray<Refusal>.Builder _refusals = ImmutableArray.CreateBuilder<Refusal>();
    private readonly ImmutableArray<Rounding>.Builder _roundings = ImmutableArray.CreateBuilder<Rounding>();

    public TicketAnswer Resolve()
    {
        Ensure.That(ticket.Symbol == instrument.Symbol);
        var rules = new PositionRules(ticket, view);
        var side = rules.Side(_refusals);
        var price = side is { } s1 && ticket.Price is { } typed ? PriceOf(typed, s1) : null;
        var quantity = side is { } s2 ? QuantityOf(s2, price) : null;
        var timeInForce = ticket.TimeInForce is { } tif ? TimeInForceOf(tif) : null;
        if (side is { } known && quantity is { } amount && (ticket.Price is null || price is not null))
        {
            var spec = Spec(known, amount, price, timeInForce ?? new TimeInForce.GoodTillCanceled());
            _refusals.AddRange(instrument.Check(spec, view.Mark));
            rules.CheckReduceOnly(spec, _refusals);
            if (_refusals.Count == 0)
                return new TicketAnswer.Resolved(spec, _roundings.ToImmutable());
        }

        Ensure.That(_refusals.Count > 0);
        return new TicketAnswer.Refused(_refusals.ToImmutable());
    }

    private Price? PriceOf(TypedPrice typed, Side side)
    {
        if (PriceResolver.Raw(typed, view.Mark) is not Parsed<decimal>.Good { Value: var raw })
        {
            _refusals.Add(((Parsed<decimal>.Bad)PriceResolver.Raw(typed, view.Mark)).Why);
            return null;
        }

        var price = new Price(raw);
        var isRelative = typed is not TypedPrice.Absolute;
        var sent = isRelative || ticket.Round ? instrument.RoundToward(side, price) : price;
        Note("price", typed.ToString()!, sent.ToString(), isRelative || sent != price);
        return sent;
    }

    private Quantity? QuantityOf(Side side, Price? limit)
    {
        if (ticket.Price is not null && limit is null)
            return null;
        var kind = limit is null ? LotKind.Market : LotKind.Limit;
        if (ticket.ClosePosition)
            return view.Position.Amount.Size;
        if (ticket.Quantity is TypedQuantity.Absolute { Value: var exact })
        {
            var rounded = ticket.Round ? instrument.RoundDown(exact, kind) : exact;
            if (rounded.IsZero)
                return Refuse(QuantityResolver.TooSmall(instrument, kind, exact.ToString(), limit ?? view.Mark));
            Note("quantity", exact.ToString(), rounded.ToString(), rounded != exact);
            return rounded;
        }

        // A part of nothing is not too small a part.
        if (ticket is { ReduceOnly: true, Quantity: TypedQuantity.Percent } && new PositionRules(ticket, view).NothingToReduce(side) is { } nothing)
            return Refuse(nothing);
        return new QuantityResolver(instrument, view, ticket.ReduceOnly).Relative(ticket.Quantity!, side, limit) switch
        {
            Parsed<Quantity>.Good { Value: var sent } => Noted(sent),
            Parsed<Quantity>.Bad bad => Refuse(bad.Why),
            _ => throw new UnreachableException(),
        };
    }

    private Quantity Noted(Quantity sent)
    {
        Note("quantity", ticket.Quantity!.ToString()!, sent.ToString(), isNews: true);
        return sent;
    }

    private Quantity? Refuse(Refusal why)
    {
        _refusals.Add(why);
        return null;
    }

    private void Note(string field, string typed, string sent, bool isNews)
    {
        if (isNews)
            _roundings.Add(new(field, typed, sent));
    }

    private TimeInForce? TimeInForceOf(TypedTimeInForce typed) => typed.Name switch
    {
        "GTC" => new TimeInForce.GoodTillCanceled(),
        "IOC" => new TimeInForce.ImmediateOrCancel(),
        "FOK" => new TimeInForce.FillOrKill(),
        "GTX" => new TimeInForce.PostOnly(),
        "GTD" => GoodTill(typed.GoodTill!.Value),
        _ => throw new UnreachableException(typed.Name),
    };

    // The venue wants more than 600 s and whole seconds (wire contract, section 5.1); one second more bears the way
    // there.
    private TimeInForce.GoodTillDate? GoodTill(TimeSpan duration)
    {
        if (duration < TimeSpan.FromSeconds(601))
        {
            _refusals.Add(new("good-till-too-soon", "an order must be good for more than 600 s",
                $"{(long)duration.TotalSeconds} s",
                ["601s"], "type --good-till 11m or more, or use GTC and cancel it", -5040));
            return null;
        }

        var until = (view.Now + duration).Milliseconds;
        return new TimeInForce.GoodTillDate(new((until + 999) / 1000 * 1000));
    }

    private OrderSpec Spec(Side side, Quantity quantity, Price? price, TimeInForce timeInForce)
    {
        OrderSpec spec = price is { } limit
            ? new OrderSpec.Limit
            {
                Symbol = ticket.Symbol, Side = side, Quantity = quantity, Price = limit, TimeInForce = timeInForce,
            }
            : new OrderSpec.Market { Symbol = ticket.Symbol, Side = side, Quantity = quantity };
        return spec with
        {
            PositionSide = ticket.PositionSide ?? PositionSide.Both,
            ReduceOnly = ticket.ReduceOnly || ticket.ClosePosition,
            SelfTradePrevention = ticket.SelfTradePrevention,
        };
    }
}
