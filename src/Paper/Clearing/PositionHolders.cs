namespace Bowline.Paper;

/// <summary>
/// Who holds a position of a symbol, so that a new mark price asks only them. Written when a position opens; those who
/// closed are dropped at the next look.
/// </summary>
internal sealed class PositionHolders(Exchange exchange)
{
    private readonly List<Account>[] holders =
        [.. exchange.Settings.Symbols.All.Select(_ => new List<Account>())];

    public void Note(Account account, Holding holding)
    {
        if (holding.Noted || !holding.HasPosition)
            return;
        holding.Noted = true;
        holders[holding.Spec.Index].Add(account);
    }

    /// <summary>The holders, in the order they opened.</summary>
    public IReadOnlyList<Account> Of(SymbolSpec spec)
    {
        var list = holders[spec.Index];
        for (var i = list.Count - 1; i >= 0; i--)
        {
            var holding = list[i].On(spec);
            if (holding.HasPosition)
                continue;
            holding.Noted = false;
            list.RemoveAt(i);
        }
        return list;
    }
}
