using System.Text;

namespace Bowline.Contract;

/// <summary>An aligned table of plain text: numbers to the right, words to the left, two spaces between columns.</summary>
public sealed class PlainTable(params string[] heads)
{
    /// <summary>A heading that starts with this mark is of a column of numbers.</summary>
    public const char Number = '#';

    private readonly List<string[]> _rows = [];

    public PlainTable Row(params string?[] cells)
    {
        var row = new string[heads.Length];
        for (var i = 0; i < row.Length; i++)
            row[i] = i < cells.Length && cells[i] is { Length: > 0 } cell ? cell : "-";
        _rows.Add(row);
        return this;
    }

    public Transcript Write(Transcript to, string whenEmpty)
    {
        if (_rows.Count == 0)
            return to.Say(whenEmpty);
        var titles = heads.Select(head => head.TrimStart(Number)).ToArray();
        var widths = titles.Select((title, i) => Math.Max(title.Length, _rows.Max(row => row[i].Length))).ToArray();
        to.Say(Line(titles, widths));
        foreach (var row in _rows)
            to.Say(Line(row, widths));
        return to;
    }

    private string Line(string[] cells, int[] widths)
    {
        var line = new StringBuilder();
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0)
                line.Append("  ");
            line.Append(heads[i][0] == Number ? cells[i].PadLeft(widths[i]) : cells[i].PadRight(widths[i]));
        }

        return line.ToString().TrimEnd();
    }
}
