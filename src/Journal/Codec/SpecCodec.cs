using System.Collections.Immutable;
using System.Diagnostics;
using Bowline.Core;

namespace Bowline.Journal;

/// <summary>The parameters of executions, by their kind: one line for each algorithm.</summary>
internal static class SpecCodec
{
    internal static ImmutableArray<SpecLine> Lines { get; } =
    [
        new("market", typeof(MarketOrderSpec), static (f, s) => WriteSingle(f, (SingleSpec)s), ReadMarket),
        new("limit", typeof(LimitOrderSpec), static (f, s) => WriteSingle(f, (SingleSpec)s), ReadLimit),
        new("conditional", typeof(ConditionalOrderSpec), static (f, s) => WriteSingle(f, (SingleSpec)s), ReadConditional),
        new("algorithm", typeof(AlgorithmSpec), static (f, s) => WriteAlgorithm(f, (AlgorithmSpec)s), ReadAlgorithm),
    ];

    public static void Write(FieldWriter f, ExecutionSpec spec)
    {
        var line = LineOf(spec);
        f.Begin("execute"u8).Text("is"u8, line.Kind);
        line.Write(f, spec);
        f.End();
    }

    public static ExecutionSpec Read(ref FieldReader f)
    {
        f.Enter("execute"u8);
        var kind = f.Text("is"u8);
        foreach (var line in Lines)
        {
            if (line.Kind == kind) return f.End(line.Read(ref f));
        }

        throw Words.Unknown(kind);
    }

    private static SpecLine LineOf(ExecutionSpec spec)
    {
        foreach (var line in Lines)
        {
            if (line.Type.IsInstanceOfType(spec)) return line;
        }

        throw new UnreachableException($"{spec.GetType().Name} has no codec.");
    }

    private static void WriteSingle(FieldWriter f, SingleSpec spec)
    {
        OrderSpecCodec.Write(f, spec.Asked);
        f.Order(spec.ClientId);
    }

    private static MarketOrderSpec ReadMarket(ref FieldReader f) =>
        OrderSpecCodec.Read(ref f) is OrderSpec.Market order
            ? new MarketOrderSpec(order) { ClientId = f.OrderOrNothing() }
            : throw Words.Unknown("spec");

    private static LimitOrderSpec ReadLimit(ref FieldReader f) =>
        OrderSpecCodec.Read(ref f) is OrderSpec.Limit order
            ? new LimitOrderSpec(order) { ClientId = f.OrderOrNothing() }
            : throw Words.Unknown("spec");

    private static ConditionalOrderSpec ReadConditional(ref FieldReader f) =>
        OrderSpecCodec.Read(ref f) is OrderSpec.Conditional order
            ? new ConditionalOrderSpec(order) { ClientId = f.OrderOrNothing() }
            : throw Words.Unknown("spec");

    // An algorithm's own form is text by name, so a new algorithm needs no line here.
    private static void WriteAlgorithm(FieldWriter f, AlgorithmSpec spec)
    {
        InstrumentCodec.Write(f.Begin("instrument"u8), spec.Instrument);
        f.End().Price("arrival"u8, spec.Context.Arrival).Price("mark"u8, spec.Context.Mark)
            .Text("kind"u8, spec.Kind)
            .Texts("parameters"u8, [.. spec.Text.Fields.Select(field => $"{field.Name}={field.Value}")]);
    }

    private static AlgorithmSpec ReadAlgorithm(ref FieldReader f)
    {
        f.Enter("instrument"u8);
        var instrument = f.End(InstrumentCodec.Read(ref f));
        var context = new SpecContext(instrument, f.Price("arrival"u8), f.Price("mark"u8));
        var kind = f.Text("kind"u8);
        return Executions.Read(new SpecText(kind, [.. f.Texts("parameters"u8).Select(Field)]), context);
    }

    private static SpecField Field(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            ? new(text[..equals], text[(equals + 1)..])
            : throw new RecordFormatException($"'{text}' is no parameter");
    }
}

internal delegate ExecutionSpec ReadSpec(ref FieldReader fields);

/// <summary>How one kind of execution spec is written and read.</summary>
internal sealed record SpecLine(string Kind, Type Type, Action<FieldWriter, ExecutionSpec> Write, ReadSpec Read);
