using System.Globalization;
using System.Text;

namespace Bowline.Cli;

/// <summary>Reads one HTTP answer with bounds on everything: whatever is at the other end, it cannot make us grow or hang.</summary>
internal sealed class AnswerReader(Stream stream)
{
    private const int MostHeaders = 64;

    private byte[] _buffer = new byte[4_096];
    private int _start;
    private int _end;

    public HttpOutcome Read()
    {
        var statusLine = Line();
        if (statusLine is null)
            return Broken("it closed the connection before it answered");
        if (!TryStatus(statusLine, out var status))
            return Broken("its answer is not HTTP");
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var lines = 0; ; lines++)
        {
            var line = Line();
            if (line is null || lines > MostHeaders)
                return Broken("the head of its answer is cut or too long");
            if (line.Length == 0)
                break;
            var colon = line.IndexOf(':');
            if (colon > 0)
                headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        var body = Body(headers);
        return body is null
            ? Broken("the body of its answer is cut, too long or garbled")
            : new HttpOutcome.Answered(new HttpAnswer(status, headers, body));
    }

    private static HttpOutcome.Broken Broken(string why) => new($"the desk's answer cannot be read: {why}");

    private static bool TryStatus(string line, out int status)
    {
        status = 0;
        return line.StartsWith("HTTP/1.", StringComparison.Ordinal) && line.Length >= 12 &&
            int.TryParse(line.AsSpan(9, 3), NumberStyles.None, CultureInfo.InvariantCulture, out status) && status >= 100;
    }

    private byte[]? Body(Dictionary<string, string> headers)
    {
        if (headers.TryGetValue("Transfer-Encoding", out var coding))
            return coding.Equals("chunked", StringComparison.OrdinalIgnoreCase) ? Chunked() : null;
        if (!headers.TryGetValue("Content-Length", out var text))
            return UntilEnd();
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length <= HttpExchange.LargestBody
            ? Exactly(length)
            : null;
    }

    private byte[]? Chunked()
    {
        using var body = new MemoryStream();
        while (true)
        {
            var line = Line();
            var end = line?.IndexOf(';') ?? -1;
            var size = line is null ? default : line.AsSpan(0, end < 0 ? line.Length : end).Trim();
            if (line is null || !int.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var length) || length < 0)
                return null;
            if (length == 0)
                return body.ToArray();
            if (length > HttpExchange.LargestBody - body.Length || Exactly(length) is not { } chunk || Line() is not "")
                return null;
            body.Write(chunk);
        }
    }

    /// <summary>Grows with what really comes, not with what was promised.</summary>
    private byte[]? Exactly(int length)
    {
        using var body = new MemoryStream();
        while (body.Length < length)
        {
            if (_start == _end && !Fill())
                return null;
            var take = (int)Math.Min(length - body.Length, _end - _start);
            body.Write(_buffer, _start, take);
            _start += take;
        }

        return body.ToArray();
    }

    private byte[]? UntilEnd()
    {
        using var body = new MemoryStream();
        while (_start < _end || Fill())
        {
            body.Write(_buffer, _start, _end - _start);
            _start = _end;
            if (body.Length > HttpExchange.LargestBody)
                return null;
        }

        return body.ToArray();
    }

    /// <summary>The next line without its end, or null when there is none within the bound.</summary>
    private string? Line()
    {
        for (var looked = _start; ;)
        {
            var at = _buffer.AsSpan(looked, _end - looked).IndexOf((byte)'\n');
            if (at >= 0)
            {
                var line = Encoding.Latin1.GetString(_buffer, _start, looked + at - _start).TrimEnd('\r');
                _start = looked + at + 1;
                return line;
            }

            var have = _end - _start;
            if (have >= HttpExchange.LargestHead || !Fill())
                return null;
            looked = _start + have;
        }
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }
}
