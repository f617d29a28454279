namespace Bowline.Paper;

/// <summary>Moves money between the cross wallet and the isolated wallet of a leg (contract 7.1).</summary>
internal sealed class MarginTransfer(Exchange exchange)
{
    private const int KeptMax = 10_000;

    /// <summary>Type 1 adds, 2 takes out; the amount has eight decimals.</summary>
    public Refusal? Move(Account account, Holding holding, PositionSide side, decimal amount, int type, long now)
    {
        if (Refused(account, holding, side, amount, type) is { } refused)
            return refused;
        var leg = holding.Leg(side);
        leg.MoveMargin(type == 1 ? amount : -amount);
        var move = new MarginMove(holding.Spec.Index, side, type, amount, now);
        Keep(account, move);
        exchange.Changes.TouchPosition(account, holding.Spec);
        exchange.Changes.Write(StateImages.Margin(exchange, account, move));
        exchange.Events.BalanceChanged(account, new BalanceNews("MARGIN_TRANSFER", 0, now)
        {
            Listing = exchange.Listings[holding.Spec.Index],
            Legs = [leg],
        });
        return null;
    }

    public static void Keep(Account account, in MarginMove move)
    {
        account.MarginMoves.Add(move);
        if (account.MarginMoves.Count >= 2 * KeptMax)
            account.MarginMoves.RemoveRange(0, KeptMax);
    }

    private Refusal? Refused(Account account, Holding holding, PositionSide side, decimal amount, int type)
    {
        if (LiquidationEngine.Refuses(account, holding) is { } busy)
            return busy;
        if (amount <= 0)
            return Refusal.Of(-4055, "Amount must be positive.");
        if (side == PositionSide.Both == account.Hedge)
            return Refusal.Of(-4061, "Order's position side does not match user's setting.");
        if (!holding.Isolated)
            return Refusal.Of(-4049, "Add margin only support for isolated position.");
        var leg = holding.Leg(side);
        if (leg.Lots == 0)
            return Refusal.Of(-4054, "Cannot add position margin: position is 0.");
        if (type == 1)
        {
            return amount > MarginMath.Totals(exchange, account).Available
                ? Refusal.Of(-4050, "Cross balance insufficient.")
                : null;
        }
        return amount > Removable(holding, leg) ? Refusal.Of(-4051, "Isolated balance insufficient.") : null;
    }

    // What stays must cover the initial margin at the mark, with losses counted and profit not.
    private decimal Removable(Holding holding, Position leg)
    {
        var mark = MarginMath.MarkOf(exchange.Listings[holding.Spec.Index], holding);
        var initial = Money.Up(mark * holding.Spec.Quantity(leg.AbsLots) / holding.Leverage);
        return leg.IsolatedWallet + Math.Min(0, leg.Unrealized(holding.Spec, mark)) - initial;
    }
}

/// <summary>One move of isolated margin: type 1 added, 2 taken out; quote units, Unix ms.</summary>
internal readonly record struct MarginMove(int Symbol, PositionSide Side, int Type, decimal Amount, long At);
