using System.Globalization;

namespace Bowline.Contract;

/// <summary>The range of a parameter as it would be typed.</summary>
public static class ParameterRange
{
    private static readonly (decimal Seconds, string Name)[] Units = [(86_400, "d"), (3_600, "h"), (60, "m"), (1, "s")];

    /// <summary><c>10s to 365d</c>, <c>at least 0</c>, <c>above 0</c>; empty where nothing bounds it.</summary>
    public static string Of(ParameterSpec parameter) => (parameter.Least, parameter.Above, parameter.Most) switch
    {
        ({ } least, _, { } most) => $"{Bound(parameter.Kind, least)} to {Bound(parameter.Kind, most)}",
        ({ } least, _, null) => $"at least {Bound(parameter.Kind, least)}",
        (null, { } above, { } most) => $"above {Bound(parameter.Kind, above)}, at most {Bound(parameter.Kind, most)}",
        (null, { } above, null) => $"above {Bound(parameter.Kind, above)}",
        (null, null, { } most) => $"at most {Bound(parameter.Kind, most)}",
        _ => "",
    };

    /// <summary>One end of it: a duration in the largest unit that holds it exactly.</summary>
    public static string Bound(ParameterKind kind, decimal bound) => kind switch
    {
        ParameterKind.Duration when bound == 0 => "0s",
        ParameterKind.Duration when bound % 1 != 0 => $"{Plain(bound * 1_000)}ms",
        ParameterKind.Duration => Whole(Units.First(unit => bound % unit.Seconds == 0), bound),
        ParameterKind.Percent => $"{Plain(bound)}%",
        _ => Plain(bound),
    };

    private static string Whole((decimal Seconds, string Name) unit, decimal bound) => $"{Plain(bound / unit.Seconds)}{unit.Name}";

    private static string Plain(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
