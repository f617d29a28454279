using System.Collections.Immutable;
using Bowline.Core;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Bowline.Core.Tests;

/// <summary>What holds for oco, bracket and trail whatever the exchange does.</summary>
public sealed class ProtectionProperties
{
    private const int Runs = 500;

    private static readonly Arbitrary<int[]> Scripts = Arb.From(
        Gen.Choose(0, 99_999).ArrayOf(90), script => Enumerable.Range(0, script.Length).Select(n => script[..n].Concat(script[(n + 1)..]).ToArray()));

    private static SpecContext Context { get; } = new(Some.Btc, new(60000m), new(60000m));

    private static OcoSpec Oco { get; } = new(Context)
    {
        Side = Side.Sell, Quantity = new(0.01m), TakeProfit = new(62000m), StopPrice = new(59000m),
    };

    private static BracketSpec Bracket { get; } = new(Context)
    {
        Side = Side.Buy, Quantity = new(0.011m), EntryType = EntryType.Limit, EntryPrice = new(59900m),
        Targets = [new(new(61000m), 33), new(new(62000m), 33), new(new(63000m), 34)], StopPrice = new(59000m),
        BreakEvenAfter = 1, Trail = new("1%", null, null, TrailTerms.StandardDelay, 14, "1m"),
    };

    private static TrailSpec Trail { get; } = new(Context)
    {
        Side = Side.Buy, Quantity = new(0.01m), Follow = new("150", null, 10m, TimeSpan.FromMilliseconds(500), 14, "1m"),
    };

    public static TheoryData<string> Kinds => ["oco", "oco with a stop-limit", "bracket", "trail"];

    private static AlgorithmSpec Of(string kind) => kind switch
    {
        "oco" => Oco,
        "oco with a stop-limit" => Oco with { StopLimitPrice = new(58900m) },
        "bracket" => Bracket,
        _ => Trail,
    };

    private static void Hold(Func<int[], (ProtectionWorld World, string? Broken)> property, int runs = Runs) => Prop.ForAll(Scripts, script =>
    {
        var (world, broken) = property(script);
        if (broken is not null)
            throw new Xunit.Sdk.XunitException($"{broken}\n{string.Join('\n', world.Log)}");
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(runs));

    /// <summary>
    /// After every event: quantity is conserved, no exit is placed for more than is open, and what was promised to be
    /// protected is, or is being closed, or an alarm stands.
    /// </summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void WhateverTheExchangeDoes_NothingIsNakedLostOrTooMuch(string kind) => Hold(script =>
    {
        var world = new ProtectionWorld(Of(kind), script).Play();
        return (world, world.Broken);
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void WhenItIsQuiet_ExitsCoverExactlyWhatIsOpen(string kind) => Hold(script =>
    {
        var world = new ProtectionWorld(Of(kind), script).Play().Settle();
        return (world, world.Broken ?? NotQuiet(world, targets: kind != "trail"));
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void TheSameEvents_GiveTheSameCommands(string kind) => Hold(
        script =>
        {
            var world = new ProtectionWorld(Of(kind), script).Play();
            return (world, world.IsRepeatable() ? null : "the fold differs");
        },
        runs: 300);

    [Theory]
    [InlineData("bracket")]
    [InlineData("trail")]
    public void AStop_NeverLoosens(string kind) => Hold(script =>
    {
        var world = new ProtectionWorld(Of(kind), script).Play();
        var exit = kind == "bracket" ? Side.Sell : Side.Buy;
        var loosened = world.Triggers.Zip(world.Triggers.Skip(1)).Any(pair => TrailingLevel.IsTighter(pair.First, pair.Second, exit));
        return (world, loosened ? string.Join(" ", world.Triggers) : null);
    });

    /// <summary>Where the exchange takes every order, a stop that has once rested is never missing.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void OnAKindExchange_ARestingStopIsNeverAbsent(string kind) => Hold(script =>
    {
        var world = new ProtectionWorld(Of(kind), script, isKind: true).Play();
        return (world, world.Broken);
    });

    [Theory]
    [InlineData("oco")]
    [InlineData("bracket")]
    public void SplittingAFill_ChangesNothingInTheEnd(string kind) => Hold(
        script =>
        {
            var parts = Parts(script, Of(kind).Quantity).ToList();
            var (whole, split) = (Run(kind, [Of(kind).Quantity.Value]), Run(kind, parts));
            var same = whole.Execution.Outcome is Outcome.Completed && Equals(whole.Execution.Outcome, split.Execution.Outcome)
                && whole.Execution.Holding == split.Execution.Holding && whole.Execution.Progress == split.Execution.Progress;
            return (split, same ? null : $"{whole.Execution.Outcome} and {split.Execution.Outcome} from {string.Join(" + ", parts)}");
        },
        runs: 300);

    private static string? NotQuiet(ProtectionWorld world, bool targets)
    {
        var execution = world.Execution;
        if (execution.Outcome is Outcome.Completed && !execution.Holding.IsFlat)
            return $"it says it is completed and holds {execution.Holding}";
        if (execution.Outcome is not null)
            return world.Live.Any() ? "it has ended and an order is left" : null;
        if (!execution.Excess.IsZero)
            return "an excess is left";
        var covered = world.Live.Where(o => o.Role == 's').Sum(o => o.Left);
        var taken = world.Live.Where(o => o.Role == 't').Sum(o => o.Left);
        return covered != execution.Open.Value ? $"stops cover {covered} of {execution.Open}"
            : targets && taken != execution.Open.Value ? $"targets take {taken} of {execution.Open}" : null;
    }

    // All that the entry fills, and then all that the stop fills, in these parts.
    private static ProtectionWorld Run(string kind, IReadOnlyList<decimal> parts)
    {
        AlgorithmSpec spec = kind == "bracket" ? Bracket with { Targets = [], Trail = null, BreakEvenAfter = null } : Oco;
        var world = new ProtectionWorld(spec, [], isKind: true).Settle();
        if (kind == "bracket")
        {
            foreach (var part in parts)
                world.Fill('e', part);
            world.Settle();
        }

        foreach (var part in parts)
            world.Fill('s', part);
        return world.Settle();
    }

    private static IEnumerable<decimal> Parts(int[] script, Quantity whole)
    {
        var left = (int)(whole.Value / 0.001m);
        foreach (var number in script)
        {
            if (left == 0)
                yield break;
            var part = 1 + (number % left);
            left -= part;
            yield return part * 0.001m;
        }

        if (left > 0)
            yield return left * 0.001m;
    }
}
