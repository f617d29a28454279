using System.Collections.Immutable;
using Bowline.Binance;

namespace Bowline.Paper;

/// <summary>
/// Puts a snapshot and depth diffs of one symbol together (contract 9.3): diffs wait for the snapshot, the first one
/// used holds its id, and from then on every <c>pu</c> must be the <c>u</c> before.
/// </summary>
internal sealed class BookChain
{
    private const int MaxWaiting = 10_000;

    private readonly Queue<DepthUpdateEvent> waiting = [];
    private long snapshotId;
    private long lastId;
    private Stage stage;

    private enum Stage
    {
        NoSnapshot,
        Snapshot,
        Chained,
    }

    /// <summary>
    /// The diffs that may be applied now, or why the chain is broken (a new snapshot is needed then).
    /// </summary>
    public ChainStep On(DepthUpdateEvent diff)
    {
        if (stage == Stage.NoSnapshot)
        {
            if (waiting.Count == MaxWaiting)
                waiting.Dequeue();
            waiting.Enqueue(diff);
            return ChainStep.Nothing;
        }
        if (IsStale(diff))
            return ChainStep.Nothing;
        if (Misfit(diff) is { } why)
        {
            stage = Stage.NoSnapshot;
            waiting.Enqueue(diff);
            return new ChainStep([], why);
        }
        (stage, lastId) = (Stage.Chained, diff.LastUpdateId);
        return new ChainStep([diff], null);
    }

    /// <summary>
    /// Starts anew from a snapshot; the diffs that waited and belong after it come out. Those after a gap go on
    /// waiting.
    /// </summary>
    public ChainStep On(DepthSnapshot snapshot)
    {
        (stage, snapshotId) = (Stage.Snapshot, snapshot.LastUpdateId);
        var applied = ImmutableArray.CreateBuilder<DepthUpdateEvent>();
        while (waiting.TryPeek(out var diff))
        {
            if (!IsStale(diff))
            {
                if (Misfit(diff) is { } why)
                {
                    stage = Stage.NoSnapshot;
                    return new ChainStep(applied.ToImmutable(), why);
                }
                (stage, lastId) = (Stage.Chained, diff.LastUpdateId);
                applied.Add(diff);
            }
            waiting.Dequeue();
        }
        return new ChainStep(applied.ToImmutable(), null);
    }

    private bool IsStale(DepthUpdateEvent diff) => stage == Stage.Snapshot && diff.LastUpdateId < snapshotId;

    // None when the diff goes on where the book stands.
    private string? Misfit(DepthUpdateEvent diff) => stage switch
    {
        Stage.Snapshot when diff.FirstUpdateId > snapshotId =>
            $"the first diff starts at {diff.FirstUpdateId}, after the snapshot's {snapshotId}",
        Stage.Chained when diff.PreviousUpdateId != lastId =>
            $"pu is {diff.PreviousUpdateId}, the diff before ended at {lastId}",
        _ => null,
    };
}

/// <summary>Diffs to apply, and what broke the chain, if something did.</summary>
internal readonly record struct ChainStep(ImmutableArray<DepthUpdateEvent> Diffs, string? Broken)
{
    public static ChainStep Nothing => new([], null);
}
