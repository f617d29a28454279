using Bowline.Core;
using Bowline.Journal;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>A desk's day as journal records: what the seeds' logs show, in our events.</summary>
internal sealed class Story : IDisposable
{
    private static readonly Time Dawn = new(1_754_902_371_000);
    private readonly JournalWriter _writer;
    private long _intent;
    private long _trade;

    public Story(string mode = "paper")
    {
        _writer = Assert.IsType<OpenOutcome.Ready>(JournalWriter.Open(Storage, static _ => { })).Writer;
        Add(new JournalBody.Opened("0.1.0", mode, mode, "a1b2", "synthetic:1", JournalHead.Genesis));
    }

    public static Instrument Bitcoin { get; } = new()
    {
        Symbol = new("BTCUSDT"), BaseAsset = "BTC", QuoteAsset = "USDT", MarginAsset = "USDT", ContractType = "PERPETUAL",
        Status = "TRADING", PricePrecision = 2, QuantityPrecision = 3, TickSize = 0.10m, MinPrice = 556.80m, MaxPrice = 4529764m,
        Lot = new(0.001m, 0.001m, 1000m), MarketLot = new(0.001m, 0.001m, 120m), MinNotional = 50m, MultiplierUp = 1.05m,
        MultiplierDown = 0.95m, MaxOpenOrders = 200, MarketTakeBound = 0.05m, TriggerProtect = 0.05m, LiquidationFee = 0.0125m,
    };

    public MemoryStorage Storage { get; } = new();

    /// <summary>2025-08-11T08:52:51.000Z and one millisecond more with every record.</summary>
    public Time Now => Dawn + TimeSpan.FromMilliseconds(_writer.LastSequence);

    public static ClientOrderId OrderOf(string link) => new($"{link}-o01");

    public void Add(JournalBody body) => _writer.Append(Now, body);

    /// <summary>An algorithm starts: its kind, then its parameters by name (<c>oco side=SELL quantity=0.001 …</c>).</summary>
    /// <param name="arrival">The mid, and the mark, when it was asked for.</param>
    public void Start(string link, string spec, decimal arrival)
    {
        var words = spec.Split(' ');
        var text = new SpecText(words[0], [.. words.Skip(1).Select(w => new SpecField(w.Split('=')[0], w.Split('=')[1]))]);
        var read = Executions.Read(text, new(Bitcoin, new(arrival), new(arrival)));
        Add(new Event.ExecutionStarted(Now, new(link), read, 1));
    }

    /// <summary>An order leaves and comes to rest, or is refused.</summary>
    public void Order(string id, string parameters, long venueId, int refusedWith = 0)
    {
        Add(new JournalBody.Intended(new(++_intent, InflightKind.Placing, "POST", "/fapi/v1/order",
            $"{parameters}&newClientOrderId={id}&timestamp=1&recvWindow=5000", Now, 5000, new(id), null)));
        Add(new Event.OrderSubmitted(Now, new(id)));
        if (refusedWith == 0) Add(new Event.OrderAccepted(Now, new(id), new(venueId)));
        else Add(new Event.OrderRejected(Now, new(id), new(refusedWith, "Order would immediately trigger.", "")));
    }

    public void Filled(string id, long venueId, decimal quantity, decimal price) => Add(
        new Event.OrderFilled(Now, new(id), new(venueId),
            new(new(++_trade), new(price), new(quantity), 0.01m, "USDT", new(0.5m), IsMaker: false, Now)));

    public void Ended(string link, Outcome outcome) => Add(new Event.ExecutionFinished(Now, new(link), outcome));

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
