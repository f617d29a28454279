using System.Collections.Immutable;
using Bowline.Contract;
using Bowline.Core;

namespace Bowline.App;

/// <summary>
/// Brings typed prices and quantities onto the symbol's grid: relative ones always, absolute ones only where
/// <c>--round</c> was typed. Everything that is not sent as it was typed is noted.
/// </summary>
internal sealed class PriceSteps(Instrument instrument, bool round, ImmutableArray<Refusal>.Builder refusals)
{
    private readonly ImmutableArray<Rounding>.Builder _roundings = ImmutableArray.CreateBuilder<Rounding>();

    public ImmutableArray<Rounding> Roundings => _roundings.ToImmutable();

    /// <param name="side">The side of the order that it is a price of.</param>
    /// <param name="from">What a relative price counts from.</param>
    public Price? Price(ParameterSpec parameter, TypedPrice typed, Side side, Price from)
    {
        if (PriceResolver.Raw(typed, from) is not Parsed<decimal>.Good { Value: var raw })
        {
            refusals.Add(((Parsed<decimal>.Bad)PriceResolver.Raw(typed, from)).Why);
            return null;
        }

        var price = new Price(raw);
        var sent = parameter.Rounding switch
        {
            PriceRounding.Down => instrument.RoundDown(price),
            PriceRounding.Up => instrument.RoundUp(price),
            _ => instrument.RoundToward(side, price),
        };
        var isRelative = typed is not TypedPrice.Absolute;
        if (sent != price && !isRelative && !round)
        {
            refusals.Add(OffGrid(
                $"{parameter.Name}-off-tick", $"{parameter.Name} goes up in ticks of {DecimalText.Plain(instrument.TickSize)} {instrument.QuoteAsset}",
                price.ToString(), [instrument.RoundDown(price).ToString(), instrument.RoundUp(price).ToString()],
                "--round rounds it to the passive side", -4014));
        }
        else if (isRelative || sent != price)
        {
            _roundings.Add(new(parameter.Name, typed.ToString()!, sent.ToString()));
        }

        return sent;
    }

    /// <summary>Prices with their shares as <c>price:share,…</c>; a share that was not typed is left out.</summary>
    public string? Targets(ParameterSpec parameter, ImmutableArray<TypedTarget> targets, Side side, Price from)
    {
        var texts = new List<string>(targets.Length);
        foreach (var target in targets)
        {
            if (Price(parameter, target.Price, side, from) is { } price)
                texts.Add(target.Share is { } share ? $"{price}:{DecimalText.Plain(share)}" : price.ToString());
        }

        return texts.Count == targets.Length ? string.Join(',', texts) : null;
    }

    /// <summary>An absolute quantity: on the steps of limit and of market orders, since an execution may use either.</summary>
    public Quantity Quantity(string name, Quantity typed)
    {
        var sent = Down(typed);
        if (sent == typed)
            return sent;
        if (round && !sent.IsZero)
        {
            _roundings.Add(new(name, typed.ToString(), sent.ToString()));
            return sent;
        }

        var step = Math.Max(instrument.Lot.Step, instrument.MarketLot.Step);
        var up = instrument.RoundUp(typed, LotKind.Limit);
        refusals.Add(OffGrid(
            $"{name}-off-step", $"{name} goes up in steps of {DecimalText.Plain(step)} {instrument.BaseAsset}",
            typed.ToString(), sent.IsZero ? [up.ToString()] : [sent.ToString(), up.ToString()], "--round rounds it down", -4023));
        return sent.IsZero ? up : sent;
    }

    /// <summary>A quantity that was computed, cut to what both kinds of order take.</summary>
    public Quantity? Rounded(string field, string typed, Quantity quantity)
    {
        var sent = Down(quantity);
        if (sent.IsZero)
        {
            refusals.Add(QuantityResolver.TooSmall(instrument, LotKind.Market, typed, null));
            return null;
        }

        _roundings.Add(new(field, typed, sent.ToString()));
        return sent;
    }

    private Quantity Down(Quantity quantity) =>
        instrument.RoundDown(instrument.RoundDown(quantity, LotKind.Limit), LotKind.Market);

    private static Refusal OffGrid(string code, string rule, string value, string[] nearest, string advice, int venue)
    {
        ImmutableArray<string> values = [.. nearest.Distinct()];
        return new(code, rule, value, values, $"type {string.Join(" or ", values)}; {advice}", venue);
    }
}
