using System.Globalization;
using System.Text;
using Bowline.Binance;

namespace Bowline.Gateway.Tests;

/// <summary>
/// The least venue that the contract allows (2.4, 5.2, 15.1): it takes each request whose timestamp is in the window, also
/// one under a client id that it has had, and its answers, reads and news may fail in every way that is left open. What
/// fails is chosen by the run.
/// </summary>
internal sealed class NaiveVenue(Choices choices, bool closes) : ITransport
{
    public const int WindowMs = 5_000;
    public const int ReadLagMs = 1_990;
    private const int DelayMs = 7;
    private const string Symbol = "\"symbol\":\"BTCUSDT\"";
    private readonly PriorityQueue<Action, (long Due, long Order)> _network = new();
    private readonly List<NaiveOrder> _orders = [];
    private long _order;
    private long _stream;
    private long _life;

    /// <summary>The venue's clock.</summary>
    public long Now { get; private set; } = 1_790_000_040_000;

    public Action<TransportEvent> Sink { get; set; } = _ => { };

    public long NextDue => _network.TryPeek(out _, out var next) ? next.Due : long.MaxValue;

    public IReadOnlyList<NaiveOrder> Orders => _orders;

    /// <summary>From then on nothing goes wrong that has not been chosen yet.</summary>
    public bool IsCalm { get; set; }

    /// <summary>The desk died: what was on its way to it finds nobody.</summary>
    public void Forget() => (_life, _stream) = (_life + 1, 0);

    public void AdvanceTo(long now)
    {
        while (_network.TryPeek(out var act, out var next) && next.Due <= now)
        {
            Now = Math.Max(Now, next.Due);
            _network.Dequeue();
            act();
        }

        Now = Math.Max(Now, now);
    }

    public void Open(StreamOpen stream) => After(DelayMs, Mine(() =>
    {
        _stream = stream.Stream;
        Sink(new TransportEvent.StreamOpened(stream.Stream));
    }));

    public void Write(long stream, ReadOnlyMemory<byte> text) { }

    public void Close(long stream) => _stream = _stream == stream ? 0 : _stream;

    public void Send(TransportRequest request)
    {
        var path = RequestTarget.PathOf(request.PathAndQuery);
        NaiveRequest asked = new(request, _life);
        if (path == "/fapi/v1/time")
            Time(asked);
        else if (request.Method is "POST" or "PUT" or "DELETE" && path is VenuePaths.Order or VenuePaths.AlgoOrder)
            Change(asked);
        else if (path is VenuePaths.Order or VenuePaths.AlgoOrder)
            Look(asked);
        else
            After(DelayMs, () => Answer(asked, DelayMs, 200, Everything(path)));
    }

    private int Choose(int of, string what) => IsCalm ? 0 : choices.Take(of, what);

    // The offset that is measured is off by nearly a second one way or the other.
    private void Time(NaiveRequest asked)
    {
        var (there, back) = Choose(3, "clock") switch { 1 => (1_800, 7), 2 => (7, 1_800), _ => (DelayMs, DelayMs) };
        After(there, () => Answer(asked, back, 200, $"{{\"serverTime\":{Now}}}"));
    }

    private void Change(NaiveRequest asked)
    {
        var stamp = asked.Number("timestamp");
        switch (Choose(14, asked.Method))
        {
            case 1:
                Reply(asked, 1, new TransportReply.NotSent("connection refused"));
                break;
            case 2:
                Reply(asked, DelayMs, Unknown);
                break;
            case 3:
                Reply(asked, asked.Request.TimeoutMs, Unknown);
                break;
            case 4:
                Late(asked, DelayMs, DelayMs);
                break;
            case 5:
                Late(asked, DelayMs, asked.Request.TimeoutMs);
                break;
            case 6:
                Late(asked, stamp + WindowMs - Now, DelayMs);
                break;
            case 7:
                // The gate takes it at the very end, and the engine, which checks what places or changes, a window later. Of what
                // only closes the desk does not wait for that.
                Late(asked, stamp + WindowMs - Now, DelayMs, closes || asked.Method == "DELETE" ? 0 : WindowMs);
                break;
            case 8:
                After(DelayMs, () => Answer(asked, DelayMs, 503, "Service Unavailable."));
                break;
            case 9:
                After(DelayMs, () => Answer(asked, DelayMs, 400, Error(-1021)));
                break;
            case 10:
                After(DelayMs, () =>
                {
                    Take(asked);
                    Answer(asked, DelayMs, 503, "Unknown error, please check your request or try again later.");
                });
                break;
            case 11:
                Late(asked, stamp + WindowMs + 1 - Now, DelayMs);
                break;
            case 12:
                Late(asked, 4_000, DelayMs);
                break;
            case 13:
                Late(asked, stamp + WindowMs - Now, asked.Request.TimeoutMs);
                break;
            default:
                After(DelayMs, () => Answer(asked, DelayMs, Take(asked)));
                break;
        }
    }

    private void Late(NaiveRequest asked, long arrivesMs, long toldMs, int engineMs = 0)
    {
        Reply(asked, toldMs, Unknown);
        After(Math.Max(0, arrivesMs), () =>
        {
            if (IsInWindow(asked))
                After(engineMs, () => Take(asked, isChecked: true));
        });
    }

    private void Look(NaiveRequest asked)
    {
        switch (Choose(6, "look-up"))
        {
            case 1:
                After(DelayMs, () => Answer(asked, DelayMs, Found(asked, Now - ReadLagMs)));
                break;
            case 2:
                Reply(asked, DelayMs, Unknown);
                break;
            case 3:
                After(DelayMs, () => Answer(asked, 9_000, Found(asked, Now)));
                break;
            case 4:
                After(4_900, () => Answer(asked, DelayMs, Found(asked, Now)));
                break;
            case 5:
                After(DelayMs, () => Answer(asked, DelayMs, 503, "Service Unavailable."));
                break;
            default:
                After(DelayMs, () => Answer(asked, DelayMs, Found(asked, Now)));
                break;
        }
    }

    private bool IsInWindow(NaiveRequest asked) =>
        asked.Number("timestamp") < Now + 1_000 && Now - asked.Number("timestamp") <= WindowMs;

    private (int Status, string Body) Take(NaiveRequest asked, bool isChecked = false) =>
        !isChecked && !IsInWindow(asked) ? (400, Error(-1021))
        : asked.Method switch
        {
            "POST" => Placed(asked),
            "PUT" => Changed(asked, order => order.Amend(Now, asked.Decimal("price"), asked.Decimal("quantity")), "AMENDMENT"),
            _ => Changed(asked, order => order.Cancel(Now), "CANCELED"),
        };

    private (int Status, string Body) Placed(NaiveRequest asked)
    {
        var client = asked.Text(asked.IsAlgo ? "clientAlgoId" : "newClientOrderId");
        if (_orders.Any(o => o.Client == client && o.Now.IsOpen))
            return (400, Error(-4116));
        NaiveOrder order = new(client, 1_000 + _orders.Count, asked, Now);
        _orders.Add(order);
        Tell(order, order.Now.Filled > 0 ? "TRADE" : "NEW");
        return (200, order.Ack());
    }

    private (int Status, string Body) Changed(NaiveRequest asked, Action<NaiveOrder> change, string news)
    {
        if (Named(asked) is not { Now.IsOpen: true } order)
            return (400, Error(-2011));
        change(order);
        Tell(order, news);
        return (200, asked is { IsAlgo: true, Method: "DELETE" } ? order.CancelAck() : order.Ack());
    }

    private (int Status, string Body) Found(NaiveRequest asked, long asOf) => !IsInWindow(asked) ? (400, Error(-1021))
        : Named(asked)?.At(asOf) is { } state ? (200, Named(asked)!.Record(state))
        : (400, Error(-2013));

    // The newest of that id, as the contract has it (5.4).
    private NaiveOrder? Named(NaiveRequest asked) => _orders.FindLast(o => o.IsAlgo == asked.IsAlgo
        && (asked.Has(asked.IsAlgo ? "algoId" : "orderId") ? o.Id == asked.Number(asked.IsAlgo ? "algoId" : "orderId")
            : o.Client == asked.Text(asked.IsAlgo ? "clientAlgoId" : "origClientOrderId")));

    private string Everything(string path) => path switch
    {
        VenuePaths.OpenOrders => List(_orders.Where(o => o is { IsAlgo: false, Now.IsOpen: true }).Select(o => o.Record(o.Now))),
        VenuePaths.OpenAlgoOrders => List(_orders.Where(o => o is { IsAlgo: true, Now.IsOpen: true }).Select(o => o.Record(o.Now))),
        VenuePaths.UserTrades => List(_orders.Where(o => o.Now.Filled > 0).Select(o => o.Trade())),
        VenuePaths.PositionMode => """{"dualSidePosition":false}""",
        VenuePaths.Positions => List(_orders.Where(o => o.Now.Filled > 0).Select(_ => Position())),
        VenuePaths.ExchangeInfo =>
            $$"""{"timezone":"UTC","serverTime":{{Now}},"futuresType":"U_MARGINED","rateLimits":[],"exchangeFilters":[],"assets":[],"symbols":[]}""",
        "/fapi/v1/listenKey" => """{"listenKey":"key-of-the-stream"}""",
        _ => "[]",
    };

    private string Position() => $$"""
        {{{Symbol}},"positionSide":"BOTH","positionAmt":"{{Text(_orders.Sum(o => o.Now.Filled))}}","entryPrice":"60000",
         "markPrice":"60000","unRealizedProfit":"0","updateTime":{{Now}}}
        """;

    private void Tell(NaiveOrder order, string news)
    {
        var (times, delay) = Choose(4, "news") switch { 1 => (0, 0), 2 => (2, DelayMs), 3 => (1, 5_000), _ => (1, DelayMs) };
        var frame = Encoding.UTF8.GetBytes(order.Frame(news, Now));
        for (var i = 0; i < times; i++)
        {
            After(delay, Mine(() =>
            {
                if (_stream != 0)
                    Sink(new TransportEvent.StreamFrame(_stream, frame));
            }));
        }
    }

    private static TransportReply Unknown => new TransportReply.Unknown("connection reset");

    private static string Error(int code) => $$"""{"code":{{code}},"msg":"said the naive venue"}""";

    private static string List(IEnumerable<string> rows) => $"[{string.Join(',', rows)}]";

    public static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private void Answer(NaiveRequest asked, long afterMs, (int Status, string Body) said) =>
        Answer(asked, afterMs, said.Status, said.Body);

    private void Answer(NaiveRequest asked, long afterMs, int status, string body) =>
        Reply(asked, afterMs, new TransportReply.Answered(status, ReplyHeaders.None, Encoding.UTF8.GetBytes(body)));

    private void Reply(NaiveRequest asked, long afterMs, TransportReply reply)
    {
        if (asked.Life == _life)
            After(afterMs, Mine(() => Sink(new TransportEvent.Replied(asked.Request.Id, reply))));
    }

    private Action Mine(Action act)
    {
        var life = _life;
        return () =>
        {
            if (life == _life)
                act();
        };
    }

    private void After(long milliseconds, Action act) => _network.Enqueue(act, (Now + milliseconds, ++_order));
}
