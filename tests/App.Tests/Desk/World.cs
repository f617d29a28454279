using Xunit;
using Bowline.Binance;
using Bowline.Contract;
using Bowline.Core;
using Bowline.Gateway;
using Bowline.Journal;
using Bowline.Paper;

namespace Bowline.App.Tests;

/// <summary>
/// A desk and an exchange in one thread under one clock: the desk's real loop, session and journal speak the exchange's
/// real bytes; only sockets and disk are exchanged. Nothing happens unless the test pumps it. In a still world nobody trades
/// by himself: the test makes the market.
/// </summary>
internal sealed class World : IDisposable
{
    public const string Key = "desk-key";
    public const string Secret = "desk-secret";

    private readonly List<Task> _asked = [];
    private readonly Inbox _inbox = new();
    private readonly bool _still;
    private DeskLoop? _loop;
    private DeskRecords? _records;

    /// <param name="market">Where the market comes from; a seeded synthetic one unless given.</param>
    public World(
        ulong seed = 7, decimal usdt = 10_000, DeskMode mode = DeskMode.Paper, bool still = false,
        Func<SymbolRegistry, long, IFeed>? market = null)
    {
        Mode = mode;
        _still = still;
        var symbols = Symbols;
        Exchange = new Exchange(new ExchangeSettings { Symbols = symbols, Seed = seed });
        Exchange.OpenAccount(Key, new Credential.Hmac(Secret), usdt, Now.Milliseconds);
        Feed = market?.Invoke(symbols, Now.Milliseconds) ?? SyntheticFeed.Start(seed, symbols, Now.Milliseconds);
        Wire = new WorldTransport(Exchange, e => _inbox.Post(new LoopInput.Transport(e)));
        Start();
    }

    public Time Now { get; private set; } = new(1_790_000_000_000);

    public SymbolRegistry Symbols { get; } = SymbolRegistry.Shipped(["BTCUSDT", "ETHUSDT"]);

    public Exchange Exchange { get; }

    public IFeed Feed { get; }

    public WorldTransport Wire { get; }

    public MemoryStorage Disk { get; } = new();

    public DeskMode Mode { get; }

    public JournalRecovery Recovery { get; private set; } = new();

    public Desk Desk { get; private set; } = null!;

    /// <summary>The user's own, from the next start on.</summary>
    public RiskLimits Limits { get; set; } = RiskLimits.Default;

    public LoopView View => _loop!.Current;

    public Ledger Ledger => View.Ledger;

    /// <summary>Everything the desk has written down so far.</summary>
    public List<JournalRecord> Records { get; } = [];

    /// <summary>The process dies after this many further steps (a delivery or a turn each); none lets it live.</summary>
    public int? StepsToLive { get; set; }

    /// <summary>Starts the desk on what its disk holds.</summary>
    public void Start()
    {
        Recovery = new JournalRecovery();
        var opened = JournalWriter.Open(Disk, Recovery.Take) as OpenOutcome.Ready
            ?? throw new InvalidOperationException("the journal did not open");
        _records = new DeskRecords(opened.Writer, Records.Add);
        var options = new DeskOptions
        {
            Profile = new Profile("test", Path.GetTempPath()),
            Mode = Mode,
            Version = "test",
            Seed = 11,
            Leverage = 10,
            Limits = Limits,
        };
        var endpoint = ((EndpointCheck.Usable)VenueEndpoint.ForExchange(
            new Uri("http://127.0.0.1:1"), new ApiKey(Key), new Secret(Secret))).Endpoint;
        _loop = new DeskAssembly(options, Recovery, endpoint, "synthetic:7")
            .Build(_inbox, Wire, _records, new NoCache(), _ => { }, Now);
        var facts = new DeskFacts(options, "synthetic:7", "paper exchange", Now, 1);
        Desk = new Desk(_inbox, _loop, facts, new DeskHistory(() => Disk), () => { });
        _loop.Start(Recovery.Interrupted(Now), Recovery.Unanswered, Now);
    }

    /// <summary>Kill -9: memory, streams and everything unflushed are gone; the exchange goes on.</summary>
    public void Kill(int unflushedBytesKept = 0)
    {
        Disk.Crash(unflushedBytesKept);
        while (_inbox.TryTake(out _))
        {
            // What was on its way into the dead process is lost with it.
        }

        Wire.Reset();
        _asked.Clear();
    }

    /// <summary>Lets time pass in steps, pumping exchange and desk.</summary>
    public void Pump(int milliseconds, int step = 10)
    {
        for (var passed = 0; passed < milliseconds; passed += step)
        {
            Now = new Time(Now.Milliseconds + step);
            PumpOnce();
        }
    }

    /// <summary>Lets time pass at the exchange while there is no desk.</summary>
    public void PumpExchange(int milliseconds)
    {
        for (var passed = 0; passed < milliseconds; passed += 10)
        {
            Now = new Time(Now.Milliseconds + 10);
            Exchange.Advance(Now.Milliseconds);
        }
    }

    /// <summary>Pumps until the task is done, for at most half a minute of the world's time.</summary>
    public T Await<T>(Task<T> task)
    {
        for (var i = 0; i < 3_000 && !Done(task); i++)
            Pump(10);
        Assert.True(Done(task), "no answer within 30 s of the world's time");
        return task.Result;
    }

    /// <summary>Starts an execution, as the desk does once a request is resolved.</summary>
    public void Begin(ExecutionSpec spec, ExecutionId id) => Do(view => new Event.ExecutionStarted(view.Now, id, spec, 5));

    /// <summary>Has the loop fold an event, and waits until it is durable.</summary>
    public void Do(Func<LoopView, Event> make)
    {
        var ask = new EventAsk(make);
        _inbox.Post(new LoopInput.Operator(ask));
        Assert.True(Await(ask.Answer));
    }

    public PlacedOrder Place(PlaceRequest request) => Await(Desk.Place(request, CancellationToken.None));

    public ExecutionAnswer Execute(ExecuteRequest request) => Await(Desk.Execute(request, CancellationToken.None));

    public static ExecuteRequest Oco(
        string quantity, string takeProfit, string stop, params (string Name, string Value)[] others) => Execution(
        "oco", "OCO-00000001", [("side", "SELL"), ("quantity", quantity), ("take-profit", takeProfit), ("stop-price", stop), .. others]);

    public static ExecuteRequest Stop(string verb, string side, string? quantity, string stop, (string Name, string Value)[] others) =>
        Execution(
            verb, "ORD-00000003",
            [("side", side), .. quantity is null ? Array.Empty<(string, string)>() : [("quantity", quantity)], ("stop-price", stop), .. others]);

    public static ExecuteRequest Execution(string verb, string link, params (string Name, string Value)[] parameters) => new()
    {
        Verb = verb, LinkId = link, Symbol = "BTCUSDT", Parameters = parameters.ToDictionary(p => p.Name, p => p.Value),
    };

    /// <summary>Starts an execution from its parameters, past the routes that people type into.</summary>
    public ExecutionId Begin(string link, Func<LoopView, AlgorithmSpec> spec)
    {
        var ask = new StartAsk(link, spec);
        _inbox.Post(new LoopInput.Operator(ask));
        return Await(ask.Answer);
    }

    public static PlaceRequest Market(string side, string quantity, string link = "ORD-00000001") =>
        new() { Verb = "market", LinkId = link, Symbol = "BTCUSDT", Side = side, Quantity = quantity };

    public static PlaceRequest Limit(string side, string quantity, string price, string link = "ORD-00000002") =>
        new() { Verb = "limit", LinkId = link, Symbol = "BTCUSDT", Side = side, Quantity = quantity, Price = price };

    public void Dispose()
    {
        _records?.Dispose();
        _inbox.Dispose();
    }

    private static bool Done(Task task)
    {
        // Answers are completed on the loop's turn, their continuations on the pool: give those a moment, without a clock.
        if (!task.IsCompleted)
            Thread.Yield();
        return task.IsCompleted;
    }

    private void PumpOnce()
    {
        if (!_still)
        {
            foreach (var told in Feed.Until(Now.Milliseconds))
                Exchange.Apply(told, Now.Milliseconds);
        }

        Exchange.Advance(Now.Milliseconds);
        for (var i = 0; i < 50 && (Deliver() || _loop!.HasCarried || i == 0); i++)
        {
            Step();
            _loop!.Turn(() => Now);
        }
    }

    private bool Deliver()
    {
        Step();
        return Wire.Deliver(Now.Milliseconds);
    }

    private void Step()
    {
        if (StepsToLive is not { } left)
            return;
        if (left == 0)
            throw new WorldKilledException();
        StepsToLive = left - 1;
    }

    private sealed class NoCache : IInstrumentCache
    {
        public (ReadOnlyMemory<byte> Bytes, Time At) Read() => (ReadOnlyMemory<byte>.Empty, default);

        public void Write(ReadOnlyMemory<byte> bytes)
        {
            // A restart in this world asks the exchange again.
        }
    }
}

/// <summary>The desk's process was killed, as the test wanted.</summary>
internal sealed class WorldKilledException : Exception;
