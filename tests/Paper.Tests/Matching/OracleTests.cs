using System.Security.Cryptography;
using System.Text;

namespace Bowline.Paper.Tests;

/// <summary>Public flows whose right answer two unrelated engines agree on; see tests/data/SOURCES.md.</summary>
public sealed class OracleTests
{
    [Theory]
    [InlineData("static", 15, "ab6563c10eb49537a925ed276d048b99b4e9c630d0a3cf15012f9078887e3f55")]
    [InlineData("normal", 1_401, "d5975cd54f7bffc41011dd09d36e90b967296e06690ef5cf4c67816286ebb160")]
    [InlineData("swing-25", 1_450, "c3a29d9732305b03b2f5461728723d0d044af4476a9849e9e954db424bbbc447")]
    [InlineData("swing-40", 1_462, "5ba400c6af26f304bf2639b81c7a2220eb5f235d7694d3f34affabf09e958b1a")]
    [InlineData("flash-crash", 1_442, "6883dcc5932b4b3b3402f19533e19d3bc7644d12b23361fed23a8c2fded81e4b")]
    public void BothBooks_GiveThePublishedHashOfEachFlow(string scenario, int trades, string hash)
    {
        var flow = OracleMessage.Read($"orders_{scenario}_s11_n20000.bin.gz");
        foreach (var book in new Book[] { new PlainBook(), new FastBook() })
        {
            var lines = FlowRunner.Run(new RealBook(book), flow);

            Assert.Equal(trades, lines.Count(line => line.StartsWith("1,", StringComparison.Ordinal)));
            var text = Encoding.UTF8.GetBytes(string.Join('\n', lines));
            Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(text)));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void BothBooks_OnRandomFlows_TradeLikeAListSearchedFromEndToEnd(int seed)
    {
        var flow = RandomFlow(new Prng((ulong)seed), 6_000).ToList();
        var searched = FlowRunner.Run(new SearchedList(), flow);

        Assert.Equal(searched, FlowRunner.Run(new RealBook(new PlainBook()), flow));
        Assert.Equal(searched, FlowRunner.Run(new RealBook(new FastBook()), flow));
        Assert.Contains(searched, line => line.StartsWith("1,", StringComparison.Ordinal));
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
