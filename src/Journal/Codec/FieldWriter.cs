using System.Collections.Immutable;
using System.Text.Json;
using Bowline.Core;

namespace Bowline.Journal;

/// <summary>Writes the fields of a record in the order its codec names them.</summary>
internal sealed class FieldWriter(Utf8JsonWriter json)
{
    public FieldWriter Text(ReadOnlySpan<byte> name, string value)
    {
        json.WriteString(name, value);
        return this;
    }

    public FieldWriter Number(ReadOnlySpan<byte> name, long value)
    {
        json.WriteNumber(name, value);
        return this;
    }

    public FieldWriter Number(ReadOnlySpan<byte> name, long? value) =>
        value is { } number ? Number(name, number) : Nothing(name);

    public FieldWriter Whole(ReadOnlySpan<byte> name, ulong value)
    {
        json.WriteNumber(name, value);
        return this;
    }

    public FieldWriter Flag(ReadOnlySpan<byte> name, bool value)
    {
        json.WriteBoolean(name, value);
        return this;
    }

    public FieldWriter Nothing(ReadOnlySpan<byte> name)
    {
        json.WriteNull(name);
        return this;
    }

    /// <summary>A decimal as text: plain, without trailing zeros.</summary>
    public FieldWriter Decimal(ReadOnlySpan<byte> name, decimal value)
    {
        Span<byte> text = stackalloc byte[48];
        json.WriteString(name, PlainDecimal.Format(value, text));
        return this;
    }

    public FieldWriter Texts(ReadOnlySpan<byte> name, ImmutableArray<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
        return this;
    }

    public FieldWriter Begin(ReadOnlySpan<byte> name)
    {
        json.WriteStartObject(name);
        return this;
    }

    public FieldWriter End()
    {
        json.WriteEndObject();
        return this;
    }

    public FieldWriter Time(ReadOnlySpan<byte> name, Time value) => Number(name, value.Milliseconds);

    public FieldWriter Price(ReadOnlySpan<byte> name, Price value) => Decimal(name, value.Value);

    public FieldWriter Price(ReadOnlySpan<byte> name, Price? value) =>
        value is { } price ? Decimal(name, price.Value) : Nothing(name);

    /// <inheritdoc cref="FieldReader.PriceIfThere"/>
    public FieldWriter PriceIfThere(ReadOnlySpan<byte> name, Price? value) => value is { } price ? Price(name, price) : this;

    /// <inheritdoc cref="FieldReader.PriceIfThere"/>
    public FieldWriter TimeIfThere(ReadOnlySpan<byte> name, Time? value) => value is { } time ? Time(name, time) : this;

    /// <inheritdoc cref="FieldReader.PriceIfThere"/>
    public FieldWriter FlagIfThere(ReadOnlySpan<byte> name, bool value) => value ? Flag(name, value) : this;

    public FieldWriter Quantity(ReadOnlySpan<byte> name, Quantity value) => Decimal(name, value.Value);

    public FieldWriter Quantity(ReadOnlySpan<byte> name, Quantity? value) =>
        value is { } quantity ? Decimal(name, quantity.Value) : Nothing(name);

    public FieldWriter Notional(ReadOnlySpan<byte> name, Notional value) => Decimal(name, value.Value);

    public FieldWriter Symbol(Symbol value) => Text("symbol"u8, value.Name);

    public FieldWriter Order(ClientOrderId value) => Text("order"u8, value.Text);

    public FieldWriter Order(ClientOrderId? value) =>
        value is { } order ? Text("order"u8, order.Text) : Nothing("order"u8);

    public FieldWriter Execution(ExecutionId value) => Text("execution"u8, value.Text);

    public FieldWriter Execution(ExecutionId? value) =>
        value is { } execution ? Execution(execution) : Nothing("execution"u8);

    public FieldWriter VenueId(VenueOrderId value) => Number("venueId"u8, value.Value);
}
