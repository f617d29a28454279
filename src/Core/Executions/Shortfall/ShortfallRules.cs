using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>What the parameters of an implementation shortfall must keep to, all problems at once.</summary>
internal static class ShortfallRules
{
    public const int MostSlices = 500;

    private const decimal MostUrgency = 50;
    private const decimal MostLambda = 100;
    private const decimal LeastEta = 0.000_000_000_000_000_001m;
    private const decimal MostImpact = 1_000_000m;
    private const decimal MostQuantity = 1_000_000_000_000m;

    private static readonly TimeSpan ShortestOver = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestOver = TimeSpan.FromDays(7);

    /// <summary>One a minute, within 2 to 500.</summary>
    public static int StandardCount(TimeSpan over) =>
        (int)Math.Clamp(over.Ticks / TimeSpan.TicksPerMinute, 2, MostSlices);

    /// <summary>Slices can be computed from these parameters.</summary>
    public static bool CanBeCut(ShortfallSpec spec) => !spec.Quantity.IsZero && !Own(spec).Any();

    public static ImmutableArray<Refusal> Check(ShortfallSpec spec)
    {
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        refusals.AddRange(Own(spec));
        // Before the slices can be computed the most is what one order takes.
        refusals.AddRange(PacedRules.Check(spec, spec.Plan is { Count: > 0 } plan
            ? plan.Slices.Max(slice => slice.Quantity)
            : Quantity.Min(spec.Quantity, spec.Instrument.Largest(spec.Lot))));
        return [.. refusals.DistinctBy(r => (r.Code, r.Value))];
    }

    private static IEnumerable<Refusal> Own(ShortfallSpec spec) =>
    [
        .. Bounds.Duration("over", "the duration", spec.Over, ShortestOver, LongestOver),
        .. Bounds.Whole("slices", "the number of intervals", spec.Count, 2, MostSlices),
        .. Weight(spec),
        .. Coefficients(spec),
    ];

    private static IEnumerable<Refusal> Weight(ShortfallSpec spec)
    {
        if (spec is { Urgency: { } urgency, RiskAversion: { } aversion })
        {
            yield return new("urgency-contradicts", "urgency and risk aversion say the same thing in two ways",
                $"urgency {DecimalText.Plain(urgency)}, lambda {DecimalText.Plain(aversion)}", [],
                "leave out --urgency or --lambda", null);
        }

        if (spec.Urgency is < 0 or > MostUrgency)
            yield return Bounds.Number("urgency", "the urgency", spec.Urgency.Value, 0, MostUrgency, "");

        if (spec.RiskAversion is < 0 or > MostLambda)
            yield return Bounds.Number("lambda", "the risk aversion", spec.RiskAversion.Value, 0, MostLambda, "per quote asset");
        if (spec.RiskAversion is null && (spec.Volatility ?? spec.Eta ?? spec.Gamma) is { } useless)
        {
            yield return new("lambda-missing", "volatility and impact weigh only against a risk aversion",
                DecimalText.Plain(useless), [], "add --lambda, or leave out --volatility, --eta and --gamma", null);
        }
    }

    private static IEnumerable<Refusal> Coefficients(ShortfallSpec spec)
    {
        if (spec.Volatility is < 0 or > 100)
            yield return Bounds.Number("volatility", "the volatility", spec.Volatility.Value, 0, 100, "% a day");
        if (spec.Eta is < LeastEta or > MostImpact)
            yield return Bounds.Number("eta", "the temporary impact", spec.Eta.Value, LeastEta, MostImpact, "");
        if (spec.Gamma is < 0 or > MostImpact)
            yield return Bounds.Number("gamma", "the permanent impact", spec.Gamma.Value, 0, MostImpact, "");
        if (spec is { Gamma: { } alone, Eta: null })
        {
            yield return new("gamma-without-eta", "the permanent impact is weighed against the temporary one",
                DecimalText.Plain(alone), [], "add --eta, or leave --gamma out", null);
        }

        // The units are easily mistaken for each other's.
        if (spec is { Over.Ticks: > 0, Eta: >= LeastEta and <= MostImpact and var per, Quantity.Value: <= MostQuantity }
            && per * spec.Quantity.Value / spec.Model(0, per, 0).Days is var moved && moved > spec.Context.Arrival.Value)
        {
            yield return new("eta-above-price",
                $"an even pace moves the price by eta × quantity / days, and by less than the price of {spec.Context.Arrival} itself",
                $"{DecimalText.Plain(per)} × {spec.Quantity} / {DecimalText.Plain(spec.Model(0, per, 0).Days)} days", [],
                "a smaller --eta: it is in quote per base asset, for each base asset a day", null);
        }

        if (spec is { Gamma: >= 0 and <= MostImpact and var each, Quantity.Value: <= MostQuantity }
            && each * spec.Quantity.Value > spec.Context.Arrival.Value)
        {
            yield return new("gamma-above-price",
                $"the whole order moves the price for good by gamma × quantity, and by less than the price of {spec.Context.Arrival} itself",
                $"{DecimalText.Plain(each)} × {spec.Quantity}", [], "a smaller --gamma: it is in quote per base asset, for each base asset", null);
        }

        if (spec is { Count: > 0, Over.Ticks: > 0, Eta: >= LeastEta and <= MostImpact and var eta, Gamma: > 0 and <= MostImpact and var gamma }
            && spec.Model(0, eta, gamma) is { EtaWithinInterval: <= 0 } model)
        {
            var most = 2 * eta / model.Interval;
            yield return new("gamma-above-eta",
                $"within an interval of {DecimalText.Plain(model.Interval)} days the permanent impact is less than the temporary: below {DecimalText.Plain(most)}",
                DecimalText.Plain(gamma), [], "a smaller --gamma, a larger --eta or more --slices", null);
        }
    }
}
