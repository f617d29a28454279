using System.Text;

namespace Bowline.Contract;

/// <summary>Lines for a terminal: the answer for stdout, asides for stderr, in the order they were said.</summary>
public sealed class Transcript
{
    private readonly StringBuilder _lines = new();

    public Transcript Say(string answerLine) => Add(ApiHeaders.AnswerLine, answerLine);

    public Transcript Aside(string asideLine) => Add(ApiHeaders.AsideLine, asideLine);

    /// <summary>The lines with their marks, as they go over the socket.</summary>
    public override string ToString() => _lines.ToString();

    private Transcript Add(char mark, string text)
    {
        _lines.Append(mark);
        foreach (var c in text)
            _lines.Append(IsHarmless(c) ? c : '\uFFFD');
        _lines.Append('\n');
        return this;
    }

    /// <summary>Text from a venue or a user must not reach a terminal as an escape sequence or a further line.</summary>
    private static bool IsHarmless(char c) => c == '\t' || !char.IsControl(c);
}
