using System.Diagnostics;

namespace Bowline.Core;

/// <summary>Folds what is known of positions and balances.</summary>
internal static class AccountFold
{
    public static LedgerStep Apply(Ledger ledger, Event e) => e switch
    {
        Event.PositionChanged p => new(WithPosition(ledger, ledger.PositionOf(p.Symbol, p.Side).With(p))),
        Event.BalanceChanged b => new(WithBalance(ledger, new(b.Asset, b.Wallet, b.Available))),
        Event.ReconcileFinished => new(Align(ledger)),
        _ => throw new UnreachableException(e.GetType().Name),
    };

    public static Ledger WithFill(Ledger ledger, OrderSpec spec, Fill fill) =>
        WithPosition(ledger, ledger.PositionOf(spec.Symbol, spec.PositionSide).With(spec.Side, fill));

    private static Ledger WithPosition(Ledger ledger, Position position)
    {
        // A flat position nobody ever held is no news.
        if (!ledger.Positions.Has(position.Key) && position.Amount.IsFlat && position.ByFills == default)
            return ledger;
        var positions = ledger.Positions.Put(position.Key, position);
        return ReferenceEquals(positions, ledger.Positions) ? ledger : ledger with { Positions = positions };
    }

    private static Ledger WithBalance(Ledger ledger, Balance balance)
    {
        var balances = ledger.Balances.Put(balance.Asset, balance);
        return ReferenceEquals(balances, ledger.Balances) ? ledger : ledger with { Balances = balances };
    }

    private static Ledger Align(Ledger ledger)
    {
        var next = ledger;
        foreach (var position in ledger.Positions.All)
            next = WithPosition(next, position.Align());
        return next;
    }
}
