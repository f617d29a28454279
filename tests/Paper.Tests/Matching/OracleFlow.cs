using System.IO.Compression;

namespace Bowline.Paper.Tests;

/// <summary>One message of an oracle file; see tests/data/SOURCES.md for the format.</summary>
internal readonly record struct OracleMessage(
    byte Type, Side Side, bool Ioc, uint Quantity, ulong Sequence, ulong OrderId, long Ticks)
{
    public static IReadOnlyList<OracleMessage> Read(string name)
    {
        using var file = new GZipStream(File.OpenRead(TestData.Path("book", name)), CompressionMode.Decompress);
        using var reader = new BinaryReader(file);
        reader.ReadUInt64();
        reader.ReadUInt32();
        var messages = new OracleMessage[reader.ReadUInt32()];
        for (var i = 0; i < messages.Length; i++)
        {
            var (type, side, ioc) = (reader.ReadByte(), (Side)reader.ReadByte(), reader.ReadByte() != 0);
            reader.ReadByte();
            messages[i] = new OracleMessage(
                type, side, ioc, reader.ReadUInt32(), reader.ReadUInt64(), reader.ReadUInt64(), reader.ReadInt64());
            reader.ReadInt64();
        }
        return messages;
    }
}

/// <summary>Finds files under tests/data from the source tree.</summary>
internal static class TestData
{
    public static string Path(params string[] parts) =>
        Checkout.Path(["tests", "data", .. parts]);

    public static string Sample(string name) => Checkout.Path("tests", "samples", name);
}
