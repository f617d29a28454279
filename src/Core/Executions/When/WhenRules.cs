using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>What the parameters of a <c>when</c> must keep to, all problems at once.</summary>
internal static class WhenRules
{
    private const int MostRepeats = 1_000;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    public static ImmutableArray<Refusal> Check(WhenSpec spec)
    {
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        refusals.AddRange(ConditionText.Of(spec.Condition).Problems);
        if (spec.Run.Kind == Executions.When)
        {
            refusals.Add(new("when-nested", "a condition starts an execution, not another condition", spec.Run.Kind, [],
                "join the conditions with `and`", null));
        }
        else if (Executions.Find(spec.Run.Kind) is null)
        {
            refusals.Add(new("when-run-unknown", "what it starts is a kind of execution", spec.Run.Kind, [],
                "type for example market BTCUSDT BUY 0.01", null));
        }

        if (spec.Repeat is < 1 or > MostRepeats)
        {
            refusals.Add(new("when-repeat-range", $"it starts it 1 to {MostRepeats} times", spec.Repeat.ToString(),
                [Math.Clamp(spec.Repeat, 1, MostRepeats).ToString()], "change --repeat", null));
        }

        if (spec.Once && spec.Repeat > 1)
        {
            refusals.Add(new("when-once-and-repeat", "--once and --repeat do not go together", $"--repeat {spec.Repeat}", [],
                "leave one of the two out", null));
        }

        refusals.AddRange(Duration("--cool-down", spec.CoolDown, TimeSpan.Zero, Longest));
        refusals.AddRange(Duration("--start-within", spec.StartWithin, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1)));
        if (spec.Expires is { } expires)
            refusals.AddRange(Duration("--expires", expires, TimeSpan.FromSeconds(1), Longest));
        return refusals.ToImmutable();
    }

    private static IEnumerable<Refusal> Duration(string flag, TimeSpan value, TimeSpan least, TimeSpan most) =>
        Bounds.Duration("when-duration", flag, value, least, most);
}
