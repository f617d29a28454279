using System.Collections.Immutable;
using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>What a session is told at birth.</summary>
public sealed record SessionOptions
{
    /// <summary>Seed of the jitter in retries and reconnects.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How long after its timestamp the venue may accept a request, in ms [<c>recvWindow</c>].</summary>
    public int RecvWindowMs { get; init; } = 5_000;

    /// <summary>After this an answer counts as lost, in ms.</summary>
    public int TimeoutMs { get; init; } = 10_000;

    /// <summary>How long a fill may stay unseen on the stream before it is asked for, in ms.</summary>
    public int FillPatienceMs { get; init; } = 2_000;

    /// <summary>Symbols to follow from the start.</summary>
    public ImmutableArray<Symbol> Wanted { get; init; } = [];

    /// <summary>The last <c>exchangeInfo</c> bytes from disk, empty when there are none.</summary>
    public ReadOnlyMemory<byte> CachedInstruments { get; init; }

    /// <summary>When those bytes were fetched.</summary>
    public Time CachedAt { get; init; }
}
