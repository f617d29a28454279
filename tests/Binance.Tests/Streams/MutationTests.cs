using Xunit;

namespace Bowline.Binance.Tests;

/// <summary>Damaged messages: whatever comes, reading ends in a value or a typed fault.</summary>
public sealed class MutationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void DamagedMessage_NeverThrows(int seed)
    {
        var chance = new Random(seed);
        foreach (var row in SampleIndex.Rows.Where(r => r.Shape != "Errors"))
        {
            var whole = row.Bytes();
            for (var round = 0; round < 8; round++)
            {
                var bytes = Damage(whole, chance);
                Assert.NotNull(StreamFrame.Decode(bytes));
                Assert.NotNull(StreamEvent.Decode(bytes));
                Assert.NotNull(OutcomeOf.Reply(chance.Next(200, 600), bytes));
                if (Shapes.ByName.TryGetValue(row.Shape, out var shape)) Read(shape, bytes);
            }
        }
    }

    private static void Read(Shape shape, byte[] bytes)
    {
        var (again, fault) = shape.RoundTrip(bytes);
        Assert.True(again is null != fault is null);
    }

    private static byte[] Damage(byte[] whole, Random chance)
    {
        var bytes = whole.ToList();
        for (var n = chance.Next(1, 5); n > 0 && bytes.Count > 0; n--)
        {
            var at = chance.Next(bytes.Count);
            switch (chance.Next(5))
            {
                case 0: bytes[at] = (byte)chance.Next(256); break;
                case 1: bytes.RemoveAt(at); break;
                case 2: bytes.Insert(at, "{}[]\",:0eE-\\nullu"u8[chance.Next(17)]); break;
                case 3: bytes.RemoveRange(at, bytes.Count - at); break;
                default: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(8, bytes.Count - at))); break;
            }
        }
        return [.. bytes];
    }
}
