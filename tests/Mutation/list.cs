// Lists the mutants in an assembly that Stryker has mutated: number, type and method, and "string" where only words for people change.
// The symbols beside it are those of the sources before, so no line can be told.
//   dotnet run list.cs -- Bowline.Core.dll
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

var byValue = typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => unchecked((ushort)code.Value));
using var image = new PEReader(File.OpenRead(args[0]));
var metadata = image.GetMetadataReader();
foreach (var handle in metadata.MethodDefinitions)
{
    var method = metadata.GetMethodDefinition(handle);
    if (method.RelativeVirtualAddress == 0)
        continue;
    var code = image.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!;
    for (int at = 0, previous = -1; at < code.Length;)
    {
        var start = at;
        var op = Next(ref at);
        var operand = at;
        at += Size(op, code, operand);
        if (op.Value == OpCodes.Call.Value && previous >= 0 && IsIsActive(BitConverter.ToInt32(code, operand)))
            Console.WriteLine($"{Number(previous)}\t{Outermost(method.GetDeclaringType())}.{metadata.GetString(method.Name)}\t{(BeginsWithText(at) ? "string" : "")}");
        previous = start;
    }

    // The branch that the mutant takes.
    bool BeginsWithText(int at)
    {
        var op = Next(ref at);
        var taken = op == OpCodes.Brtrue ? at + 4 + BitConverter.ToInt32(code, at) : op == OpCodes.Brtrue_S ? at + 1 + (sbyte)code[at]
            : op == OpCodes.Brfalse ? at + 4 : op == OpCodes.Brfalse_S ? at + 1 : -1;
        return taken >= 0 && taken < code.Length && code[taken] == OpCodes.Ldstr.Value;
    }

    OpCode Next(ref int at) => code[at] == 0xfe ? byValue[(ushort)(0xfe00 | code[(at += 2) - 1])] : byValue[code[at++]];

    int Number(int at)
    {
        var op = Next(ref at);
        return op == OpCodes.Ldc_I4 ? BitConverter.ToInt32(code, at) : op == OpCodes.Ldc_I4_S ? (sbyte)code[at]
            : op == OpCodes.Ldc_I4_M1 ? -1 : op.Value - OpCodes.Ldc_I4_0.Value;
    }
}

string Outermost(TypeDefinitionHandle type)
{
    var definition = metadata.GetTypeDefinition(type);
    return definition.GetDeclaringType() is { IsNil: false } outer ? Outermost(outer) : metadata.GetString(definition.Name);
}

bool IsIsActive(int token)
{
    var handle = MetadataTokens.EntityHandle(token);
    return handle.Kind == HandleKind.MethodDefinition && metadata.GetString(metadata.GetMethodDefinition((MethodDefinitionHandle)handle).Name) == "IsActive"
        && metadata.GetString(metadata.GetTypeDefinition(metadata.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType()).Name) == "MutantControl";
}

static int Size(OpCode op, byte[] code, int at) => op.OperandType switch
{
    OperandType.InlineNone => 0,
    OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
    OperandType.InlineVar => 2,
    OperandType.InlineI8 or OperandType.InlineR => 8,
    OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
    _ => 4,
};
