using System.Collections.Immutable;
using Bowline.Core;

namespace Bowline.App;

/// <summary>How the audit log speaks of one kind of execution.</summary>
/// <param name="Kind">As <see cref="Executions"/> has it.</param>
internal sealed record ExecutionWords(string Kind)
{
    /// <summary>
    /// Told as <c>…_start</c> and <c>…_complete</c> under this word; empty for what is told by its orders and the end.
    /// </summary>
    public string Family { get; init; } = "";

    /// <summary>The action that tells of all <see cref="Pair"/> legs at once, when the last of them rests.</summary>
    public string PairAction { get; init; } = "";

    /// <summary>The legs of the pair: role, and the field that names its order.</summary>
    public ImmutableArray<(char Role, string Field)> Pair { get; init; } = [];

    /// <summary>The fields of <see cref="PairAction"/>, by the names of the parameters.</summary>
    public ImmutableArray<string> PairParameters { get; init; } = [];

    /// <summary>Roles whose first order has an action of its own: a piece of a schedule, an entry, an exit.</summary>
    public ImmutableArray<(char Role, string Action)> Legs { get; init; } = [];

    /// <summary>
    /// The kinds that are told otherwise than by a start, a completion and orders like any others. Slices are legs under
    /// one role, numbered as they come.
    /// </summary>
    public static ImmutableArray<ExecutionWords> All { get; } =
    [
        new(Executions.Oco)
        {
            PairAction = "place_oco",
            Pair = [('t', "tpOrderId"), ('s', "slOrderId")],
            PairParameters = ["take-profit", "stop-price", "stop-limit-price"],
        },
        new("bracket") { Legs = [('e', "place_entry"), ('t', "place_exit"), ('s', "place_exit")] },
        new("twap") { Family = "twap", Legs = [('s', "twap_slice")] },
        new("vwap") { Family = "vwap", Legs = [('s', "vwap_slice")] },
        new("pov") { Family = "pov", Legs = [('s', "pov_slice")] },
        new("shortfall") { Family = "is", Legs = [('s', "is_slice")] },
        new(Executions.Iceberg) { Family = "iceberg", Legs = [('p', "iceberg_slice")] },
        new("dca") { Family = "dca", Legs = [('b', "dca_slice")] },
    ];

    public static ExecutionWords Of(ExecutionSpec spec)
    {
        foreach (var words in All)
        {
            if (words.Kind == spec.Kind) return words;
        }

        return new(spec.Kind) { Family = spec is AlgorithmSpec ? spec.Kind.Replace('-', '_') : "" };
    }

    /// <summary>The action of a leg's first order; null when it is told as any order is.</summary>
    public string? ActionOf(char role)
    {
        foreach (var (leg, action) in Legs)
        {
            if (leg == role) return action;
        }

        return null;
    }

    /// <summary>A parameter's name as the audit log writes it: <c>stop-limit-price</c> is <c>stopLimitPrice</c>.</summary>
    public static string Field(string parameter)
    {
        var text = new System.Text.StringBuilder(parameter.Length);
        for (var i = 0; i < parameter.Length; i++)
        {
            if (parameter[i] == '-' && i + 1 < parameter.Length) text.Append(char.ToUpperInvariant(parameter[++i]));
            else text.Append(parameter[i]);
        }

        return text.ToString();
    }
}
