using System.Security.Cryptography;
using System.Text;

namespace Bowline.Paper.Tests;

public sealed class BookOracleTests
{
    private const string Normal = "orders_normal_s11_n20000.bin.gz";

    [Fact]
    public void Book_OnThePublishedNormalFlow_GivesThePublishedHash()
    {
        var lines = FlowRunner.Run(new RealBook(), OracleMessage.Read(Normal));

        Assert.Equal(1_401, lines.Count(line => line.StartsWith("1,", StringComparison.Ordinal)));
        var text = Encoding.UTF8.GetBytes(string.Join('\n', lines));
        Assert.Equal(
            "d5975cd54f7bffc41011dd09d36e90b967296e06690ef5cf4c67816286ebb160",
            Convert.ToHexStringLower(SHA256.HashData(text)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Book_OnRandomFlows_TradesLikeTheNaiveBook(int seed)
    {
        var flow = RandomFlow(new Prng((ulong)seed), 6_000).ToList();

        var real = FlowRunner.Run(new RealBook(), flow);
        var naive = FlowRunner.Run(new NaiveBook(), flow);

        Assert.Equal(naive, real);
        Assert.Contains(real, line => line.StartsWith("1,", StringComparison.Ordinal));
    }

    // A narrow price range, so that levels fill up, empty and cross often.
    private static IEnumerable<OracleMessage> RandomFlow(Prng chance, int count)
    {
        for (ulong sequence = 1; sequence <= (ulong)count; sequence++)
        {
            var type = (byte)(chance.Below(10) switch { < 6 => 0, < 8 => 1, _ => 2 });
            var id = type == 0 ? sequence : (ulong)chance.Below((long)sequence) + 1;
            var side = (Side)chance.Below(2);
            yield return new OracleMessage(
                type, side, type == 0 && chance.Below(5) == 0, (uint)chance.Below(50) + 1, sequence, id,
                1_000 + chance.Below(30));
        }
    }
}
