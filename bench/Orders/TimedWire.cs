using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Bowline.Gateway;

namespace Bowline.Bench;

/// <summary>
/// The real transport, with the moments at which an order's request left and its answer came back. It lifts the rate
/// limits that the exchange states, for ten thousand orders in a row are more than any venue allows.
/// </summary>
internal sealed partial class TimedWire : ITransport, IDisposable
{
    private readonly HttpTransport _inner;
    private readonly Action<TransportEvent> _sink;
    private long _order = -1;
    private long _rules = -1;

    public TimedWire(VenueEndpoint endpoint, Action<TransportEvent> sink)
    {
        _sink = sink;
        _inner = new HttpTransport(endpoint, Take, TimeProvider.System);
    }

    /// <summary>When the last order's request left, and when its answer was here.</summary>
    public (long Left, long Answered) Last { get; private set; }

    public void Send(TransportRequest request)
    {
        if (request.Method == "POST" && request.PathAndQuery.StartsWith("/fapi/v1/order", StringComparison.Ordinal))
        {
            _order = request.Id;
            Last = (Stopwatch.GetTimestamp(), 0);
        }

        if (request.PathAndQuery.StartsWith("/fapi/v1/exchangeInfo", StringComparison.Ordinal))
            _rules = request.Id;
        _inner.Send(request);
    }

    public void Open(StreamOpen stream) => _inner.Open(stream);

    public void Write(long stream, ReadOnlyMemory<byte> text) => _inner.Write(stream, text);

    public void Close(long stream) => _inner.Close(stream);

    public void Dispose() => _inner.Dispose();

    private void Take(TransportEvent e)
    {
        if (e is TransportEvent.Replied replied && replied.Id == _order)
            Last = (Last.Left, Stopwatch.GetTimestamp());
        if (e is TransportEvent.Replied { Reply: TransportReply.Answered answer } rules && rules.Id == _rules)
            e = rules with { Reply = answer with { Body = Lifted(answer.Body) } };
        _sink(e);
    }

    private static byte[] Lifted(ReadOnlyMemory<byte> body)
    {
        var text = Encoding.UTF8.GetString(body.Span);
        var end = text.IndexOf(']', StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(Limit().Replace(text[..end], "\"limit\":100000000") + text[end..]);
    }

    [GeneratedRegex("\"limit\":\\s*[0-9]+")]
    private static partial Regex Limit();
}
