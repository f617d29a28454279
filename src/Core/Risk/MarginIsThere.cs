namespace Bowline.Core;

/// <summary>
/// The account can pay for the order. The cost is a low estimate and what is free a high one, so that only what is
/// clearly
/// too much is refused here: the venue has the last word. Silent when leverage, balance or a price is not known.
/// </summary>
public static class MarginIsThere
{
    public static Denial? Check(RiskQuestion q)
    {
        // The venue asks for a conditional order's margin only when it wakes (wire contract, section 6.4).
        if (!q.Limits.CheckMargin || q.Spec.Closes || q.Spec is OrderSpec.Conditional || q.Instrument is not { } instrument || q.Mark is not { } mark)
            return null;
        if (q.Ledger.Settings.Find(q.Spec.Symbol)?.Leverage is not { } leverage
            || q.Ledger.Balances.Find(instrument.MarginAsset) is not { } balance)
        {
            return null;
        }

        var cost = OrderCost.Low(q, mark, leverage);
        var free = Free(q.Ledger, balance);
        return cost > free
            ? new("margin-insufficient",
                $"it needs about {Text(cost)} {instrument.MarginAsset} at leverage {leverage} and {Text(free)} is free")
            : null;
    }

    // The venue's last word on what is available may be old: take the better of it and of wallet and unrealized profit
    // less positions.
    private static Notional Free(Ledger ledger, Balance balance)
    {
        var own = balance.Wallet.Value;
        foreach (var position in ledger.Positions.All)
        {
            if (position.Amount.IsFlat || ledger.Market.Mark(position.Symbol) is not { } mark)
                continue;
            own += position.UnrealizedProfit(mark).Value;
            if (ledger.Settings.Find(position.Symbol)?.Leverage is { } leverage)
                own -= (mark * position.Amount.Size).Value / leverage;
        }

        return new(Math.Max(own, balance.Available.Value));
    }

    private static string Text(Notional n) => DecimalText.Plain(decimal.Floor(n.Value * 100) / 100);
}
