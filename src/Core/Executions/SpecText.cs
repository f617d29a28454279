using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>One parameter as text.</summary>
public readonly record struct SpecField(string Name, string Value);

/// <summary>
/// The parameters of an execution as named texts: the form in which they are typed, journalled, hashed and shown. The
/// names are those of the command line's flags.
/// </summary>
public sealed record SpecText(string Kind, ImmutableArray<SpecField> Fields)
{
    /// <summary>The value of a parameter; null when it is not given.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var field in Fields)
            {
                if (field.Name == name)
                    return field.Value;
            }

            return null;
        }
    }

    public bool Equals(SpecText? other) =>
        other is not null && Kind == other.Kind && Fields.AsSpan().SequenceEqual(other.Fields.AsSpan());

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Kind, StringComparer.Ordinal);
        foreach (var field in Fields)
            hash.Add(field);
        return hash.ToHashCode();
    }

    public override string ToString() => $"{Kind} {string.Join(' ', Fields.Select(f => $"{f.Name}={f.Value}"))}";

    internal void MixInto(ref StateMixer mixer)
    {
        mixer.Add(Kind);
        mixer.Add((long)Fields.Length);
        foreach (var field in Fields)
        {
            mixer.Add(field.Name);
            mixer.Add(field.Value);
        }
    }
}
