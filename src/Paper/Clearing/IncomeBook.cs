namespace Bowline.Paper;

/// <summary>
/// The income of one account. Fees and realised profit are read off its fills, which are kept anyway, so that a fill
/// costs nothing here; everything else has rows of its own, the newest hundred thousand.
/// </summary>
internal sealed class IncomeBook
{
    private const int KeptMax = 100_000;

    private readonly List<IncomeRow> kept = [];

    /// <summary>Rows that are not fills, oldest first.</summary>
    public IReadOnlyList<IncomeRow> Own => kept;

    public void Add(in IncomeRow row)
    {
        kept.Add(row);
        if (kept.Count >= 2 * KeptMax)
            kept.RemoveRange(0, KeptMax);
    }

    /// <summary>Rows of the window, oldest first; null for every type or symbol.</summary>
    public static IEnumerable<IncomeRow> Read(Account account, IncomeType? type, int? symbol, long from, long to)
    {
        var own = account.Income.kept;
        var rows = own.Skip(OrderHistory.FirstFrom(own, from, row => row.At))
            .TakeWhile(row => row.At <= to)
            .Where(row => symbol is null || row.Symbol == symbol);
        var fills = account.Holdings
            .Where(holding => symbol is null || holding.Spec.Index == symbol)
            .SelectMany(holding => Fills(holding, from, to));
        return rows.Concat(fills)
            .Where(row => type is null || row.Type == type)
            .OrderBy(row => row.At)
            .ThenBy(row => row.TranId);
    }

    private static IEnumerable<IncomeRow> Fills(Holding holding, long from, long to)
    {
        var trades = holding.Trades;
        for (var i = OrderHistory.FirstFrom(trades, from, trade => trade.At); i < trades.Count; i++)
        {
            var trade = trades[i];
            if (trade.At > to)
                yield break;
            if (trade.Realized != 0)
                yield return Row(IncomeType.RealizedPnl, holding, trade, trade.Realized);
            if (trade.Fee != 0)
                yield return Row(IncomeType.Commission, holding, trade, -trade.Fee);
        }
    }

    private static IncomeRow Row(IncomeType type, Holding holding, UserTrade trade, decimal amount) =>
        new(type, holding.Spec.Index, amount, trade.At, trade.Tran, trade.Id);
}
