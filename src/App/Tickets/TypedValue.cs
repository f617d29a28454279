using System.Collections.Immutable;
using Bowline.Core;

namespace Bowline.App;

/// <summary>The value of one parameter as it was typed: read, and not yet held against the market and the account.</summary>
internal abstract record TypedValue
{
    private TypedValue() { }

    /// <summary>Canonical already: it means the same at every price.</summary>
    public sealed record Word(string Text) : TypedValue;

    public sealed record Quantity(TypedQuantity Typed) : TypedValue;

    public sealed record Price(TypedPrice Typed) : TypedValue;

    public sealed record Targets(ImmutableArray<TypedTarget> Each) : TypedValue;
}

/// <summary>A price and, where one was typed, the share of the quantity for it in percent.</summary>
internal readonly record struct TypedTarget(TypedPrice Price, decimal? Share);
