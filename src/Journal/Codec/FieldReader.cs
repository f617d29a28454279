using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Bowline.Core;

namespace Bowline.Journal;

/// <summary>
/// Reads the fields of a record in the order its codec names them: canonical lines have no other. A field that is not
/// the one due throws <see cref="RecordFormatException"/>, which never leaves the codec.
/// </summary>
internal ref struct FieldReader
{
    private readonly KnownTexts _texts;
    private Utf8JsonReader _json;

    public FieldReader(ReadOnlySpan<byte> data, KnownTexts texts)
    {
        _json = new(data);
        _texts = texts;
        Expect(JsonTokenType.StartObject);
    }

    public string Text(ReadOnlySpan<byte> name)
    {
        Name(name);
        Expect(JsonTokenType.String);
        return _texts.Of(in _json);
    }

    public string? TextOrNothing(ReadOnlySpan<byte> name)
    {
        Name(name);
        return NextIsNull() ? null : _json.TokenType == JsonTokenType.String ? _texts.Of(in _json) : throw Malformed("a text");
    }

    public long Number(ReadOnlySpan<byte> name)
    {
        Name(name);
        Expect(JsonTokenType.Number);
        return _json.GetInt64();
    }

    public long? NumberOrNothing(ReadOnlySpan<byte> name)
    {
        Name(name);
        return NextIsNull() ? null : _json.GetInt64();
    }

    public int? IntOrNothing(ReadOnlySpan<byte> name)
    {
        Name(name);
        return NextIsNull() ? null : _json.GetInt32();
    }

    public int Int(ReadOnlySpan<byte> name)
    {
        Name(name);
        Expect(JsonTokenType.Number);
        return _json.GetInt32();
    }

    public ulong Whole(ReadOnlySpan<byte> name)
    {
        Name(name);
        Expect(JsonTokenType.Number);
        return _json.GetUInt64();
    }

    public bool Flag(ReadOnlySpan<byte> name)
    {
        Name(name);
        Read();
        return _json.GetBoolean();
    }

    public decimal Decimal(ReadOnlySpan<byte> name)
    {
        Name(name);
        Expect(JsonTokenType.String);
        return DecimalValue();
    }

    public ImmutableArray<string> Texts(ReadOnlySpan<byte> name)
    {
        Name(name);
        Expect(JsonTokenType.StartArray);
        var texts = ImmutableArray.CreateBuilder<string>();
        for (Read(); _json.TokenType == JsonTokenType.String; Read()) texts.Add(_texts.Of(in _json));
        return texts.ToImmutable();
    }

    /// <summary>Enters the object of a field.</summary>
    public void Enter(ReadOnlySpan<byte> name)
    {
        Name(name);
        Expect(JsonTokenType.StartObject);
    }

    /// <summary>Leaves an object that has no further field.</summary>
    public void End() => Expect(JsonTokenType.EndObject);

    /// <summary>Leaves an object after its last value was read.</summary>
    public T End<T>(T value)
    {
        End();
        return value;
    }

    public Time Time(ReadOnlySpan<byte> name) => new(Number(name));

    public Price Price(ReadOnlySpan<byte> name) => new(Decimal(name));

    public Price? PriceOrNothing(ReadOnlySpan<byte> name)
    {
        Name(name);
        return NextIsNull() ? null : new Price(DecimalValue());
    }

    /// <summary>A field at the end of a record that records of before do not have.</summary>
    public Price? PriceIfThere(ReadOnlySpan<byte> name) => IsNext(name) ? Price(name) : null;

    /// <inheritdoc cref="PriceIfThere"/>
    public Time? TimeIfThere(ReadOnlySpan<byte> name) => IsNext(name) ? Time(name) : null;

    /// <inheritdoc cref="PriceIfThere"/>
    public bool FlagIfThere(ReadOnlySpan<byte> name) => IsNext(name) && Flag(name);

    public Quantity Quantity(ReadOnlySpan<byte> name) => new(Decimal(name));

    public Quantity? QuantityOrNothing(ReadOnlySpan<byte> name)
    {
        Name(name);
        return NextIsNull() ? null : new Quantity(DecimalValue());
    }

    public Notional Notional(ReadOnlySpan<byte> name) => new(Decimal(name));

    public Symbol Symbol() => new(Text("symbol"u8));

    public ClientOrderId Order() => new(Text("order"u8));

    public ClientOrderId? OrderOrNothing() => TextOrNothing("order"u8) is { } text ? new ClientOrderId(text) : null;

    public ExecutionId Execution() => new(Text("execution"u8));

    public ExecutionId? ExecutionOrNothing() =>
        TextOrNothing("execution"u8) is { } text ? new ExecutionId(text) : null;

    public VenueOrderId VenueId() => new(Number("venueId"u8));

    private decimal DecimalValue()
    {
        var text = _json.ValueSpan;
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out var value)) return value;
        throw Malformed("a decimal");
    }

    private readonly bool IsNext(ReadOnlySpan<byte> name)
    {
        var ahead = _json;
        return ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName && ahead.ValueTextEquals(name);
    }

    private bool NextIsNull()
    {
        Read();
        return _json.TokenType == JsonTokenType.Null;
    }

    private void Name(ReadOnlySpan<byte> name)
    {
        Read();
        if (_json.TokenType != JsonTokenType.PropertyName || !_json.ValueTextEquals(name))
            throw Malformed($"field {Encoding.UTF8.GetString(name)}");
    }

    private void Expect(JsonTokenType type)
    {
        Read();
        if (_json.TokenType != type) throw Malformed(type.ToString());
    }

    private void Read()
    {
        if (!_json.Read()) throw Malformed("more");
    }

    private readonly RecordFormatException Malformed(string due) =>
        new($"{due} is due at byte {_json.TokenStartIndex} of the record's data");
}

/// <summary>A record's data is not what its kind says; caught where a record is decoded.</summary>
internal sealed class RecordFormatException(string what) : Exception(what);
