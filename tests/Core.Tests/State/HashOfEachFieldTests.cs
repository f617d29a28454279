using System.Collections;
using System.Reflection;
using Xunit;

namespace Bowline.Core.Tests;

/// <summary>
/// Of every type that has a hash, as it occurs in the stories: a field of another value gives another hash. Where a field only
/// tells what others tell too, it is named here.
/// </summary>
public sealed class HashOfEachFieldTests
{
    private const int MostOfAType = 60;

    // Made of what an execution was asked to do, which is mixed in as a whole when it begins, or of other fields.
    private static readonly HashSet<string> Derived =
    [
        "Spec", "Feeds", "Model", "_feeds", "_ladder", "_rungs", "_condition", "Schedule._until", "VolumeCurve._firstSlot", "Atr.Period",
        "Sma.Period", "Sma.Value", "SeededMean.Weight", "Meter+OfCandles.Interval", "Meter+OfPrice.Kind", "Meter+OfPrice.Symbol",
    ];

    private static readonly MethodInfo Copy = typeof(object).GetMethod(nameof(MemberwiseClone), BindingFlags.Instance | BindingFlags.NonPublic)!;
    private static readonly Dictionary<Type, Dictionary<string, object>> Found = Collect();

    private delegate void Mixing(ref StateMixer mixer);

    public static TheoryData<string> Types => [.. Found.Keys.Select(NameOf).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Types))]
    public void FieldOfAnotherValue_IsAnotherHash(string type)
    {
        var instances = Found.Single(pair => NameOf(pair.Key) == type).Value.Values.ToList();
        var untold = FieldDump.FieldsOf(instances[0].GetType())
            .Where(field => OtherValues(field, instances).Any() && !OtherValues(field, instances).Any(other => Hash(other.Before) != Hash(other.After)))
            .Select(PropertyOf).Where(field => !Derived.Contains(field) && !Derived.Contains($"{type}.{field}"));
        Assert.Empty(untold);
    }

    private static IEnumerable<(object Before, object After)> OtherValues(FieldInfo field, List<object> instances)
    {
        foreach (var before in instances)
        {
            foreach (var value in instances.Select(field.GetValue).Append(Made(field.FieldType)))
            {
                if ((value is null && !CanBeNull(field)) || Dumped(value) == Dumped(field.GetValue(before)))
                    continue;
                var after = Copy.Invoke(before, null)!;
                field.SetValue(after, value);
                yield return (before, after);
            }
        }
    }

    private static string PropertyOf(FieldInfo field) => field.Name.Split('<', '>') is [_, var property, ..] ? property : field.Name;

    private static bool CanBeNull(FieldInfo field) =>
        Nullable.GetUnderlyingType(field.FieldType) is not null || new NullabilityInfoContext().Create(field).WriteState == NullabilityState.Nullable;

    private static string Dumped(object? value) => value is null ? "" : FieldDump.Of(value);

    // A value that occurs in no story; none for what cannot be made without knowing it.
    private static object? Made(Type type) => Type.GetTypeCode(Nullable.GetUnderlyingType(type) ?? type) switch
    {
        TypeCode.Boolean => true,
        TypeCode.Int32 when !(Nullable.GetUnderlyingType(type) ?? type).IsEnum => 7_654_321,
        TypeCode.Int64 => 7_654_321L,
        TypeCode.Decimal => 7_654.321m,
        TypeCode.String => "some other text",
        _ => null,
    };

    private static StateHash Hash(object value)
    {
        var mixer = StateMixer.Begin();
        MixOf(value.GetType())!.CreateDelegate<Mixing>(value)(ref mixer);
        return mixer.Finish();
    }

    private static MethodInfo? MixOf(Type type) => type.GetMethod(
        "MixInto", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, [typeof(StateMixer).MakeByRefType()]);

    private static string NameOf(Type type) => type.FullName!.Replace("Bowline.Core.", "", StringComparison.Ordinal);

    private static Dictionary<Type, Dictionary<string, object>> Collect()
    {
        var found = new Dictionary<Type, Dictionary<string, object>>();
        foreach (var ledger in StateHashTests.Ledgers())
            Walk(ledger, found, 0);
        return found;
    }

    private static void Walk(object? value, Dictionary<Type, Dictionary<string, object>> found, int depth)
    {
        if (value is null or string or Delegate or Enum || value.GetType().IsPrimitive || depth > 12)
            return;
        if (value is IEnumerable items)
        {
            foreach (var item in items)
                Walk(item, found, depth + 1);
            return;
        }

        var type = value.GetType();
        if (type.Namespace?.StartsWith("Bowline", StringComparison.Ordinal) != true && !type.IsGenericType)
            return;
        if (MixOf(type) is not null)
        {
            if (!found.TryGetValue(type, out var known))
                found.Add(type, known = new(StringComparer.Ordinal));
            if (known.Count >= MostOfAType)
                return;
            known.TryAdd(FieldDump.Of(value), value);
        }

        foreach (var field in FieldDump.FieldsOf(type))
            Walk(field.GetValue(value), found, depth + 1);
    }
}
