namespace Bowline.Paper;

/// <summary>
/// countdownCancelAll (contract 5.5): one timer per account and symbol, restarted by each call, off with 0. When it
/// runs out, the symbol's regular orders are cancelled; conditional orders stay.
/// </summary>
internal sealed class CountdownCancel(Exchange exchange)
{
    private readonly Dictionary<(int Account, int Symbol), long> timers = [];

    /// <summary>Unix ms at which the first timer runs out.</summary>
    public long NextDue { get; private set; } = long.MaxValue;

    /// <summary>Every running timer as its state change, for a snapshot.</summary>
    public IEnumerable<StateChange> Image => timers
        .OrderBy(timer => timer.Key)
        .Select(timer => Change(timer.Key.Account, timer.Key.Symbol, timer.Value));

    /// <summary>Starts the timer anew; it runs out at Unix ms <paramref name="at"/>, 0 switches it off.</summary>
    public void Set(Account account, SymbolSpec spec, long at)
    {
        Restore(account.Index, spec.Index, at);
        exchange.Changes.Write(Change(account.Index, spec.Index, at));
    }

    public void Restore(int account, int symbol, long at)
    {
        if (at == 0)
            timers.Remove((account, symbol));
        else
            timers[(account, symbol)] = at;
        Schedule();
    }

    public void Advance(long now)
    {
        if (now < NextDue)
            return;
        foreach (var (account, symbol) in timers.Where(timer => timer.Value <= now).Select(timer => timer.Key).Order()
            .ToList())
            RunOut(exchange.Accounts.ByIndex(account), exchange.Listings[symbol].Spec, now);
    }

    private void RunOut(Account account, SymbolSpec spec, long now)
    {
        Set(account, spec, 0);
        foreach (var order in account.On(spec).Open.ToList())
            exchange.Ending.Cancel(account, order, now);
    }

    private StateChange.CountdownSet Change(int account, int symbol, long at) =>
        new(account, exchange.Listings[symbol].Spec.Symbol, at);

    private void Schedule() => NextDue = timers.Count == 0 ? long.MaxValue : timers.Values.Min();
}
