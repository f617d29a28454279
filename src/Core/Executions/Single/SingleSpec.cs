using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>One order and nothing else.</summary>
public abstract record SingleSpec : ExecutionSpec
{
    /// <summary>
    /// The id the user chose for the order; null derives it from the link id [<c>newClientOrderId</c>].
    /// </summary>
    public ClientOrderId? ClientId { get; init; }

    public abstract OrderSpec Asked { get; }

    public override Symbol Symbol => Asked.Symbol;

    public override PositionSide PositionSide => Asked.PositionSide;

    public override ImmutableArray<Refusal> Validate()
    {
        var problems = ImmutableArray.CreateBuilder<Refusal>();
        if (Asked.Quantity.IsZero && Asked is not { ClosesPosition: true })
            problems.Add(new("quantity-zero", "the quantity must be above zero", "0", [],
                "type a quantity above zero", -4003));
        if (ClientId is { } id && !Ownership.IsLegal(id))
            problems.Add(Ownership.IllegalId(id));
        return problems.ToImmutable();
    }

    public override Execution Begin(ExecutionId id, Time at, ulong seed) => SingleOrder.New(this, id, at);

    internal override void MixInto(ref StateMixer mixer)
    {
        Asked.MixInto(ref mixer);
        mixer.Add(ClientId?.Text ?? "");
    }
}

/// <summary>A single market order [<c>market</c>].</summary>
public sealed record MarketOrderSpec(OrderSpec.Market Order) : SingleSpec
{
    public override string Kind => Executions.Market;

    public override OrderSpec Asked => Order;
}

/// <summary>A single limit order [<c>limit</c>].</summary>
public sealed record LimitOrderSpec(OrderSpec.Limit Order) : SingleSpec
{
    public override string Kind => Executions.Limit;

    public override OrderSpec Asked => Order;
}

/// <summary>
/// A single conditional order that rests at the venue until its trigger [<c>stop-market</c>, <c>stop-limit</c>,
/// <c>take-profit</c>, <c>trail</c> within the venue's range].
/// </summary>
public sealed record ConditionalOrderSpec(OrderSpec.Conditional Order) : SingleSpec
{
    public override string Kind => Order switch
    {
        OrderSpec.StopMarket => Executions.StopMarket,
        OrderSpec.StopLimit => Executions.StopLimit,
        OrderSpec.TakeProfitMarket or OrderSpec.TakeProfitLimit => Executions.TakeProfit,
        OrderSpec.TrailingStop => Executions.TrailingStop,
        _ => throw new System.Diagnostics.UnreachableException(Order.GetType().Name),
    };

    public override OrderSpec Asked => Order;
}
