using System.Collections.Immutable;
using Bowline.Contract;
using Bowline.Core;

namespace Bowline.App;

/// <summary>
/// An execution as a person means it: the typed texts read by the parameter table, not yet held against the symbol's
/// rules, the market and the account.
/// </summary>
internal sealed record ExecutionTicket
{
    public required ExecutionVerb Verb { get; init; }

    public required Symbol Symbol { get; init; }

    /// <summary>By the parameter's name.</summary>
    public required ImmutableDictionary<string, TypedValue> Values { get; init; }

    public bool Round { get; init; }

    /// <summary>
    /// What is wrong with the texts. What could be read all the same is held against the market too, so that everything
    /// is told at once.
    /// </summary>
    public ImmutableArray<Refusal> Problems { get; init; } = [];

    /// <summary>Reads what was typed; without a symbol that is known there is no ticket, only what is wrong.</summary>
    /// <param name="parameters">Name to text.</param>
    public static (ExecutionTicket? Ticket, ImmutableArray<Refusal> Refusals) Read(
        ExecutionVerb verb, string? symbol, IReadOnlyDictionary<string, string> parameters, bool round,
        IEnumerable<Symbol> known, Time now)
    {
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        var about = SymbolText.Read(symbol, known);
        if (about is Parsed<Symbol>.Bad nobody)
            refusals.Add(nobody.Why);
        var reader = new ParameterReader(refusals, now);
        var values = ImmutableDictionary.CreateBuilder<string, TypedValue>(StringComparer.Ordinal);
        foreach (var parameter in verb.Parameters)
        {
            if (!parameters.TryGetValue(parameter.Name, out var typed) || string.IsNullOrWhiteSpace(typed))
            {
                if (Missing(parameter, parameters) is { } missing)
                    refusals.Add(missing);
            }
            else if (reader.Read(parameter, typed) is { } value)
            {
                values.Add(parameter.Name, value);
            }
        }

        refusals.AddRange(parameters.Keys.Where(name => verb.Parameters.All(p => p.Name != name)).Select(name => Unknown(verb, name)));
        refusals.AddRange(Contradictions(parameters));
        var problems = refusals.ToImmutable();
        return about is Parsed<Symbol>.Good { Value: var contract }
            ? (new ExecutionTicket { Verb = verb, Symbol = contract, Values = values.ToImmutable(), Round = round, Problems = problems }, [])
            : (null, problems);
    }

    /// <summary>The canonical text of a parameter that is the same at every price; null when it was not given.</summary>
    public string? Word(string name) => (Values.GetValueOrDefault(name) as TypedValue.Word)?.Text;

    /// <summary>One conditional order that only closes, of which nothing counts from a price of the market.</summary>
    public bool ProtectsWithoutPrices => ConditionalOrders.Is(Verb.Name) && Values.ContainsKey("stop-price")
        && (Word("reduce-only") == "true" || Word("close-position") == "true" || (Word("side"), Word("position-side")) is ("SELL", "LONG") or ("BUY", "SHORT"))
        && Values.Values.All(value => value is TypedValue.Word or TypedValue.Price { Typed: TypedPrice.Absolute }
            or TypedValue.Quantity { Typed: not TypedQuantity.Worth });

    /// <summary>Could this execution have come of this ticket? What is relative or rounded may have come to anything.</summary>
    public bool IsOf(ExecutionSpec started)
    {
        // A trail is the exchange's own trailing stop where that can do it.
        var isOfVerb = started.Kind == Verb.Name || (Verb.Name == Executions.Trail && started.Kind == Executions.TrailingStop);
        if (!isOfVerb || started.Symbol != Symbol)
            return false;
        var text = SpecTexts.Of(started);
        foreach (var (name, value) in Values)
        {
            var typed = value switch
            {
                TypedValue.Word word => word.Text,
                TypedValue.Price { Typed: TypedPrice.Absolute price } when !Round => price.Value.ToString(),
                TypedValue.Quantity { Typed: TypedQuantity.Absolute quantity } when !Round => quantity.Value.ToString(),
                _ => null,
            };
            if (typed is not null && text[name] is { } own && own != typed)
                return false;
        }

        return true;
    }

    private static Refusal? Missing(ParameterSpec parameter, IReadOnlyDictionary<string, string> given)
    {
        var standsIn = parameter.LeftOutWith is { } other && given.ContainsKey(other);
        if (!parameter.Required || standsIn)
            return null;
        var how = parameter.Value is null ? $"--{parameter.Name}" : $"--{parameter.Name} {parameter.Value}";
        return new(
            $"{parameter.Name}-missing", $"{parameter.Name}: it is needed ({parameter.Help})", "", [],
            parameter.Kind is ParameterKind.Side or ParameterKind.Quantity ? $"type {parameter.Value} after the symbol" : $"add {how}",
            -1102);
    }

    private static Refusal Unknown(ExecutionVerb verb, string name) => new(
        "parameter-unknown", $"{verb.Name} has no such parameter", NumberText.Shown(name),
        [.. SymbolText.Nearest(name, verb.Parameters.Select(p => new Symbol(p.Name)))],
        $"`bowline {verb.Name} --help` lists them", null);

    private static IEnumerable<Refusal> Contradictions(IReadOnlyDictionary<string, string> given)
    {
        if (given.ContainsKey("close-position") && given.TryGetValue("quantity", out var quantity))
        {
            yield return new(
                "quantity-with-close-position", "--close-position closes the whole position and takes no quantity",
                NumberText.Shown(quantity), [], "leave one of the two out", -4137);
        }

        if (given.ContainsKey("close-position") && given.TryGetValue("limit-price", out var limit))
        {
            yield return new(
                "close-position-limit", "only a market order can close the whole position", NumberText.Shown(limit), [],
                "leave --limit-price or --close-position out", -4136);
        }

        if (given.ContainsKey(Parameters.Mark.Name) && given.TryGetValue(Parameters.WorkingType.Name, out var working)
            && !working.StartsWith("mark", StringComparison.OrdinalIgnoreCase))
        {
            yield return new(
                "working-type-twice", "--mark is short for --working-type mark-price", NumberText.Shown(working), [],
                "leave one of the two out", null);
        }
    }
}
