using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// The kinds of execution there are, each by its word on the command line and the prefix of its link ids.
/// </summary>
public static class Executions
{
    public const string Market = "market";
    public const string Limit = "limit";
    public const string StopMarket = "stop-market";
    public const string StopLimit = "stop-limit";
    public const string TakeProfit = "take-profit";
    public const string TrailingStop = "trailing-stop";
    public const string Trail = "trail";
    public const string Oco = "oco";
    public const string Iceberg = "iceberg";
    public const string Chase = "chase";
    public const string Grid = "grid";
    public const string Twap = "twap";
    public const string Vwap = "vwap";
    public const string Pov = "pov";
    public const string Shortfall = "shortfall";
    public const string Scale = "scale";
    public const string Dca = "dca";
    public const string Reverse = "reverse";
    public const string Bracket = "bracket";
    public const string When = "when";

    /// <summary>Every kind: the table that the journal, the desk and the simulation read.</summary>
    public static ImmutableArray<ExecutionKind> All { get; } =
    [
        new(Market, "ORD", null),
        new(Limit, "ORD", null),
        new(StopMarket, "ORD", null),
        new(StopLimit, "ORD", null),
        new(TakeProfit, "ORD", null),
        new(TrailingStop, "TRAIL", null),
        new(Trail, "TRAIL", TrailSpec.Read),
        new(Oco, "OCO", OcoSpec.Read),
        new(Iceberg, "ICE", IcebergSpec.Read),
        new(Chase, "CHASE", ChaseSpec.Read),
        new(Grid, "GRID", GridSpec.Read),
        new(Twap, "TWAP", TwapSpec.Read),
        new(Vwap, "VWAP", VwapSpec.Read),
        new(Pov, "POV", PovSpec.Read),
        new(Shortfall, "IS", ShortfallSpec.Read),
        new(Scale, "SCALE", ScaleSpec.Read),
        new(Dca, "DCA", DcaSpec.Read),
        new(Reverse, "REV", ReverseSpec.Read),
        new(Bracket, "BRK", BracketSpec.Read),
        new(When, "WHEN", WhenSpec.Read),
    ];

    /// <summary>
    /// All prefixes of link ids, each once; the ones of later kinds are reserved, so that their orders are never taken
    /// for the user's.
    /// </summary>
    public static ImmutableArray<string> Prefixes { get; } =
    [
        "ORD", "OCO", "BRK", "TWAP", "VWAP", "POV", "IS", "ICE", "GRID", "CHASE", "SCALE", "DCA", "WHEN", "TRAIL", "REV",
        "FLAT",
    ];

    /// <summary>The kind of that name; null when there is none.</summary>
    public static ExecutionKind? Find(string name)
    {
        foreach (var kind in All)
        {
            if (kind.Name == name)
                return kind;
        }

        return null;
    }

    /// <summary>The parameters of an algorithm from their text.</summary>
    /// <exception cref="FormatException">The kind is not known, or a value is missing or cannot be read.</exception>
    public static AlgorithmSpec Read(SpecText text, SpecContext context) =>
        Find(text.Kind)?.Read is { } read
            ? read(new SpecReader(text), context) with { DeadMan = new SpecReader(text).DurationOrNothing(DeadMan.Parameter) }
            : throw new FormatException($"{text.Kind} is no algorithm");
}

/// <summary>One kind of execution.</summary>
/// <param name="Name">Its verb on the command line.</param>
/// <param name="Read">Reads its parameters; null for the kinds that are a single order.</param>
public sealed record ExecutionKind(string Name, string Prefix, Func<SpecReader, SpecContext, AlgorithmSpec>? Read);
