// Lists the numbers of the mutants in an assembly that Stryker has mutated: those it made less those that did not compile.
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
            Console.WriteLine(Number(previous));
        previous = start;
    }

    OpCode Next(ref int at) => code[at] == 0xfe ? byValue[(ushort)(0xfe00 | code[(at += 2) - 1])] : byValue[code[at++]];

    int Number(int at)
    {
        var op = Next(ref at);
        return op == OpCodes.Ldc_I4 ? BitConverter.ToInt32(code, at) : op == OpCodes.Ldc_I4_S ? (sbyte)code[at]
            : op == OpCodes.Ldc_I4_M1 ? -1 : op.Value - OpCodes.Ldc_I4_0.Value;
    }
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
