namespace Bowline.Paper;

/// <summary>
/// Pays funding at each symbol's funding time (contract 12.8): position x mark x rate, longs to shorts when the rate is
/// positive, by the positions open at that moment. The rate is the last one that was told before that time, so what
/// premiumIndex and the mark price stream said is what is paid. The market's participants are the other side.
/// Fundings that fell into a time in which the exchange did not run are not paid.
/// </summary>
internal sealed class FundingSettlement(Exchange exchange)
{
    private const int KeptMax = 10_000;

    private readonly Schedule[] schedules = new Schedule[exchange.Settings.Symbols.All.Length];
    private readonly List<FundingRow>[] history =
        [.. exchange.Settings.Symbols.All.Select(_ => new List<FundingRow>())];

    /// <summary>Unix ms of the next funding of any symbol.</summary>
    public long NextDue { get; private set; } = long.MaxValue;

    /// <summary>What was settled, oldest first, the newest ten thousand at least.</summary>
    public IReadOnlyList<FundingRow> History(SymbolSpec spec) => history[spec.Index];

    /// <summary>
    /// Fixes the rate of a symbol until its next funding; premiumIndex and the mark price stream tell it at once.
    /// </summary>
    public void Spike(SymbolSpec spec, decimal rate)
    {
        exchange.Listings[spec.Index].Market.Marks.Spike(rate);
        schedules[spec.Index].Rate = rate;
    }

    /// <summary>A settlement outside the schedule (SPECIAL_FUNDING_FEE, rateType Special).</summary>
    public void Special(SymbolSpec spec, decimal rate, long now)
    {
        Advance(now);
        Settle(spec, rate, now, now, special: true);
    }

    /// <summary>A mark price moved, and perhaps the rate or the time of the next funding with it.</summary>
    public void Follow(int symbol, long now)
    {
        ref var schedule = ref schedules[symbol];
        if (schedule.Due > 0 && schedule.Due <= now)
            SettleDue(symbol, now);
        if (exchange.Listings[symbol].Market.Mark is not { } mark)
            return;
        schedule.Rate = mark.FundingRate;
        if (mark.NextFunding <= now || mark.NextFunding == schedule.Due)
            return;
        schedule.Due = mark.NextFunding;
        Plan();
    }

    public void Advance(long now)
    {
        for (var symbol = 0; symbol < schedules.Length; symbol++)
        {
            if (schedules[symbol].Due > 0 && schedules[symbol].Due <= now)
                SettleDue(symbol, now);
        }
    }

    public void Restore(SymbolSpec spec, in FundingRow row)
    {
        var rows = history[spec.Index];
        if (rows.Count == 0 || rows[^1].At < row.At)
            Keep(rows, row);
    }

    private void SettleDue(int symbol, long now)
    {
        var market = exchange.Listings[symbol].Market;
        ref var schedule = ref schedules[symbol];
        var at = schedule.Due;
        schedule.Due = market.Funding.NextAfter(now);
        Plan();
        Settle(market.Spec, schedule.Rate, at, now, special: false);
        market.Marks.FundingSettled();
    }

    private void Settle(SymbolSpec spec, decimal rate, long at, long now, bool special)
    {
        var mark = exchange.Listings[spec.Index].Market.MarkPrice;
        if (mark == 0)
            return;
        var row = new FundingRow(at, rate, mark, special);
        Keep(history[spec.Index], row);
        exchange.Changes.Write(StateImages.Funding(spec, row));
        foreach (var account in exchange.Clearing.Holders.Of(spec))
            Pay(account, account.On(spec), row, now);
    }

    private void Pay(Account account, Holding holding, in FundingRow row, long now)
    {
        var type = row.Special ? IncomeType.SpecialFundingFee : IncomeType.FundingFee;
        var isolated = holding.Isolated && exchange.Settings.Rules.IsolatedPaysFirst;
        var sum = 0m;
        foreach (var leg in holding.Legs)
        {
            if (leg.Lots == 0)
                continue;
            var amount = Money.Against(-row.Mark * holding.Spec.Quantity(leg.Lots) * row.Rate);
            account.FundingPaid -= amount;
            exchange.Clearing.Book(account, type, holding.Spec, amount, now);
            if (isolated)
                leg.MoveMargin(Math.Max(amount, -Math.Max(0, leg.IsolatedWallet)));
            sum += amount;
        }
        exchange.Changes.TouchPosition(account, holding.Spec);
        exchange.Events.BalanceChanged(account, new BalanceNews("FUNDING_FEE", sum, now)
        {
            Symbol = holding.Spec.Symbol,
            Listing = exchange.Listings[holding.Spec.Index],
            Legs = holding.Isolated ? [.. holding.Legs.Where(leg => leg.Lots != 0)] : [],
        });
    }

    private void Plan() => NextDue = schedules.Min(schedule => schedule.Due == 0 ? long.MaxValue : schedule.Due);

    private static void Keep(List<FundingRow> rows, in FundingRow row)
    {
        rows.Add(row);
        if (rows.Count >= 2 * KeptMax)
            rows.RemoveRange(0, KeptMax);
    }

    // Due 0: no funding time known yet. Rate: as told last.
    private struct Schedule
    {
        public long Due { get; set; }

        public decimal Rate { get; set; }
    }
}
