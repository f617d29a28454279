using System.Collections.Immutable;
using System.Reflection;
using Bowline.Core;

namespace Bowline.Journal.Tests;

/// <summary>
/// Builds values of any record type from a seed, by its widest constructor and its settable properties, so that a new
/// kind is tested the moment it exists.
/// </summary>
internal sealed class Generated(int seed)
{
    private static readonly string[] Texts =
    [
        "", "ORD-4f9k2m1x-o01", "BTCUSDT", "a \"quoted\" word", "back\\slash", "line\nbreak\ttab\u0001", "grüße 注文 🚢",
        "</script>&'+", new string('x', 300), "null", "\u2028\u00a0",
    ];

    private readonly Random _chance = new(seed);

    /// <summary>All types of a closed family that can be made.</summary>
    public static ImmutableArray<Type> Family(Type parent) =>
    [
        .. parent.Assembly.GetTypes().Where(t => t.IsSubclassOf(parent) && !t.IsAbstract)
            .OrderBy(t => t.FullName, StringComparer.Ordinal),
    ];

    public object Make(Type type)
    {
        if (type == typeof(string)) return Texts[_chance.Next(Texts.Length)];
        if (type == typeof(decimal)) return Decimal();
        if (type == typeof(long)) return _chance.NextInt64(long.MinValue, long.MaxValue);
        if (type == typeof(int)) return _chance.Next(int.MinValue, int.MaxValue);
        if (type == typeof(ulong)) return (ulong)_chance.NextInt64() * 2 + 1;
        if (type == typeof(TimeSpan)) return TimeSpan.FromMilliseconds(_chance.NextInt64(0, 31_536_000_000));
        if (type == typeof(bool)) return _chance.Next(2) == 0;
        if (type == typeof(Price)) return new Price(Math.Abs(Decimal()) + 0.00000001m);
        if (type == typeof(Quantity)) return new Quantity(Math.Abs(Decimal()));
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)) return MakeArray(type);
        if (type.IsEnum) return Enum.GetValues(type).GetValue(_chance.Next(Enum.GetValues(type).Length))!;
        if (type.IsAbstract) return Make(Pick(Family(type)));
        return MakeRecord(type);
    }

    private object MakeArray(Type type)
    {
        var element = type.GetGenericArguments()[0];
        var array = Array.CreateInstance(element, _chance.Next(4));
        for (var i = 0; i < array.Length; i++)
            array.SetValue(Make(element), i);
        return typeof(ImmutableArray).GetMethods()
            .Single(m => m.Name == nameof(ImmutableArray.Create) && m.GetParameters() is [{ ParameterType.IsArray: true }])
            .MakeGenericMethod(element).Invoke(null, [array])!;
    }

    private object MakeRecord(Type type)
    {
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.Instance)
            .OrderByDescending(c => c.GetParameters().Length).First();
        var parameters = constructor.GetParameters();
        var nullability = new NullabilityInfoContext();
        var made = constructor.Invoke([.. parameters.Select(p => MakeOrNull(p.ParameterType, nullability.Create(p)))]);
        foreach (var property in type.GetProperties().Where(p => IsFree(p, parameters)))
            property.SetValue(made, MakeOrNull(property.PropertyType, nullability.Create(property)));
        return made;
    }

    private static bool IsFree(PropertyInfo property, ParameterInfo[] parameters) =>
        property.SetMethod is { IsPublic: true }
        && !parameters.Any(p => string.Equals(p.Name, property.Name, StringComparison.OrdinalIgnoreCase));

    private object? MakeOrNull(Type type, NullabilityInfo nullability)
    {
        var mayBeNull = nullability.WriteState == NullabilityState.Nullable
            || nullability.ReadState == NullabilityState.Nullable;
        if (mayBeNull && _chance.Next(3) == 0) return null;
        return Make(Nullable.GetUnderlyingType(type) ?? type);
    }

    private Type Pick(ImmutableArray<Type> family) => family[_chance.Next(family.Length)];

    private decimal Decimal() => _chance.Next(6) switch
    {
        0 => 0m,
        1 => _chance.Next(1, 1000),
        2 => 0.00000001m,
        3 => -60500.10m,
        4 => 79228162514264337593543950335m,
        _ => new decimal(_chance.Next(), _chance.Next(), 0, _chance.Next(2) == 0, (byte)_chance.Next(0, 19)),
    };
}
