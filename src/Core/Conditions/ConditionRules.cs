namespace Bowline.Core;

/// <summary>Conditions that can be read and make no sense: they would wait for ever, or would not mean what they say.</summary>
internal static class ConditionRules
{
    private const string Never = "condition-never";
    private const string Always = "condition-always";

    public static IEnumerable<Refusal> Check(Condition condition)
    {
        foreach (var test in condition.Tests)
        {
            if (test is Condition.Clock clock && OfEveryDay(clock) is { } day)
                yield return new(day.Code, day.Why, Shown(test), [], "change the time", null);
            if (test.Terms is not [var left, var right])
                continue;
            if (left is Term.Number && right is Term.Number)
            {
                yield return new("condition-constant", "one side of a comparison is something of the market", Shown(test), [],
                    "type for example last(BTCUSDT) > 61000", null);
            }
            else if (left.Text == right.Text)
            {
                yield return new(SameSides(test), "both sides are the same", Shown(test), [], "compare it with something else", null);
            }
            else if (left.Unit != right.Unit && left is not Term.Number && right is not Term.Number)
            {
                yield return new("condition-units", $"{left.Text} is {Words(left.Unit)} and {right.Text} is {Words(right.Unit)}",
                    Shown(test), [], "compare what is measured alike", null);
            }
            else if (OfEveryValue(test, left, right) is { } every)
            {
                yield return new(every.Code, every.Why, Shown(test), [], "change the number", null);
            }
        }

        if (NegatedCrossing(condition, false))
        {
            yield return new("condition-not-crosses", "a crossing is a moment: `not` before it would hold nearly always", "not … crosses", [],
                "compare with > or <, or turn the crossing round", null);
        }
    }

    private static bool NegatedCrossing(Condition condition, bool negated) => condition switch
    {
        Condition.And and => NegatedCrossing(and.Left, negated) || NegatedCrossing(and.Right, negated),
        Condition.Or or => NegatedCrossing(or.Left, negated) || NegatedCrossing(or.Right, negated),
        Condition.Not not => NegatedCrossing(not.Inner, true),
        Condition.Crosses => negated,
        _ => false,
    };

    private static string SameSides(Condition test) =>
        test is Condition.Compare { How: Comparison.AtLeast or Comparison.AtMost } ? Always : Never;

    // A day begins at midnight: none of it is before that, and all of it from then on.
    private static (string Code, string Why)? OfEveryDay(Condition.Clock clock) => (clock.OfDay == TimeSpan.Zero, clock.How) switch
    {
        (true, Comparison.Below) => (Never, "it can never hold: a day begins at 00:00"),
        (true, Comparison.AtLeast) => (Always, "it always holds: a day begins at 00:00"),
        _ => null,
    };

    private static (string Code, string Why)? OfEveryValue(Condition test, Term left, Term right)
    {
        var (unit, number, numberIsRight) = (left, right) switch
        {
            (_, Term.Number n) => (left.Unit, n.Value, true),
            (Term.Number n, _) => (right.Unit, n.Value, false),
            _ => (TermUnit.Number, 0m, true),
        };
        var (least, most) = unit switch
        {
            TermUnit.Price => (0m, decimal.MaxValue),
            TermUnit.Index => (0m, 100m),
            TermUnit.Rate => (-1m, 1m),
            _ => (decimal.MinValue, decimal.MaxValue),
        };
        // Prices are above zero; an index reaches its ends.
        var open = unit == TermUnit.Price;
        var range = unit switch
        {
            TermUnit.Price => "a price is always above zero",
            TermUnit.Index => "it goes from 0 to 100",
            _ => "a rate is a fraction: 0.01% is 0.0001",
        };
        // Who crosses comes from beyond the number, and nothing comes from beyond an end.
        if (test is Condition.Crosses && (number <= least || number >= most))
            return (Never, $"it can never cross {DecimalText.Plain(number)}: {range}");
        if (test is not Condition.Compare compare)
            return null;
        var how = numberIsRight ? compare.How : Turned(compare.How);
        var (holds, fails) = how switch
        {
            Comparison.Above => (number < most, number < least || (open && number <= least)),
            Comparison.AtLeast => (number <= most, number <= least),
            Comparison.Below => (number > least, number > most),
            _ => (open ? number > least : number >= least, number >= most),
        };
        return !holds ? (Never, $"it can never hold: {range}") : fails ? (Always, $"it always holds: {range}") : null;
    }

    private static Comparison Turned(Comparison how) => how switch
    {
        Comparison.Above => Comparison.Below,
        Comparison.AtLeast => Comparison.AtMost,
        Comparison.Below => Comparison.Above,
        _ => Comparison.AtLeast,
    };

    private static string Shown(Condition test) => test switch
    {
        Condition.Compare c => $"{c.Left.Text} {Sign(c.How)} {c.Right.Text}",
        Condition.Crosses c => $"{c.Left.Text} crosses {(c.Upward ? "above" : "below")} {c.Right.Text}",
        Condition.Clock c => $"time {Sign(c.How)} {c.OfDay:hh\\:mm}",
        _ => test.ToString(),
    };

    private static string Sign(Comparison how) => how switch
    {
        Comparison.Above => ">",
        Comparison.AtLeast => ">=",
        Comparison.Below => "<",
        _ => "<=",
    };

    private static string Words(TermUnit unit) => unit switch
    {
        TermUnit.Price => "a price",
        TermUnit.Difference => "a difference of prices",
        TermUnit.Index => "an index from 0 to 100",
        TermUnit.Rate => "a rate",
        _ => "a number",
    };
}
