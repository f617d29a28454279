using System.Diagnostics;
using Bowline.App;
using Bowline.Binance;
using Bowline.Contract;
using Bowline.Core;
using Bowline.Gateway;
using Bowline.Journal;
using Bowline.Paper;

namespace Bowline.Bench;

/// <summary>A desk and an exchange in one thread under one clock, as far as it takes to fill an OCO in part.</summary>
internal sealed class PumpedDesk : IDisposable, IInstrumentCache
{
    private const string Key = "bench-key";
    private const string Secret = "bench-secret";
    private const string Btc = "BTCUSDT";
    private const decimal Market = 50_000m;
    private const decimal Profit = 51_000m;

    private readonly Exchange _exchange;
    private readonly PumpedWire _wire;
    private readonly Inbox _inbox = new();
    private readonly DeskRecords _records;
    private readonly DeskLoop _loop;
    private long _now = 1_790_000_000_000;
    private long _feedIds;

    public PumpedDesk(IStorage storage)
    {
        _exchange = new Exchange(new ExchangeSettings
        {
            Symbols = SymbolRegistry.Shipped([Btc]), Limits = false, KeepsChanges = false,
        });
        _exchange.OpenAccount(Key, new Credential.Hmac(Secret), 100_000_000m, _now);
        Offer(Bowline.Paper.Side.Buy, Market - 0.1m, 900m);
        Offer(Bowline.Paper.Side.Sell, Profit + 500m, 900m);
        _exchange.Apply(new MarketEvent.MarkPriceSet(Btc, Market, Market, 0.0001m, _now + 86_400_000), _now);
        _wire = new PumpedWire(_exchange);
        var recovery = new JournalRecovery();
        var writer = ((OpenOutcome.Ready)JournalWriter.Open(storage, recovery.Take)).Writer;
        _records = new DeskRecords(writer, _ => { });
        var options = new DeskOptions
        {
            Profile = new Profile("bench", Path.GetTempPath()), Mode = DeskMode.Paper, Version = "bench", Seed = 1, Leverage = 10,
        };
        var endpoint = ((EndpointCheck.Usable)VenueEndpoint.ForExchange(
            new Uri("http://127.0.0.1:1"), new ApiKey(Key), new Secret(Secret))).Endpoint;
        _loop = new DeskAssembly(options, recovery, endpoint, "").Build(_inbox, _wire, _records, this, _ => { }, Now);
        _loop.Start([], [], Now);
        Pump(3_000);
        Open();
        Print(Market);
        Pump(100);
    }

    private Time Now => new(_now);

    /// <summary>
    /// A new OCO rests, its take-profit wakes and fills in part: stopwatch ticks from the fill's frame to the new stop's
    /// request, and bytes allocated on the way. The OCO is ended and withdrawn afterwards.
    /// </summary>
    public (long Ticks, long Bytes) ProtectAfterFill(int number)
    {
        var id = new ExecutionId($"OCO-{number:00000000}");
        var context = new SpecContext(_loop.Current.Ledger.Market.Instrument(new(Btc))!, new(Market), new(Market));
        Fold(new Event.ExecutionStarted(Now, id, new OcoSpec(context)
        {
            Side = Core.Side.Sell, Quantity = new(0.01m), TakeProfit = new(Profit), StopPrice = new(Market - 2_000m),
        }, 1));
        Pump(30);
        Offer(Bowline.Paper.Side.Buy, Profit, 0.004m);
        Print(Profit);
        var (ticks, bytes) = (0L, 0L);
        for (var i = 0; i < 10 && ticks == 0; i++)
        {
            _now += 10;
            _exchange.Advance(_now);
            (ticks, bytes) = Deliver();
        }

        if (ticks == 0)
            throw new InvalidOperationException($"no protective order left for {id}: {Standing(id)}");
        Fold(new Event.EndRequested(Now, id));
        Pump(60);
        Print(Market);
        // The venue's limits hold here too: its orders a minute are not used up at that pace.
        _now += 1_000;
        Pump(10);
        if (_loop.Current.Ledger.Executions.Find(id)!.EndedAt is null)
            throw new InvalidOperationException($"{id} did not end");
        return (ticks, bytes);
    }

    public (ReadOnlyMemory<byte> Bytes, Time At) Read() => (ReadOnlyMemory<byte>.Empty, default);

    public void Write(ReadOnlyMemory<byte> bytes)
    {
        // The rules are asked for each time.
    }

    public void Dispose()
    {
        _records.Dispose();
        _inbox.Dispose();
    }

    /// <summary>Gives the loop what the exchange sent, frame by frame: what the one cost that made an order leave.</summary>
    private (long Ticks, long Bytes) Deliver()
    {
        var cost = (0L, 0L);
        foreach (var told in _wire.Arrived(_now))
        {
            _wire.Sent = 0;
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var began = Stopwatch.GetTimestamp();
            _loop.Turn(() => Now, new LoopInput.Transport(told));
            if (_wire.Sent != 0)
                cost = (_wire.Sent - began, GC.GetAllocatedBytesForCurrentThread() - allocated);
        }

        return cost;
    }

    private void Pump(int milliseconds)
    {
        for (var passed = 0; passed < milliseconds; passed += 10)
        {
            _now += 10;
            _exchange.Advance(_now);
            for (var i = 0; i < 50; i++)
            {
                var arrived = _wire.Arrived(_now);
                foreach (var told in arrived)
                    _loop.Turn(() => Now, new LoopInput.Transport(told));
                if (arrived.Count == 0)
                {
                    _loop.Turn(() => Now);
                    if (!_loop.HasCarried && !_wire.HasWork)
                        break;
                }
            }
        }
    }

    private void Fold(Event e)
    {
        _inbox.Post(new LoopInput.Operator(new RecordAsk(_ => (new PlainAnswer(), [e], null))));
        _loop.Turn(() => Now);
    }

    /// <summary>A position that all the OCOs close a little of.</summary>
    private void Open()
    {
        var spec = new OrderSpec.Market { Symbol = new(Btc), Side = Core.Side.Buy, Quantity = new(100m) };
        Fold(new Event.ExecutionStarted(Now, new("ORD-00000001"), new MarketOrderSpec(spec), 1));
        Pump(500);
        if (_loop.Current.Ledger.PositionOf(new(Btc)).Amount.Value != 100m)
            throw new InvalidOperationException("the position did not open");
    }

    private string Standing(ExecutionId id) => string.Join("; ",
        _loop.Current.Ledger.OrdersOf(id).Select(order => $"{order.Id} {order.Status} {order.Reason}"));

    private void Offer(Bowline.Paper.Side side, decimal price, decimal quantity)
    {
        var spec = _exchange.Find(Btc)!.Spec;
        _exchange.Apply(new MarketEvent.PlaceLimit(Btc, ++_feedIds, side, spec.Ticks(price), spec.Lots(quantity)), _now);
    }

    private void Print(decimal price) => _exchange.Apply(
        new MarketEvent.TradePrinted(Btc, 2_000_000_000 + ++_feedIds, _exchange.Find(Btc)!.Spec.Ticks(price), 1, false, _now), _now);
}
