using System.Buffers;
using Bowline.Paper;

namespace Bowline.App;

/// <summary>Makes the changes of an exchange durable, turn by turn, and knows whether that works.</summary>
/// <param name="store">Null keeps nothing.</param>
/// <param name="header">What the state file says it holds.</param>
/// <param name="market">Tells where the market stands, so that a restart goes on from there.</param>
internal sealed class ExchangeKeeper(ExchangeStore? store, StoreHeader header, MarketMemory market) : IDisposable
{
    private const long RetryMs = 1_000;
    private const long MarketEveryMs = 1_000;

    private readonly ArrayBufferWriter<byte> change = new();
    private long retryAt;
    private long marketAt;

    public StoreHealth Health { get; private set; }

    /// <summary>True without a store: nothing has to be durable.</summary>
    public bool KeepsNothing => store is null;

    /// <summary>How often the store was written.</summary>
    public long Flushes { get; private set; }

    /// <summary>False while nothing can be made durable. Tries again once a second.</summary>
    public bool Recovered(long now)
    {
        if (store is null || Health == StoreHealth.Sound || now < retryAt) return Health != StoreHealth.Failing;
        retryAt = now + RetryMs;
        if (Health == StoreHealth.Failing) Judge(store.Flush(), now);
        else if (store.RestoreReserve()) Health = StoreHealth.Sound;
        return Health != StoreHealth.Failing;
    }

    /// <summary>Takes what changed since the last call and, if anybody was or will be told of it, returns once it is on the
    /// medium: true, or false when it is not. Prices alone are written without waiting.</summary>
    public bool Keep(Exchange exchange, long now)
    {
        var changes = exchange.DrainChanges(now);
        if (store is null || changes.Count == 0) return true;
        foreach (var one in changes) Append(one);
        var told = changes.Any(one => one is not (StateChange.MarketMoved or StateChange.IdsMoved));
        if (now - marketAt >= MarketEveryMs) AppendMarket(now);
        Flushes++;
        var safe = Judge(store.Flush(durable: told), now);
        if (safe && store.WantsCompaction) Rewrite(exchange);
        return safe || !told;
    }

    /// <summary>Starts a new state file with everything the exchange holds now.</summary>
    public StoreFlush Rewrite(Exchange exchange) =>
        store is null ? new StoreFlush.Done() : store.Compact(header, Image(exchange));

    public void Dispose()
    {
        if (store is null) return;
        AppendMarket(marketAt);
        _ = Judge(store.Flush(), marketAt);
        store.Dispose();
    }

    private bool Judge(StoreFlush outcome, long now)
    {
        Health = outcome switch
        {
            StoreFlush.Failed => StoreHealth.Failing,
            StoreFlush.OnReserve => StoreHealth.OnReserve,
            _ => Health == StoreHealth.Failing ? StoreHealth.OnReserve : Health,
        };
        if (Health != StoreHealth.Sound) retryAt = now + RetryMs;
        return Health != StoreHealth.Failing;
    }

    private void Append(StateChange one)
    {
        change.ResetWrittenCount();
        StateChangeCodec.Write(change, one);
        store!.Append(change.WrittenSpan);
    }

    private void AppendMarket(long now)
    {
        marketAt = now;
        if (market.Write() is { } told) store!.Append(told.Span);
    }

    private IEnumerable<ReadOnlyMemory<byte>> Image(Exchange exchange)
    {
        if (market.Write() is { } told) yield return told;
        foreach (var one in exchange.Image())
        {
            change.ResetWrittenCount();
            StateChangeCodec.Write(change, one);
            yield return change.WrittenMemory;
        }
    }
}
