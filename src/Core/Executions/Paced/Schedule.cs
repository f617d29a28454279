using System.Collections.Immutable;
using System.Globalization;

namespace Bowline.Core;

/// <summary>Planned slices in the order of their times. Their sum is the quantity they were cut from, always.</summary>
public sealed class Schedule
{
    private readonly ImmutableArray<Quantity> _until;

    internal Schedule(ImmutableArray<Slice> slices, TimeSpan length)
    {
        Slices = slices;
        Length = length;
        var until = ImmutableArray.CreateBuilder<Quantity>(slices.Length + 1);
        until.Add(Quantity.Zero);
        foreach (var slice in slices)
            until.Add(until[^1] + slice.Quantity);
        _until = until.MoveToImmutable();
    }

    public static Schedule Empty { get; } = new([], TimeSpan.Zero);

    public ImmutableArray<Slice> Slices { get; }

    /// <summary>From its start to the end of the last slice's window.</summary>
    public TimeSpan Length { get; }

    public int Count => Slices.Length;

    /// <summary>The sum of the first so many slices.</summary>
    public Quantity Until(int slices) => _until[slices];

    /// <summary>When a slice begins; slices count from 1.</summary>
    public TimeSpan StartOf(int slice) => Slices[slice - 1].After;

    /// <summary>When a slice's window ends: the next one begins then.</summary>
    public TimeSpan EndOf(int slice) => slice < Count ? Slices[slice].After : Length;

    /// <summary>How many slices have begun once so much time has passed.</summary>
    public int Begun(TimeSpan elapsed)
    {
        var begun = 0;
        while (begun < Count && Slices[begun].After <= elapsed)
            begun++;
        return begun;
    }

    /// <summary>Each slice as <c>quantity@milliseconds</c>.</summary>
    internal IEnumerable<string> Texts() => Slices.Select(s => $"{s.Quantity}@{(long)s.After.TotalMilliseconds}");

    /// <exception cref="FormatException">A text is no slice.</exception>
    internal static Schedule Read(ImmutableArray<string> texts, TimeSpan length) => new([.. texts.Select(ReadSlice)], length);

    internal void MixInto(ref StateMixer mixer)
    {
        mixer.Add((long)Count);
        mixer.Add((long)Length.TotalMilliseconds);
        foreach (var slice in Slices)
        {
            mixer.Add((long)slice.After.TotalMilliseconds);
            mixer.Add(slice.Quantity.Value);
        }
    }

    private static Slice ReadSlice(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0
            && decimal.TryParse(text[..at], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quantity)
            && long.TryParse(text[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
                ? new(TimeSpan.FromMilliseconds(milliseconds), new(quantity))
                : throw new FormatException($"'{text}' is no slice");
    }
}
