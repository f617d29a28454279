namespace Bowline.Paper.Tests;

/// <summary>Public keys and signatures that Node's crypto made; see tests/data/SOURCES.md.</summary>
internal static class SignatureData
{
    public static IReadOnlyList<(string Kind, string Name, string Text, string Signature)> All { get; } =
    [
        .. File.ReadLines(TestData.Path("signatures", "signatures.tsv"))
            .Select(line => line.Split('\t')).Select(cells => (cells[0], cells[1], cells[2], cells[3])),
    ];

    public static string Pem(string kind) => File.ReadAllText(TestData.Path("signatures", $"{kind}.pem"));

    public static Credential Key(string kind) =>
        Credential.FromPublicKey(Pem(kind)) ?? throw new InvalidOperationException(kind);

    public static string Of(string kind, string name) =>
        All.Single(line => line.Kind == kind && line.Name == name).Signature;
}
