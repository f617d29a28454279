using System.Collections.Immutable;
using System.Globalization;
using Bowline.Contract;
using Bowline.Core;

namespace Bowline.App;

/// <summary>Reads what was typed for a parameter, as the table says it is typed.</summary>
internal sealed class ParameterReader(ImmutableArray<Refusal>.Builder refusals, Time now)
{
    private const int LongestText = 2_000;
    private const int MostTargets = 20;
    private const long DayMs = 86_400_000;

    /// <summary>Null after a refusal was added.</summary>
    public TypedValue? Read(ParameterSpec parameter, string typed)
    {
        var (name, text) = (parameter.Name, typed.Trim());
        return parameter.Kind switch
        {
            ParameterKind.Side => Known(SideText.Read(text), SideText.Of),
            ParameterKind.PositionSide => Known(SideText.ReadPosition(text), side => side.ToString().ToUpperInvariant()),
            ParameterKind.Quantity => TypedQuantity.Read(text).OrAdd(refusals) is { } quantity ? new TypedValue.Quantity(quantity) : null,
            ParameterKind.Price => TypedPrice.Read(text, name).OrAdd(refusals) is { } price ? new TypedValue.Price(price) : null,
            ParameterKind.Targets => Targets(parameter, text),
            ParameterKind.Duration => Duration(parameter, text),
            ParameterKind.Moment => Moment(parameter, text),
            ParameterKind.Number => Number(parameter, text, whole: true),
            // An amount of money may be typed as one: 1000$.
            ParameterKind.Decimal => Number(parameter, parameter.Value == "USDT" ? text.TrimEnd('$') : text, whole: false, text),
            ParameterKind.Distance => Distance(parameter, text),
            ParameterKind.Percent => Number(parameter, text.Length > 1 && text[^1] == '%' ? text[..^1].TrimEnd() : text, whole: false, text),
            ParameterKind.Flag => Flag(parameter, text),
            ParameterKind.Choice => Choice(parameter, text.ToLowerInvariant().Replace('_', '-'), text),
            ParameterKind.TimeInForce => Choice(parameter, text.ToUpperInvariant(), text),
            ParameterKind.Text => Text(parameter, text),
            _ => throw new System.Diagnostics.UnreachableException(parameter.Kind.ToString()),
        };
    }

    private TypedValue.Word? Known<T>(Parsed<T> parsed, Func<T, string> word)
    {
        if (parsed is Parsed<T>.Good good)
            return new(word(good.Value));
        refusals.Add(((Parsed<T>.Bad)parsed).Why);
        return null;
    }

    private TypedValue.Word? Number(ParameterSpec parameter, string number, bool whole, string? typed = null)
    {
        var signed = number.Length > 1 && number[0] is '-' or '+' && parameter is { Least: null or < 0, Above: null or < 0 };
        if (NumberText.Read(parameter.Name, signed ? number[1..] : number, Example(parameter)) is not Parsed<decimal>.Good good)
            return Bad(((Parsed<decimal>.Bad)NumberText.Read(parameter.Name, signed ? number[1..] : number, Example(parameter))).Why);
        var value = signed && number[0] == '-' ? -good.Value : good.Value;
        if (whole && value % 1 != 0)
        {
            return Bad(NumberText.Refuse(
                $"{parameter.Name}-whole", $"{parameter.Name}: a whole number", typed ?? number, DecimalText.Plain(decimal.Truncate(value))));
        }

        return new(DecimalText.Plain(InRange(parameter, value, typed ?? number)));
    }

    private TypedValue.Word? Distance(ParameterSpec parameter, string text)
    {
        var word = Number(parameter, text, whole: false);
        return word is { Text: "0" } && parameter.Least != 0
            ? Bad(NumberText.Refuse($"{parameter.Name}-zero", $"{parameter.Name}: a distance is above zero", text, Example(parameter)))
            : word;
    }

    private TypedValue.Word? Duration(ParameterSpec parameter, string text)
    {
        if (DurationText.Read(text, parameter.Name) is not Parsed<TimeSpan>.Good good)
            return Bad(((Parsed<TimeSpan>.Bad)DurationText.Read(text, parameter.Name)).Why);
        var milliseconds = InRange(parameter, (decimal)good.Value.TotalMilliseconds / 1000, text) * 1000;
        return new($"{(long)milliseconds}ms");
    }

    /// <summary>A time of day is the next one, so that 14:30 typed at 15:00 is tomorrow's.</summary>
    private TypedValue.Word? Moment(ParameterSpec parameter, string text)
    {
        if (TimeOnly.TryParseExact(text, ["H:mm", "H:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock))
        {
            var today = now.Milliseconds - (now.Milliseconds % DayMs) + (clock.Ticks / TimeSpan.TicksPerMillisecond);
            return new((today > now.Milliseconds ? today : today + DayMs).ToString(CultureInfo.InvariantCulture));
        }

        if (text.Length >= 10 && DateTimeOffset.TryParse(
                text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment))
            return new(moment.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        return Bad(NumberText.Refuse(
            $"{parameter.Name}-moment", $"{parameter.Name}: a time of day in UTC, or a date with its time", text, "14:30 or 2026-11-20T14:30Z"));
    }

    private TypedValue.Word? Flag(ParameterSpec parameter, string text) => text is "true" or "false"
        ? new(text)
        : Bad(NumberText.Refuse($"{parameter.Name}-flag", $"{parameter.Name}: true or false", text, "true"));

    private TypedValue.Word? Choice(ParameterSpec parameter, string word, string typed)
    {
        // The exchange's own word for it.
        if (parameter.Name == Parameters.WorkingType.Name && word == "contract-price")
            word = "last-price";
        return Array.IndexOf(parameter.Choices, word) >= 0
            ? new(word)
            : Bad(new(
                $"{parameter.Name}-unknown", $"{parameter.Name}: {string.Join(", ", parameter.Choices)}", NumberText.Shown(typed),
                [.. SymbolText.Nearest(word, parameter.Choices.Select(choice => new Symbol(choice)))], "type one of them", null));
    }

    private TypedValue.Word? Text(ParameterSpec parameter, string text)
    {
        if (text.Length <= LongestText && !text.Any(char.IsControl))
            return new(text);
        return Bad(new(
            $"{parameter.Name}-text", $"{parameter.Name}: at most {LongestText} characters, none of them control characters",
            NumberText.Shown(text), [], "shorten it", null));
    }

    private TypedValue.Targets? Targets(ParameterSpec parameter, string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var before = refusals.Count;
        if (parts.Length is 0 or > MostTargets)
        {
            refusals.Add(NumberText.Refuse(
                $"{parameter.Name}-count", $"{parameter.Name}: 1 to {MostTargets} prices", $"{parts.Length} prices", Example(parameter)));
            return null;
        }

        var targets = ImmutableArray.CreateBuilder<TypedTarget>(parts.Length);
        foreach (var part in parts)
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            var price = TypedPrice.Read(colon < 0 ? part : part[..colon], parameter.Name).OrAdd(refusals);
            decimal? share = colon < 0 ? null : Share(parameter, part[(colon + 1)..].Trim());
            if (price is not null)
                targets.Add(new(price, share));
        }

        return refusals.Count == before ? new(targets.ToImmutable()) : null;
    }

    private decimal? Share(ParameterSpec parameter, string text)
    {
        var parsed = NumberText.Read($"{parameter.Name}-share", text.TrimEnd('%'), "61000:50%");
        if (parsed is Parsed<decimal>.Good { Value: > 0 and <= 100 } good)
            return good.Value;
        refusals.Add(parsed is Parsed<decimal>.Bad bad
            ? bad.Why
            : NumberText.Refuse($"{parameter.Name}-share", $"{parameter.Name}: a share is above 0 and at most 100 %", text, "61000:50%"));
        return null;
    }

    /// <summary>The value, or after a refusal the nearest one: so the rest is held against something that could be meant.</summary>
    private decimal InRange(ParameterSpec parameter, decimal value, string typed)
    {
        if ((parameter.Least is not { } least || value >= least) && (parameter.Most is not { } most || value <= most))
            return value;
        var bound = value < parameter.Least ? parameter.Least.Value : parameter.Most!.Value;
        var nearest = ParameterRange.Bound(parameter.Kind, bound);
        refusals.Add(new(
            $"{parameter.Name}-range", $"{parameter.Name}: {ParameterRange.Of(parameter)}", NumberText.Shown(typed), [nearest], $"type {nearest}", null));
        return bound;
    }

    private TypedValue.Word? Bad(Refusal why)
    {
        refusals.Add(why);
        return null;
    }

    private static string Example(ParameterSpec parameter) => parameter.Default ?? parameter.Kind switch
    {
        ParameterKind.Percent => "20%",
        ParameterKind.Distance => "20",
        ParameterKind.Targets => "62000, or 61000:50% and 62000:50%",
        ParameterKind.Decimal => "1.5",
        _ => parameter.Least is { } least ? DecimalText.Plain(least) : "3",
    };
}
