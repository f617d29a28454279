using System.Collections.Immutable;
using System.Diagnostics;
using Bowline.Core;

namespace Bowline.Journal;

/// <summary>The parameters of executions, by their kind: one line for each algorithm.</summary>
internal static class SpecCodec
{
    internal static ImmutableArray<SpecLine> Lines { get; } = [];

    public static void Write(FieldWriter f, ExecutionSpec spec)
    {
        f.Begin("spec"u8).Text("is"u8, spec.Kind);
        LineOf(spec).Write(f, spec);
        f.End();
    }

    public static ExecutionSpec Read(ref FieldReader f)
    {
        f.Enter("spec"u8);
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
            if (line.Type == spec.GetType()) return line;
        }

        throw new UnreachableException($"{spec.GetType().Name} has no codec.");
    }
}

internal delegate ExecutionSpec ReadSpec(ref FieldReader fields);

/// <summary>How one kind of execution spec is written and read.</summary>
internal sealed record SpecLine(string Kind, Type Type, Action<FieldWriter, ExecutionSpec> Write, ReadSpec Read);
