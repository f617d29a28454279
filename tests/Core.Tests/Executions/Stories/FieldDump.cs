using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Bowline.Core.Tests;

/// <summary>A value with all its fields, private ones too, as text; equal texts are equal values.</summary>
internal static class FieldDump
{
    private const int Deepest = 40;

    /// <summary>No part of the state: our own clock beside the venue's statement, and what only saves work.</summary>
    private static readonly HashSet<string> LeftOut = ["<ToldAt>k__BackingField", "_specHash"];

    private static readonly ConcurrentDictionary<Type, FieldInfo[]> Known = new();

    public static string Of(object value)
    {
        var text = new StringBuilder();
        Write(value, text, 0);
        return text.ToString();
    }

    private static void Write(object? value, StringBuilder text, int depth)
    {
        if (depth > Deepest)
            throw new InvalidOperationException($"a circle: {text.ToString()[..200]}");
        switch (value)
        {
            case null or Delegate:
                text.Append('-');
                break;
            case decimal number:
                // 1.0 is 1.00.
                text.Append((number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture));
                break;
            case string or bool or Enum or TimeSpan or DateTime:
                text.Append(CultureInfo.InvariantCulture, $"{value}");
                break;
            case IEnumerable items:
                Items(items, text, depth);
                break;
            case var plain when plain.GetType().IsPrimitive:
                text.Append(CultureInfo.InvariantCulture, $"{plain}");
                break;
            default:
                Fields(value, text, depth);
                break;
        }
    }

    private static void Items(IEnumerable items, StringBuilder text, int depth)
    {
        text.Append('[');
        foreach (var item in items)
        {
            Write(item, text, depth + 1);
            text.Append(' ');
        }

        text.Append(']');
    }

    private static void Fields(object value, StringBuilder text, int depth)
    {
        text.Append(value.GetType().Name).Append('{');
        foreach (var field in Known.GetOrAdd(value.GetType(), FieldsOf))
        {
            text.Append(field.Name).Append('=');
            Write(field.GetValue(value), text, depth + 1);
            text.Append(' ');
        }

        text.Append('}');
    }

    public static FieldInfo[] FieldsOf(Type type)
    {
        var fields = new List<FieldInfo>();
        for (var at = type; at is not null && at != typeof(object); at = at.BaseType)
            fields.AddRange(at.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly));
        return [.. fields.Where(field => !LeftOut.Contains(field.Name))];
    }
}
