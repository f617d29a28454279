using System.Collections.Immutable;
using System.Globalization;

namespace Bowline.Core;

/// <summary>
/// Reads a condition by recursive descent, from the loosest binding to the tightest: or, and, not, parentheses, tests.
/// docs/algorithms/when.md has the grammar.
/// </summary>
internal sealed class ConditionReader
{
    private const int Deepest = 16;
    private const int MostTests = 32;

    private readonly ImmutableArray<Token> _tokens;
    private int _at;
    private int _tests;
    private int _crossings;

    private ConditionReader(string text) => _tokens = Token.Of(text);

    private Token Next => _tokens[_at];

    /// <summary>The condition, or the first place where it cannot be read.</summary>
    public static (Condition? Read, Refusal? Problem) Read(string text)
    {
        var reader = new ConditionReader(text);
        try
        {
            var condition = reader.Or(0);
            return reader.Next.Kind == TokenKind.End ? (condition, null) : throw reader.Expected("and, or, or the end");
        }
        catch (UnreadableException problem)
        {
            return (null, problem.Refusal);
        }
    }

    private Condition Or(int depth)
    {
        var left = And(depth);
        while (Take("or"))
            left = new Condition.Or(left, And(depth));
        return left;
    }

    private Condition And(int depth)
    {
        var left = Not(depth);
        while (Take("and"))
            left = new Condition.And(left, Not(depth));
        return left;
    }

    private Condition Not(int depth)
    {
        if (depth > Deepest)
            throw Refused("condition-too-deep", $"parentheses and not stand at most {Deepest} deep", "write it flatter");
        if (Take("not"))
            return new Condition.Not(Not(depth + 1));
        if (!Take("("))
            return Test();
        var inner = Or(depth + 1);
        Need(")");
        return inner;
    }

    private Condition Test()
    {
        if (++_tests > MostTests)
            throw Refused("condition-too-many-tests", $"a condition has at most {MostTests} tests", "split it over two executions");
        if (Next.Is("time"))
            return TimeTest();
        if (Next.Is("finished"))
            return FinishedTest();
        var left = TermReader.Read(this);
        if (Take("crosses"))
        {
            var upward = Take("above") || (!Take("below") ? throw Expected("above or below") : false);
            return new Condition.Crosses(left, upward, TermReader.Read(this), _crossings++);
        }

        return new Condition.Compare(left, Comparison(), TermReader.Read(this));
    }

    private Condition TimeTest()
    {
        _at++;
        var how = Comparison();
        var token = Next;
        if (TimeOnly.TryParseExact(token.Text, ["H:mm", "H:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock))
        {
            _at++;
            return new Condition.Clock(how, clock.ToTimeSpan());
        }

        if (token.Kind == TokenKind.Word && token.Text.Length >= 10 && DateTimeOffset.TryParseExact(
                token.Text, ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss'Z'"],
                CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment))
        {
            _at++;
            return new Condition.Date(how, new Time(moment.ToUnixTimeMilliseconds()));
        }

        throw Expected("a time of day in UTC such as 14:30, or a date such as 2026-11-20T14:30Z");
    }

    private Condition.Finished FinishedTest()
    {
        _at++;
        Need("(");
        if (!LinkId.IsValid(Next.Text))
            throw Expected("the link id of an execution, such as TWAP-4f9k2m1x");
        var id = new ExecutionId(TakeAny().Text);
        Need(")");
        return new Condition.Finished(id);
    }

    private Comparison Comparison()
    {
        var how = Next.Text switch
        {
            ">" => Core.Comparison.Above,
            ">=" => Core.Comparison.AtLeast,
            "<" => Core.Comparison.Below,
            "<=" => Core.Comparison.AtMost,
            _ => throw Expected(">, <, >=, <=, crosses above or crosses below"),
        };
        _at++;
        return how;
    }

    internal bool Take(string text)
    {
        if (!Next.Is(text))
            return false;
        _at++;
        return true;
    }

    internal Token Peek() => Next;

    internal Token TakeAny() => _tokens[_at++];

    internal void Need(string text)
    {
        if (!Take(text))
            throw Expected(text);
    }

    internal UnreadableException Expected(string what) => Refused(
        "condition-unreadable", $"{what} is expected at character {Next.At}", "see docs/algorithms/when.md, or `bowline when --help`");

    internal UnreadableException Refused(string code, string rule, string advice) => new(new(
        code, rule, Next.Kind == TokenKind.End ? "the end of the text" : $"'{Next.Text}' at character {Next.At}", [], advice, null));
}

/// <summary>The text cannot be read any further; it never leaves the reader.</summary>
internal sealed class UnreadableException(Refusal refusal) : Exception(refusal.Rule)
{
    public Refusal Refusal { get; } = refusal;
}
