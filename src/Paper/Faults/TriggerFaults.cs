namespace Bowline.Paper;

/// <summary>
/// Triggers whose child never comes (contract 15.3): lost, so that the order stays TRIGGERING, or refused, so that it
/// ends REJECTED and the position is without its stop.
/// </summary>
internal sealed class TriggerFaults(Exchange exchange, IReadOnlyList<LiveFault> faults)
{
    /// <summary>True when the child of this order is not to be placed.</summary>
    public bool Takes(AlgoOrder order, long now)
    {
        var account = exchange.Accounts.ByIndex(order.Account);
        foreach (var fault in faults)
        {
            var scope = fault.Rule.Scope;
            if (!FaultScope.Covers(scope.Account, account.ApiKey) || !FaultScope.Covers(scope.Symbol, order.Spec.Symbol)
                || !fault.Strikes(now))
                continue;
            if (fault.Rule.Kind.Name == "trigger-rejected-child")
                exchange.Algos.End(account, order, AlgoStatus.Rejected, "Margin is insufficient.", now);
            return true;
        }
        return false;
    }
}
