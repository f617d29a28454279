using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>What reading a text gave: a value, or why not.</summary>
public abstract record Parsed<T>
{
    private Parsed() { }

    public sealed record Good(T Value) : Parsed<T>;

    public sealed record Bad(Refusal Why) : Parsed<T>;

    public static implicit operator Parsed<T>(T value) => new Good(value);

    public static implicit operator Parsed<T>(Refusal why) => new Bad(why);

    /// <summary>The value, or null after adding the refusal to the list.</summary>
    public T? OrAdd(ImmutableArray<Refusal>.Builder refusals)
    {
        if (this is Good good)
            return good.Value;
        refusals.Add(((Bad)this).Why);
        return default;
    }
}
