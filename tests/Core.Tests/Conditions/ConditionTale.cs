using System.Globalization;

namespace Bowline.Core.Tests;

/// <summary>News for a condition in words: <c>last 60900</c>, <c>mark 3090 ETHUSDT</c>, <c>funding 0.0001 60000</c>, <c>lost</c>.</summary>
internal static class ConditionTale
{
    public static Condition Read(string text) =>
        ConditionText.Of(text).Read ?? throw new FormatException(ConditionText.Of(text).Problems[0].ToString());

    /// <summary>What is known after all this news, with commas between.</summary>
    public static Readings After(Condition condition, string news) => news.Split(", ", StringSplitOptions.RemoveEmptyEntries)
        .Aggregate(Readings.Of(condition), (known, text) => known.On(News(text), condition));

    public static Event News(string text)
    {
        var words = text.Split(' ');
        var symbol = words[0] == "funding" || words.Length < 3 ? Some.Btc.Symbol : new Symbol(words[2]);
        var number = words.Length > 1 ? Number(words[1]) : 0;
        return words[0] switch
        {
            "last" => new Event.TradesObserved(Some.Noon, symbol, new(number), new(number + 1), new(number - 1), new(1)),
            "mark" => new Event.MarkPriceUpdated(Some.Noon, symbol, new(number)),
            "funding" => new Event.FundingUpdated(Some.Noon, symbol, new(Number(words[2])), number, Some.Noon),
            "lost" => new Event.StreamLost(Some.Noon, Feed.PriceStream, "silent"),
            _ => throw new FormatException(text),
        };
    }

    /// <summary>An instant of a text such as <c>2026-11-20T14:30:00.001Z</c>.</summary>
    public static Time Moment(string text) =>
        new(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeMilliseconds());

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
