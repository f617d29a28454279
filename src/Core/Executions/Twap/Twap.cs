using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>Equal slices at equal times; docs/algorithms/twap.md.</summary>
public sealed record Twap : ScheduledExecution
{
    internal Twap(TwapSpec spec, ExecutionId id, Time at, Schedule plan)
        : base(spec, id, at, FeedsOf(spec), plan) { }

    protected override AfterPausePolicy AfterPause => ((TwapSpec)Spec).AfterPause;

    protected override int Asked => ((TwapSpec)Spec).Count;
}
