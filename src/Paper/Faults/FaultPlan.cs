using System.Collections.Immutable;

namespace Bowline.Paper;

/// <summary>A day's faults, checked: what <c>--fault</c> and <c>POST /paper/v1/faults</c> start.</summary>
public sealed class FaultPlan
{
    internal FaultPlan(string name, ulong seed, ImmutableArray<FaultRule> rules)
    {
        Name = name;
        Seed = seed;
        Rules = rules;
    }

    public string Name { get; }

    /// <summary>Seed of all its chance, apart from the exchange's own.</summary>
    public ulong Seed { get; }

    internal ImmutableArray<FaultRule> Rules { get; }

    /// <summary>The same faults with other chance.</summary>
    public FaultPlan WithSeed(ulong seed) => new(Name, seed, Rules);

    /// <summary>Reads a plan, or one fault alone, from JSON; all that is wrong with it at once.</summary>
    public static FaultPlanRead Read(string json) => new FaultReader().Read(json);
}

/// <summary>What came of reading a fault plan.</summary>
public abstract record FaultPlanRead
{
    private FaultPlanRead() { }

    public sealed record Good(FaultPlan Plan) : FaultPlanRead;

    public sealed record Bad(IReadOnlyList<string> Problems) : FaultPlanRead;
}
