using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// Executions whose exits may only reduce, against a position that points the other way. In one-way mode what they buy
/// nets out with it instead of opening anything, and no exit of theirs could rest or close: they are not started.
/// </summary>
public static class Opposition
{
    private const int MostNamed = 3;

    /// <summary>Why an execution is not started against the position as it is; null when nothing speaks against it.</summary>
    public static Refusal? Of(ExecutionSpec spec, Ledger ledger)
    {
        if (spec is not AlgorithmSpec { Leg: PositionSide.Both } algorithm)
            return null;
        var shares = ledger.SharesOf(algorithm.Symbol);
        return algorithm is ReverseSpec
            ? (HeldOn(shares).IsZero ? null : No(algorithm, algorithm.Side, shares, "would take from what executions hold", ""))
            : !shares.Position.IsFlat && Closing(shares) is var side && Opens(algorithm).Contains(side)
                ? No(algorithm, side, shares, "reduces it and opens nothing",
                    $": the {SideText.Of(Opposite(side))} that should protect it would have nothing to close")
                : null;
    }

    /// <summary>
    /// Live executions that may open the other way than this one while it runs: whichever comes second nets out with the
    /// first, and both stand there without protection.
    /// </summary>
    public static ImmutableArray<ExecutionId> Rivals(ExecutionSpec spec, Ledger ledger)
    {
        if (spec is not AlgorithmSpec { Leg: PositionSide.Both } algorithm || Opens(algorithm) is not { IsEmpty: false } sides)
            return [];
        return
        [
            .. ledger.Executions.Live.All
                .Where(other => other.Spec is AlgorithmSpec rival && rival.Symbol == algorithm.Symbol
                    && Opens(rival).Any(side => sides.Contains(Opposite(side))))
                .Select(other => other.Id),
        ];
    }

    /// <summary>The sides that it opens with and that only an order which may not open closes again.</summary>
    private static ImmutableArray<Side> Opens(AlgorithmSpec spec) => spec switch
    {
        BracketSpec => [spec.Side],
        GridSpec { Direction: GridDirection.Long } => [Side.Buy],
        GridSpec { Direction: GridDirection.Short } => [Side.Sell],
        // A neutral grid closes by plain orders; only its stops may do nothing but reduce.
        GridSpec { StopLower: not null, StopUpper: not null } => [Side.Buy, Side.Sell],
        GridSpec { StopLower: not null } => [Side.Buy],
        GridSpec { StopUpper: not null } => [Side.Sell],
        _ => [],
    };

    /// <summary>What executions hold of the position on its own side: what the opening half of a reverse would net out.</summary>
    private static Quantity HeldOn(PositionShares shares) => shares.Position.IsLong ? shares.Held.Long : shares.Held.Short;

    private static Refusal No(AlgorithmSpec spec, Side side, PositionShares shares, string what, string why) => new(
        "position-opposed",
        $"in one-way mode a {SideText.Of(side)} against {shares.Position} {spec.Symbol}{Holders(shares.Held)} {what}{why}", "", [],
        Advice(spec, shares), -2022);

    private static string Holders(HeldParts held)
    {
        if (held.ByExecution.IsEmpty)
            return "";
        var more = held.ByExecution.Count - MostNamed;
        var named = held.ByExecution.Take(MostNamed).Select(part => $"{part.Key}: {part.Value}");
        return $" ({string.Join(", ", named)}{(more > 0 ? $" and {more} more" : "")})";
    }

    private static string Advice(AlgorithmSpec spec, PositionShares shares)
    {
        var held = shares.Held.ByExecution;
        var close = held.IsEmpty
            ? $"close it first (`bowline market {spec.Symbol} {SideText.Of(Closing(shares))} {shares.Position.Size} --reduce-only`) or turn it round (`bowline reverse {spec.Symbol}`)"
            : $"close that first (`bowline finish {held.Keys.First()}`)";
        return $"{close}; in hedge mode (`bowline position-mode hedge`, once nothing is open) both can be held";
    }

    private static Side Closing(PositionShares shares) => shares.Position.IsLong ? Side.Sell : Side.Buy;

    private static Side Opposite(Side side) => side == Side.Buy ? Side.Sell : Side.Buy;
}
