using System.Text;
using Bowline.Cli;
using Xunit;

namespace Bowline.Faces.Tests;

/// <summary>Whatever is at the other end of the socket, it cannot make the command line grow, hang or misread.</summary>
public class AnswerReaderTests
{
    private static HttpOutcome Read(string bytes) => new AnswerReader(new Dribble(Encoding.Latin1.GetBytes(bytes))).Read();

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokrest", "ok")]
    [InlineData("HTTP/1.1 200 OK\r\ncontent-length:2\r\n\r\nok", "ok")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\nuntil the end", "until the end")]
    [InlineData("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n2\r\nok\r\n3;x=y\r\nay!\r\n0\r\n\r\n", "okay!")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "")]
    public void Answer_InEveryFraming_IsReadWhole(string bytes, string body)
    {
        var answered = Assert.IsType<HttpOutcome.Answered>(Read(bytes));
        Assert.Equal((200, body), (answered.Answer.Status, Encoding.Latin1.GetString(answered.Answer.Body)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\r\n\r\n")]
    [InlineData("garbage without any end")]
    [InlineData("HTTP/1.1 abc\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nshort")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7fffffff\r\nx")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nokXX")]
    public void Answer_CutOrGarbled_IsBroken(string bytes) => Assert.IsType<HttpOutcome.Broken>(Read(bytes));

    [Fact]
    public void Head_WithoutEnd_IsBrokenAtTheBound()
    {
        Assert.IsType<HttpOutcome.Broken>(Read("HTTP/1.1 200 OK\r\nX: " + new string('x', 100_000)));
        Assert.IsType<HttpOutcome.Broken>(Read("HTTP/1.1 200 OK\r\n" + string.Concat(Enumerable.Repeat("X: y\r\n", 5_000))));
    }

    [Fact]
    public void Body_OfRandomBytes_NeverThrows()
    {
        for (var seed = 1; seed <= 500; seed++)
        {
            var bytes = new byte[300];
            var state = (uint)seed;
            for (var i = 0; i < bytes.Length; i++)
                bytes[i] = (byte)((state = unchecked((state * 1_664_525) + 1_013_904_223)) >> 24);
            Assert.NotNull(Read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + Encoding.Latin1.GetString(bytes)));
            Assert.NotNull(Read(Encoding.Latin1.GetString(bytes)));
        }
    }

    /// <summary>Gives its bytes in pieces of one, two, three ..., as sockets do.</summary>
    private sealed class Dribble(byte[] bytes) : MemoryStream(bytes)
    {
        private int _piece;

        public override int Read(byte[] buffer, int offset, int count) =>
            base.Read(buffer, offset, Math.Min(count, (++_piece % 7) + 1));
    }
}
