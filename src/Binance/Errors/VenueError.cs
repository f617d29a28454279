using System.Collections.Immutable;

namespace Bowline.Binance;

/// <summary>What a refusal means for the request that got it.</summary>
public enum ErrorClass
{
    /// <summary>Not executed, for sure.</summary>
    Failed,

    /// <summary>Perhaps executed: look it up, never send it again blindly.</summary>
    Unknown,

    /// <summary>The wanted state holds already: treat as success.</summary>
    Benign,

    /// <summary>Not executed; the same request may succeed after a pause.</summary>
    Transient,

    /// <summary>Not executed; the request or the configuration is wrong and will not succeed by repeating.</summary>
    Caller,
}

/// <summary>One refusal of the venue.</summary>
public sealed record VenueError
{
    /// <param name="code">Negative number of the venue.</param>
    /// <param name="name">The venue's name, or ours where it prints none.</param>
    /// <param name="class">What it means for the request.</param>
    /// <param name="advice">What a person should do next, one sentence.</param>
    /// <param name="messages">Known texts, the usual one first; %s stands for a value.</param>
    public VenueError(int code, string name, ErrorClass @class, string advice, params ImmutableArray<string> messages)
    {
        Code = code;
        Name = name;
        Class = @class;
        Advice = advice;
        Messages = messages;
    }

    /// <summary>Negative number of the venue.</summary>
    public int Code { get; }

    /// <summary>The venue's name, or ours where it prints none.</summary>
    public string Name { get; }

    /// <summary>What it means for the request.</summary>
    public ErrorClass Class { get; }

    /// <summary>What a person should do next, one sentence.</summary>
    public string Advice { get; }

    /// <summary>Known texts, the usual one first; %s stands for a value.</summary>
    public ImmutableArray<string> Messages { get; }

    /// <summary>The usual text with its values filled in, as the paper exchange answers it.</summary>
    public string Text(params ReadOnlySpan<string> values) => Fill(Messages[0], values);

    /// <summary>A text with each %s replaced in order; missing values leave %s as it is.</summary>
    public static string Fill(string template, params ReadOnlySpan<string> values)
    {
        var text = template;
        var from = 0;
        foreach (var value in values)
        {
            var at = text.IndexOf("%s", from, StringComparison.Ordinal);
            if (at < 0) return text;
            text = string.Concat(text.AsSpan(0, at), value, text.AsSpan(at + 2));
            from = at + value.Length;
        }
        return text;
    }
}
