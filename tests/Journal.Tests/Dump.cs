using System.Collections;
using System.Globalization;
using System.Text;

namespace Bowline.Journal.Tests;

/// <summary>
/// Writes a value's whole content as text, by reflection: records with arrays cannot be compared otherwise.
/// </summary>
internal static class Dump
{
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Add(text, value);
        return text.ToString();
    }

    private static void Add(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case string s:
                text.Append('"').Append(s).Append('"');
                break;
            case decimal d:
                text.Append(d.ToString("G29", CultureInfo.InvariantCulture));
                break;
            case IEnumerable list:
                text.Append('[');
                foreach (var item in list) AddItem(text, item);
                text.Append(']');
                break;
            case ValueType v when v.GetType().IsPrimitive || v.GetType().IsEnum:
                text.Append(CultureInfo.InvariantCulture, $"{v}");
                break;
            default:
                AddProperties(text, value);
                break;
        }
    }

    private static void AddProperties(StringBuilder text, object value)
    {
        text.Append(value.GetType().Name).Append('{');
        foreach (var property in value.GetType().GetProperties())
        {
            if (property.SetMethod is null && property.Name != "Value") continue;
            text.Append(property.Name).Append('=');
            AddItem(text, property.GetValue(value));
        }

        text.Append('}');
    }

    private static void AddItem(StringBuilder text, object? item)
    {
        Add(text, item);
        text.Append(';');
    }
}
