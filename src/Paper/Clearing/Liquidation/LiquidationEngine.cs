namespace Bowline.Paper;

/// <summary>
/// Takes over accounts and isolated legs whose margin balance is not above their maintenance margin (contract 12.6): at
/// the mark that shows it all open orders expire and new ones are refused (-2023); a little later the positions are
/// closed. A cross account is closed position by position, the one that ties up most maintenance margin first, until
/// it is safe again.
/// </summary>
internal sealed class LiquidationEngine(Exchange exchange)
{
    private readonly Queue<Takeover> waiting = [];
    private readonly ForcedClosing closing = new(exchange);

    /// <summary>Unix ms of the next closing.</summary>
    public long NextDue => waiting.Count == 0 ? long.MaxValue : waiting.Peek().At;

    /// <summary>-2023 while the venue has taken over what the order would touch.</summary>
    public static Refusal? Refuses(Account account, Holding holding) =>
        account.InLiquidation || holding.InLiquidation
            ? Refusal.Of(-2023, "User in liquidation mode now.")
            : null;

    /// <summary>Looks at one account after a mark price moved.</summary>
    public void Check(Account account, long now)
    {
        if (!account.InLiquidation && Solvency.Cross(exchange, account).Liquidates)
            TakeOver(account, null, now);
        foreach (var holding in account.Holdings)
        {
            if (holding is { Isolated: true, HasPosition: true, InLiquidation: false }
                && holding.Legs.Any(leg => leg.Lots != 0 && Solvency.Isolated(exchange, holding, leg).Liquidates))
                TakeOver(account, holding, now);
        }
    }

    public void Advance(long now)
    {
        while (waiting.Count > 0 && now >= waiting.Peek().At)
        {
            var taken = waiting.Dequeue();
            if (taken.Isolated is { } holding)
                CloseIsolated(taken.Account, holding, now);
            else
                CloseCross(taken.Account, now);
        }
    }

    private void TakeOver(Account account, Holding? isolated, long now)
    {
        if (isolated is null)
            account.InLiquidation = true;
        else
            isolated.InLiquidation = true;
        foreach (var holding in account.Holdings)
        {
            if (isolated is not null && holding != isolated)
                continue;
            foreach (var order in holding.Open.ToArray())
                exchange.Ending.End(account, order, OrderStatus.Expired, ExpiryReason.Liquidated, now);
        }
        exchange.Algos.ExpireAll(account, isolated?.Spec, AlgoReason.Liquidated, now);
        waiting.Enqueue(new Takeover(account, isolated, now + exchange.Settings.Rules.LiquidationMs));
    }

    private void CloseIsolated(Account account, Holding holding, long now)
    {
        foreach (var leg in holding.Legs)
        {
            if (leg.Lots != 0 && Solvency.Isolated(exchange, holding, leg).Liquidates)
                closing.Close(account, holding, leg, leg.IsolatedWallet, now);
        }
        closing.Cover(account, now);
        holding.InLiquidation = false;
    }

    private void CloseCross(Account account, long now)
    {
        while (Solvency.Cross(exchange, account).Liquidates && Worst(account) is var (holding, leg))
            closing.Close(account, holding, leg, Budget(account, leg), now);
        closing.Cover(account, now);
        account.InLiquidation = false;
    }

    private (Holding Holding, Position Leg)? Worst(Account account)
    {
        (Holding, Position)? worst = null;
        var most = -1m;
        foreach (var holding in account.Holdings.Where(holding => holding is { Isolated: false, HasPosition: true }))
        {
            var mark = MarginMath.MarkOf(exchange.Listings[holding.Spec.Index], holding);
            foreach (var leg in holding.Legs.Where(leg => leg.Lots != 0))
            {
                var maintenance = Tiers.Maintenance(holding.Spec, mark * holding.Spec.Quantity(leg.AbsLots));
                if (maintenance <= most)
                    continue;
                most = maintenance;
                worst = (holding, leg);
            }
        }
        return worst;
    }

    // What the leg may lose before the account is bankrupt: the cross wallet with the profit and loss of the others.
    private decimal Budget(Account account, Position except)
    {
        var budget = account.Wallet;
        foreach (var holding in account.Holdings.Where(holding => holding.HasPosition))
        {
            if (holding.Isolated)
            {
                budget -= holding.IsolatedWallets;
                continue;
            }
            var mark = MarginMath.MarkOf(exchange.Listings[holding.Spec.Index], holding);
            budget += holding.Legs.Where(leg => leg != except).Sum(leg => leg.Unrealized(holding.Spec, mark));
        }
        return budget;
    }

    private readonly record struct Takeover(Account Account, Holding? Isolated, long At);
}
