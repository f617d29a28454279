using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Bowline.Core;

namespace Bowline.Journal;

/// <summary>The one table of what the journal can hold: kind on disk, record in memory.</summary>
public static class KindTable
{
    internal static ImmutableArray<KindLine> Lines { get; } =
        [.. OperatorKinds.Lines, .. OrderKinds.Lines, .. WorldKinds.Lines, .. JournalKinds.Lines];

    private static readonly FrozenDictionary<Type, KindLine> ByType = Lines.ToFrozenDictionary(line => line.Type);

    private static readonly FrozenDictionary<string, KindLine>.AlternateLookup<ReadOnlySpan<char>> ByKind =
        Lines.ToFrozenDictionary(line => line.Kind, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Every kind with the type of record it stands for.</summary>
    public static IEnumerable<(string Kind, Type Type)> All => Lines.Select(line => (line.Kind, line.Type));

    /// <summary>The kind of a record's line on disk.</summary>
    public static string KindOf(JournalBody body) =>
        body is JournalBody.Unreadable unreadable ? unreadable.Kind : LineOf(body).Kind;

    internal static KindLine LineOf(JournalBody body)
    {
        var type = body is JournalBody.Happened happened ? happened.Event.GetType() : body.GetType();
        return ByType.TryGetValue(type, out var line) ? line
            : throw new UnreachableException($"{type.Name} has no line in the kind table.");
    }

    /// <summary>
    /// Decodes a line that the chain vouched for. What this program cannot read comes back as a value.
    /// </summary>
    internal static JournalBody Decode(ReadOnlySpan<byte> kind, Time at, ReadOnlySpan<byte> data, KnownTexts texts, bool stateAlone)
    {
        Span<char> text = stackalloc char[64];
        if (kind.Length > text.Length || !Encoding.UTF8.TryGetChars(kind, text, out var length)
            || !ByKind.TryGetValue(text[..length], out var line))
            return new JournalBody.Unreadable(Encoding.UTF8.GetString(kind), "the kind is not known to this version");
        try
        {
            var fields = new FieldReader(data, texts);
            return stateAlone ? line.ReadState(ref fields, at) : fields.End(line.Read(ref fields, at));
        }
        catch (Exception e) when (e is RecordFormatException or JsonException or FormatException
            or InvalidOperationException or ArgumentException or OverflowException)
        {
            return new JournalBody.Unreadable(line.Kind, e.Message);
        }
    }
}
