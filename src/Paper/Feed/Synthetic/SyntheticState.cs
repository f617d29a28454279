using System.Collections.Immutable;

namespace Bowline.Paper;

/// <summary>
/// All a synthetic market needs to go on after a restart: it quotes a fresh book around the last fair values.
/// </summary>
public sealed record SyntheticState(ulong Seed, ImmutableArray<SyntheticSymbolState> Symbols);

/// <summary>One symbol of it.</summary>
/// <param name="Chance">State of the symbol's Prng.</param>
/// <param name="Fair">Fair value in thousandths of a tick.</param>
/// <param name="Heat">Activity in percent of the usual.</param>
/// <param name="LastOrderId">Highest feed order id used.</param>
public sealed record SyntheticSymbolState(string Symbol, ulong Chance, long Fair, int Heat, long LastOrderId);
