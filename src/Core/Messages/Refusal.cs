using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// Why a request was refused, so that a person can mend it: the rule, the value, the nearest valid value, what to type.
/// </summary>
/// <param name="Code">Stable code, listed in docs/errors.md (<c>quantity-off-step</c>).</param>
/// <param name="Rule">The rule that was broken, with its numbers and units.</param>
/// <param name="Value">What was given.</param>
/// <param name="Nearest">Nearest valid values, empty when there are none.</param>
/// <param name="Advice">What to type instead.</param>
/// <param name="VenueCode">The code the venue would give, when it has one.</param>
public sealed record Refusal(
    string Code,
    string Rule,
    string Value,
    ImmutableArray<string> Nearest,
    string Advice,
    int? VenueCode);

/// <summary>A request as it was typed, for the record: every field is text and may be empty.</summary>
public sealed record RequestText(string Verb, string Symbol, string Side, string Quantity, string Price, string Other);
