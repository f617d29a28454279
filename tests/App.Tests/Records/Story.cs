using Bowline.Core;
using Bowline.Journal;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>A desk's day as journal records: what the seeds' logs show, in our events.</summary>
internal sealed class Story : IDisposable
{
    private static readonly Time Start = new(1_754_902_371_000);
    private readonly JournalWriter _writer;
    private long _intent;

    public Story(string mode = "paper")
    {
        _writer = Assert.IsType<OpenOutcome.Ready>(JournalWriter.Open(Storage, static _ => { })).Writer;
        Add(new JournalBody.Opened("0.1.0", mode, mode, "a1b2", "synthetic:1", JournalHead.Genesis));
    }

    public MemoryStorage Storage { get; } = new();

    /// <summary>2025-08-11T08:52:51.000Z and one millisecond more with every record.</summary>
    public Time Now => Start + TimeSpan.FromMilliseconds(_writer.LastSequence);

    public static ClientOrderId OrderOf(string link) => new($"{link}-o01");

    public void Add(JournalBody body) => _writer.Append(Now, body);

    public void Add(Event e) => _writer.Append(e with { At = Now });

    public void Market(string link, long venueId)
    {
        var spec = new OrderSpec.Market { Symbol = new("BTCUSDT"), Side = Side.Buy, Quantity = new(0.001m) };
        Add(new Event.ExecutionStarted(Now, new(link), new MarketOrderSpec(spec), 1));
        Send(InflightKind.Placing, link, "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.001"
            + $"&newClientOrderId={OrderOf(link)}&newOrderRespType=RESULT");
        Add(new JournalBody.Answered(new(_intent, 200, $"{{\"orderId\":{venueId}}}")));
        Add(new Event.OrderAccepted(Now, OrderOf(link), new(venueId)));
    }

    public void Limit(string link, long venueId)
    {
        Send(InflightKind.Placing, link, "symbol=ETHUSDT&side=SELL&type=LIMIT&timeInForce=GTC&quantity=1&price=3200"
            + $"&newClientOrderId={OrderOf(link)}&newOrderRespType=RESULT");
        Add(new Event.OrderAccepted(Now, OrderOf(link), new(venueId)));
    }

    public void Fill(string link, long venueId, long trade, decimal price, decimal quantity) => Add(
        new Event.OrderFilled(Now, OrderOf(link), new(venueId),
            new(new(trade), new(price), new(quantity), 0.0242m, "USDT", new(-1.5m), IsMaker: false, Now)));

    public void Send(InflightKind kind, string link, string parameters) => Add(new JournalBody.Intended(new(
        ++_intent, kind, "POST", "/fapi/v1/order", $"{parameters}&recvWindow=5000&timestamp=1754902371000",
        Now, 5000, OrderOf(link), null)));

    public List<string> AuditLines(AuditLevel level = AuditLevel.Info)
    {
        Flush();
        var path = Path.Combine(Path.GetTempPath(), $"bowline-{Guid.NewGuid():N}.jsonl");
        try
        {
            using (var log = new AuditLog(path, "", level)) Read(log.Take);
            return [.. File.ReadAllLines(path)];
        }
        finally
        {
            File.Delete(path);
        }
    }

    public List<string> CsvLines()
    {
        Flush();
        var text = new StringWriter();
        var made = Assert.IsType<RecordsOutcome<long>.Made>(CsvExport.Write(Storage, text));
        var lines = text.ToString().TrimEnd('\n').Split('\n').ToList();
        Assert.Equal(made.Value, lines.Count - 1);
        return lines;
    }

    public void Read(Action<JournalRecord> visit) =>
        Assert.IsType<ReadOutcome.Whole>(JournalReader.Read(Storage, visit));

    public void Flush() => Assert.IsType<WriteOutcome.Written>(_writer.Flush());

    public void Dispose() => _writer.Dispose();
}
