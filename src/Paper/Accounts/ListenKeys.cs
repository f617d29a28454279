namespace Bowline.Paper;

/// <summary>User stream keys: one per account, 60 minutes from the last POST or PUT (contract 10.1).</summary>
internal sealed class ListenKeys(Exchange exchange)
{
    private const long LifeMs = 60 * 60 * 1000;
    private const int Length = 64;

    /// <summary>Unix ms at which the first key ends.</summary>
    public long NextDue { get; private set; } = long.MaxValue;

    /// <summary>The active key with its life extended, or a new one.</summary>
    public string Start(Account account, long now)
    {
        var key = account.ListenKey.IsActive(now) ? account.ListenKey.Key : exchange.Chance.Text(Length);
        Set(account, new ListenKey(key, now + LifeMs));
        return key;
    }

    /// <summary>Extends the life; null when there is no active key.</summary>
    public string? Keep(Account account, long now) => account.ListenKey.IsActive(now) ? Start(account, now) : null;

    public void Delete(Account account, long now)
    {
        if (account.ListenKey.Key is not { Length: > 0 } key)
            return;
        Set(account, default);
        exchange.Hub.EndListenKey(key, now);
    }

    /// <summary>Ends a key before its time: the last message, then silence.</summary>
    public void Expire(Account account, long now)
    {
        if (account.ListenKey is not { Key.Length: > 0 } listen)
            return;
        exchange.Events.KeyExpired(listen.Key, now);
        Set(account, default);
    }

    public void Advance(long now)
    {
        if (now < NextDue)
            return;
        foreach (var account in exchange.Accounts.All)
        {
            // The socket stays open and silent after the last message.
            if (now >= account.ListenKey.Until)
                Expire(account, now);
        }
        Schedule();
    }

    public void Restore(Account account, string key, long until)
    {
        account.ListenKey = new ListenKey(key, until);
        Schedule();
    }

    private void Set(Account account, ListenKey key)
    {
        account.ListenKey = key;
        exchange.Changes.Write(StateImages.Key(account));
        Schedule();
    }

    private void Schedule() => NextDue = exchange.Accounts.All
        .Where(account => account.ListenKey.Key is { Length: > 0 })
        .Select(account => account.ListenKey.Until)
        .DefaultIfEmpty(long.MaxValue)
        .Min();
}
