namespace Bowline.Paper;

/// <summary>
/// Request weight by remote address in the running window of each pool, and bans for those who go on after 429
/// (contract 3). A ban lasts 2 minutes and doubles with each further one, up to 3 days.
/// </summary>
internal sealed class WeightWindows(ExchangeSettings settings)
{
    public const int MinuteMax = 2400;
    private const long MinuteMs = 60_000;
    private const long FirstBanMs = 2 * MinuteMs;
    private const long LongestBanMs = 3 * 24 * 60 * MinuteMs;
    private const long IdleMs = 5 * MinuteMs;
    private const int RemotesMax = 10_000;

    private readonly Dictionary<string, Remote> remotes = new(StringComparer.Ordinal);

    /// <summary>Counts the weight; gives 429 or 418 when the address is over its budget.</summary>
    public Refusal? Take(string address, int weight, long now, WeightPool pool = WeightPool.Minute)
    {
        var remote = Of(address, now);
        if (now < remote.BannedUntil)
            return Banned(address, remote);
        ref var window = ref remote.Roll(pool, now);
        window.Used += weight;
        if (!settings.Limits || window.Used <= pool.Most())
            return null;
        window.Refused++;
        if (window.Refused <= settings.Rules.RefusalsBeforeBan)
        {
            return new Refusal(429, -1003, $"Too many requests; current limit of IP({address}) is {pool.Most()} "
                + $"requests per {pool.Words()}. Please use the websocket for live updates to avoid polling the API.");
        }
        remote.BanMs = Math.Min(LongestBanMs, remote.BanMs == 0 ? FirstBanMs : remote.BanMs * 2);
        remote.BannedUntil = now + remote.BanMs;
        window.Refused = 0;
        return Banned(address, remote);
    }

    public int Used(string address, long now) => Of(address, now).Roll(WeightPool.Minute, now).Used;

    /// <summary>Whole seconds after which the address may try again.</summary>
    public long RetryAfter(string address, long now, WeightPool pool = WeightPool.Minute)
    {
        var until = Math.Max(Of(address, now).BannedUntil, (now / pool.LengthMs() + 1) * pool.LengthMs());
        return (until - now + 999) / 1000;
    }

    private static Refusal Banned(string address, Remote remote) => new(418, -1003,
        $"Way too many requests; IP({address}) banned until {remote.BannedUntil}. "
        + "Please use the websocket for live updates to avoid bans.");

    private Remote Of(string address, long now)
    {
        if (!remotes.TryGetValue(address, out var remote))
        {
            Forget(now);
            remotes.Add(address, remote = new Remote());
        }
        remote.SeenAt = now;
        return remote;
    }

    private void Forget(long now)
    {
        if (remotes.Count < RemotesMax)
            return;
        var idle = remotes.Where(pair => now - pair.Value.SeenAt > IdleMs && now >= pair.Value.BannedUntil)
            .Select(pair => pair.Key).ToList();
        foreach (var address in idle)
            remotes.Remove(address);
        if (remotes.Count >= RemotesMax)
            remotes.Clear();
    }

    private sealed class Remote
    {
        private readonly Window[] windows = new Window[WeightPools.Count];

        public long SeenAt { get; set; }

        public long BanMs { get; set; }

        public long BannedUntil { get; set; }

        /// <summary>The pool's window that runs now.</summary>
        public ref Window Roll(WeightPool pool, long now)
        {
            ref var window = ref windows[(int)pool];
            var number = now / pool.LengthMs();
            if (window.Number != number)
                window = new Window { Number = number };
            return ref window;
        }
    }

    private struct Window
    {
        public long Number { get; set; }

        public int Used { get; set; }

        public int Refused { get; set; }
    }
}
