using System.Text;

namespace Bowline.Cli;

/// <summary>One answer of the desk.</summary>
internal sealed record HttpAnswer(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body);

/// <summary>What came of one request.</summary>
internal abstract record HttpOutcome
{
    private HttpOutcome() { }

    public sealed record Answered(HttpAnswer Answer) : HttpOutcome;

    /// <summary>The request may have been taken; no whole answer came.</summary>
    public sealed record Broken(string Why) : HttpOutcome
    {
        /// <summary>When the request began to leave, by this machine's clock [ms since 1970].</summary>
        public long LeftAt { get; init; }
    }
}

/// <summary>One HTTP/1.1 request and its answer over an open stream, written by hand: HttpClient costs 60 ms to start.</summary>
internal static class HttpExchange
{
    public const int LargestHead = 16_384;
    public const int LargestBody = 64 * 1024 * 1024;

    public static HttpOutcome Run(Stream stream, HttpRequestText request)
    {
        var leftAt = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var outcome = Ask(stream, request);
        return outcome is HttpOutcome.Broken broken ? broken with { LeftAt = leftAt } : outcome;
    }

    private static HttpOutcome Ask(Stream stream, HttpRequestText request)
    {
        try
        {
            stream.Write(request.Bytes());
            return new AnswerReader(stream).Read();
        }
        catch (TimeoutException)
        {
            return new HttpOutcome.Broken("the desk did not answer in time");
        }
        catch (IOException e)
        {
            return new HttpOutcome.Broken(e.Message);
        }
    }
}

/// <summary>A request as it goes out.</summary>
internal sealed record HttpRequestText(string Method, string PathAndQuery)
{
    /// <summary>JSON, or null for none.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    public List<(string Name, string Value)> Headers { get; } = [];

    public byte[] Bytes()
    {
        var head = new StringBuilder(256);
        head.Append(Method).Append(' ').Append(PathAndQuery).Append(" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        foreach (var (name, value) in Headers)
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        if (Body is { } body)
            head.Append("Content-Type: application/json\r\nContent-Length: ").Append(body.Length).Append("\r\n");
        head.Append("\r\n");
        var text = Encoding.UTF8.GetBytes(head.ToString());
        if (Body is not { } content)
            return text;
        var whole = new byte[text.Length + content.Length];
        Buffer.BlockCopy(text, 0, whole, 0, text.Length);
        content.CopyTo(new Memory<byte>(whole, text.Length, content.Length));
        return whole;
    }
}
