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
    // Instances are kept until each of their fields has been met with so many values.
    private const int ValuesOfAField = 4;

    // Made of what an execution was asked to do, which is mixed in as a whole when it begins, or of other fields.
    private static readonly string[] Derived =
    [
        "Atr.Period", "Bracket._feeds", "Bracket._ladder", "Chase._feeds", "Execution.Spec", "Grid._ladder", "Iceberg._feeds",
        "ImplementationShortfall.Model", "Meter+OfCandles.Interval", "Meter+OfCandles.Symbol", "Meter+OfPrice.Kind", "Meter+OfPrice.Symbol",
        "PacedExecution.Feeds", "Rsi.Period", "Scale._rungs", "Schedule._until", "SeededMean.Weight", "SingleOrder.Order", "Sma.Period", "Sma.Value",
        "Trail._feeds", "VolumeCurve._firstSlot", "VolumeCurve._start", "When.Feeds", "When._condition",
    ];

    // Of one value in all stories, and none can be made: nothing can be said of them here.
    private static readonly string[] OfOneValue =
    [
        "Dca._quotes", "MarketOrderSpec.Order", "Window._values",
    ];

    private static readonly MethodInfo Copy = typeof(object).GetMethod(nameof(MemberwiseClone), BindingFlags.Instance | BindingFlags.NonPublic)!;
    private static readonly Dictionary<Type, List<object>> Found = Collect();

    private delegate void Mixing(ref StateMixer mixer);

    public static TheoryData<string> Types => [.. Found.Keys.Select(NameOf).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Types))]
    public void FieldOfAnotherValue_IsAnotherHash(string type) =>
        Assert.Empty(Untold(Found.Single(pair => NameOf(pair.Key) == type).Value).Except(Derived));

    /// <summary>A field is named here only as long as it must be.</summary>
    [Fact]
    public void FieldsThatAreNamed_AreTheRightOnes()
    {
        Assert.Equal(Derived, Found.Values.SelectMany(Untold).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(OfOneValue, OnlyOneValue());
    }

    // Whatever type it is found in.
    private static IEnumerable<string> OnlyOneValue() => Found.Values
        .SelectMany(found => Fields(found).Select(field => (Name: NameOf(field), HasOther: OtherValues(field, found).Any())))
        .GroupBy(one => one.Name).Where(same => !same.Any(one => one.HasOther)).Select(same => same.Key).Order(StringComparer.Ordinal);

    // Another value gives the same hash in every instance.
    private static IEnumerable<string> Untold(List<object> found) => Fields(found)
        .Where(field => OtherValues(field, found) is var others && others.Any() && others.All(other => Hash(other.Before) == Hash(other.After)))
        .Select(NameOf);

    private static FieldInfo[] Fields(List<object> found) => FieldDump.FieldsOf(found[0].GetType());

    private static IEnumerable<(object Before, object After)> OtherValues(FieldInfo field, List<object> instances)
    {
        foreach (var before in instances)
        {
            foreach (var value in instances.Select(field.GetValue).Concat(Made(field.FieldType)))
            {
                if ((value is null && !CanBeNull(field)) || Dumped(value) == Dumped(field.GetValue(before)))
                    continue;
                var after = Copy.Invoke(before, null)!;
                field.SetValue(after, value);
                yield return (before, after);
            }
        }
    }

    // With the type that declares it: a field of the same name elsewhere is another one.
    private static string NameOf(FieldInfo field) =>
        $"{NameOf(field.DeclaringType!)}.{(field.Name.Split('<', '>') is [_, var property, ..] ? property : field.Name)}";

    private static bool CanBeNull(FieldInfo field) =>
        Nullable.GetUnderlyingType(field.FieldType) is not null || new NullabilityInfoContext().Create(field).WriteState == NullabilityState.Nullable;

    private static string Dumped(object? value) => value is null ? "" : FieldDump.Of(value);

    // Values that may occur in no story; none of what cannot be made without knowing it.
    private static IEnumerable<object> Made(Type asked)
    {
        var type = Nullable.GetUnderlyingType(asked) ?? asked;
        if (type.IsEnum)
            return Enum.GetValues(type).Cast<object>();
        if (type == typeof(TimeSpan))
            return [TimeSpan.FromMilliseconds(7_654_321)];
        // Prices, quantities, times and ids are each made of one plain value.
        var made = type.IsValueType && !type.IsPrimitive ? type.GetConstructors().Where(way => way.GetParameters().Length == 1).ToList() : [];
        return made.Count == 0 ? Plain(type)
            : made.SelectMany(way => Plain(way.GetParameters()[0].ParameterType).Select(value => way.Invoke([value])));
    }

    private static IEnumerable<object> Plain(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => [false, true],
        TypeCode.Int32 => [7_654_321],
        TypeCode.Int64 => [7_654_321L],
        TypeCode.Decimal => [7_654.321m],
        TypeCode.String => ["some other text"],
        _ => [],
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

    private static Dictionary<Type, List<object>> Collect()
    {
        var found = new Dictionary<Type, List<object>>();
        var (walked, seen) = (new HashSet<object>(ReferenceEqualityComparer.Instance), new HashSet<(Type, FieldInfo, string)>());
        var count = new Dictionary<(Type, FieldInfo), int>();
        foreach (var ledger in StateHashTests.Ledgers())
            Walk(ledger, 0);
        return found;

        void Walk(object? value, int depth)
        {
            if (value is null or string or Delegate or Enum || value.GetType().IsPrimitive || depth > 12 || !walked.Add(value))
                return;
            if (value is IEnumerable items)
            {
                foreach (var item in items)
                    Walk(item, depth + 1);
                return;
            }

            var type = value.GetType();
            if (type.Namespace?.StartsWith("Bowline", StringComparison.Ordinal) != true && !type.IsGenericType)
                return;
            var fields = FieldDump.FieldsOf(type);
            if (MixOf(type) is not null)
                Keep(value, fields);
            foreach (var field in fields)
                Walk(field.GetValue(value), depth + 1);
        }

        void Keep(object value, FieldInfo[] fields)
        {
            var type = value.GetType();
            var isNews = false;
            foreach (var field in fields)
            {
                var values = count.GetValueOrDefault((type, field));
                if (values == ValuesOfAField || !seen.Add((type, field, Dumped(field.GetValue(value)))))
                    continue;
                count[(type, field)] = values + 1;
                isNews = true;
            }

            if (!isNews)
                return;
            if (!found.TryGetValue(type, out var known))
                found.Add(type, known = []);
            known.Add(value);
        }
    }
}
