using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>A condition as it was typed, read: or everything that is wrong with it, each with its place.</summary>
public sealed record ConditionText
{
    public const int LongestText = 1_000;

    private ConditionText(Condition? condition, ImmutableArray<Refusal> problems) => (Read, Problems) = (condition, problems);

    /// <summary>Null when it could not be read.</summary>
    internal Condition? Read { get; }

    public ImmutableArray<Refusal> Problems { get; }

    /// <summary>The symbols it speaks of, each once, by name.</summary>
    public ImmutableArray<Symbol> Symbols => Read is null ? [] :
        [.. Read.Tests.SelectMany(test => test.Terms).Select(term => term.Feed?.Symbol).OfType<Symbol>().Distinct().Order()];

    /// <summary>The news it needs, each once, in order.</summary>
    public ImmutableArray<Feed> Feeds => Read is null ? [] :
        [.. Read.Tests.SelectMany(test => test.Terms).Select(term => term.Feed).OfType<Feed>().Distinct().Order()];

    /// <summary>Does it hold by the time alone, before any news? Null while that cannot be told.</summary>
    public bool? HoldsBeforeNews(Time at) => Read?.Holds(Readings.Of(Read), at);

    public static ConditionText Of(string text)
    {
        if (text.Length > LongestText)
        {
            return new(null, [new("condition-too-long", $"a condition has at most {LongestText} characters", $"{text.Length} characters",
                [], "shorten it", null)]);
        }

        var (condition, problem) = ConditionReader.Read(text);
        return problem is not null ? new(null, [problem]) : new(condition, [.. ConditionRules.Check(condition!)]);
    }
}
