using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// The rules an order must pass before it leaves. The list is the audit: what is not here is not checked. A cancel
/// never
/// comes here: it is never refused.
/// </summary>
public static class RiskRules
{
    public static ImmutableArray<Func<RiskQuestion, Denial?>> All { get; } =
    [
        InstrumentIsTrading.Check,
        FiltersHold.Check,
        ReduceOnlyNeverFlips.Check,
        ReduceOnlyRoomIsShared.Check,
        OrderNotionalIsBounded.Check,
        OpenOrdersAreBounded.Check,
        PriceIsNearTheMark.Check,
        MarginIsThere.Check,
    ];

    public static RiskVerdict<Command.PlaceOrder> Check(Command.PlaceOrder command, Ledger ledger, RiskLimits limits) =>
        Judge(command, new(command.Order, command.Spec, Before: null, ledger, limits));

    public static RiskVerdict<Command.AmendOrder> Check(Command.AmendOrder command, Ledger ledger, RiskLimits limits)
    {
        if (ledger.FindOrder(command.Order) is not { Spec: OrderSpec.Limit limit } order)
            return Deny(command, "amend-unknown-order", $"{command.Order} is no limit order the desk knows");
        if (command.Quantity.IsZero || command.Quantity <= order.Filled)
            return Deny(command, "amend-below-filled",
                $"{command.Quantity} is not above the {order.Filled} that has filled");
        var after = limit with { Price = command.Price, Quantity = command.Quantity };
        return Judge(command, new(order.Id, after, order, ledger, limits));
    }

    private static RiskVerdict<T> Deny<T>(T _, string rule, string text)
        where T : Command => new RiskVerdict<T>.Denied([new(rule, text)]);

    private static RiskVerdict<T> Judge<T>(T command, RiskQuestion question)
        where T : Command
    {
        var denials = ImmutableArray<Denial>.Empty;
        var byFilters = false;
        foreach (var rule in All)
        {
            if (rule(question) is not { } denial)
                continue;
            denials = denials.Add(denial);
            byFilters |= rule == FiltersHold.Check;
        }

        return denials.IsEmpty ? new RiskVerdict<T>.Passed(new(command)) : new RiskVerdict<T>.Denied(denials, byFilters);
    }
}

/// <summary>Every rule said yes, or these said no.</summary>
public abstract record RiskVerdict<T>
    where T : Command
{
    private RiskVerdict() { }

    public sealed record Passed(Approved<T> Command) : RiskVerdict<T>;

    /// <param name="Denials">At least one, in the order of the rules.</param>
    /// <param name="ByFilters">By what the venue stated of the symbol, which it may have changed since.</param>
    public sealed record Denied(ImmutableArray<Denial> Denials, bool ByFilters = false) : RiskVerdict<T>
    {
        public Denial First => Denials[0];
    }
}
