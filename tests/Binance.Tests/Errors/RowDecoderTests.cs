using System.Collections.Immutable;
using System.Text;
using Xunit;

namespace Bowline.Binance.Tests;

/// <summary>Lists with rows that a desk must not end on: what comes from outside is read, or said to be unread, and never thrown.</summary>
public sealed class RowDecoderTests
{
    private const string Good = """{"asset":"USDT","balance":"1","crossWalletBalance":"1","availableBalance":"1"}""";

    public static TheoryData<byte[], string?> Strange => new()
    {
        { Row("""{"symbol":"\ud800","asset":"USDT","balance":"1"}"""), null },
        { Row("""{"symbol":"BTCUSDT","asset":"?","balance":"much"}""", raw: true), "BTCUSDT" },
        { Row("""{"symbol":"?","balance":"much"}""", raw: true), null },
        { Row("""{"symbol":"BTC USDT","balance":"much"}"""), null },
        { Row("""{"symbol":7,"balance":"much"}"""), null },
        { Row("null"), null },
        { Row("[]"), null },
        { Row("\"BTCUSDT\""), null },
    };

    [Theory]
    [MemberData(nameof(Strange))]
    public void StrangeRow_IsUnread_AndTheOthersAreRead(byte[] list, string? symbol)
    {
        var read = Assert.IsType<Decoded<WireRows<BalanceRow>>.Ok>(
            RowDecoder.Decode(list, WireJson.Shapes.ImmutableArrayBalanceRow, WireJson.Shapes.BalanceRow)).Value;
        Assert.Equal(["USDT", "USDT"], read.Rows.Select(row => row.Asset));
        Assert.Equal(symbol, Assert.Single(read.Unread).Symbol);
    }

    // Between two good rows; a question mark becomes a byte that is no text.
    private static byte[] Row(string strange, bool raw = false)
    {
        var bytes = Encoding.UTF8.GetBytes($"[{Good},{strange},{Good}]");
        return raw ? [.. bytes.Select(b => b == (byte)'?' ? (byte)0xFF : b)] : bytes;
    }
}
