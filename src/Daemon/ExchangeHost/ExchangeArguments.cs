using System.Diagnostics;
using System.Globalization;
using System.Net;
using Bowline.App;
using Bowline.Paper;

namespace Bowline.Daemon;

/// <summary>What was typed after <c>bowline exchange</c>.</summary>
public sealed record ExchangeArguments
{
    public const string Usage = """
        bowline exchange: a paper exchange that speaks Binance USDⓈ-M futures, for any client

          bowline exchange [--listen 127.0.0.1:8430] [--market synthetic[:seed]|replay:FILE|live|auto|still[:SYMBOL=PRICE,...]]
                           [--symbols A,B] [--account KEY:SECRET[:USDT]]... [--state DIR] [--limits on|off] [--quiet]
                           [--speed 1|N|max] [--old-acks] [--audit] [--fault DAY|FILE]
                           [--latency off|typical|MS[:JITTER]] [--model queue|touch]

          --listen   address and port; port 0 takes any free one. Loopback only
          --market   where prices come from; without it what --state remembers, else synthetic. In the still market
                     nobody trades but you
          --symbols  list only these
          --account  a key, its secret and the balance (10000); may be given several times; without one, those of --state
                     serve, or one is made.
                     KEY:rsa:FILE.pem or KEY:ed25519:FILE.pem take a public key. The secret may hold colons; for a key
                     that does, begin with a colon and a separator of your own: ':|KEY|SECRET|USDT'
          --state    folder that keeps accounts, orders and market over restarts; without it nothing is kept
          --limits   on: weights and order counts as at Binance; off: none
          --quiet    nothing but the ready line
          --speed    a synthetic or recorded market runs N times as fast, or as fast as it can. The exchange's own clock
                     stays the wall's, so requests are signed as ever
          --fault    a bad day: calm, ordinary, fast-market, outage, worst, or a file with a plan (docs/faults.md)
          --latency  how long requests and answers are on their way, ms each way and jitter on it; typical is 30 to 70.
                     Without it typical for a recorded or live market, else off
          --model    in a recorded or live market a resting order waits its turn in the queue, or, optimistic, fills whole
                     as soon as the market touches its price
          --audit    after every call, prove that no money came or went; a breach stops the exchange
          --old-acks acknowledgements with avgPrice and cumQuote, as before 2026-06-30

        examples
          bowline exchange
          bowline exchange --listen 127.0.0.1:0 --account test:secret:50000 --quiet
          bowline exchange --market replay:BTCUSDT-ws-raw-2024-08-08.jsonl.gz --state ./venue
        """;

    private static readonly string[] WithValue =
        ["--listen", "--market", "--symbols", "--account", "--state", "--limits", "--speed", "--fault", "--latency", "--model"];

    private static readonly string[] Flags = ["--quiet", "--help", "-h", "--old-acks", "--audit"];

    private const int SpeedMax = 1_000_000;
    private const int DefaultPort = 8430;
    private const int AccountsMax = 1000;

    public IPEndPoint Listen { get; init; } = new(IPAddress.Loopback, DefaultPort);

    /// <summary>Null when none was typed.</summary>
    public MarketChoice? Market { get; init; }

    public IReadOnlyList<string> Symbols { get; init; } = [];
    public IReadOnlyList<PaperAccount> Accounts { get; init; } = [];
    public string? State { get; init; }
    public bool Limits { get; init; } = true;

    /// <summary>How many times as fast as the wall clock the market runs; 0 as fast as it can.</summary>
    public decimal Speed { get; init; } = 1;

    public FillModel Fills { get; init; }

    /// <summary>As typed; null when it was not.</summary>
    public string? Latency { get; init; }

    /// <summary>Faults that are on from the start; null for none.</summary>
    public FaultPlan? Faults { get; init; }

    public bool OldAcks { get; init; }

    /// <summary>Proves after every call that no money came or went.</summary>
    public bool Audit { get; init; }

    public bool Quiet { get; init; }
    public bool Help { get; init; }

    /// <summary>Reads the arguments; the first that cannot be read ends it, named.</summary>
    public static ArgumentsRead Read(IReadOnlyList<string> args)
    {
        var read = new ArgumentsRead.Good(new ExchangeArguments());
        var left = new Queue<string>(args.SelectMany(SplitAtEquals));
        while (left.TryDequeue(out var name))
        {
            var next = Next(read.Arguments, name, left);
            if (next is not ArgumentsRead.Good good) return next;
            read = good;
        }
        return read.Arguments is { Market: MarketChoice.Live, Speed: not 1 }
            ? Bad("--speed: a live market runs at its own speed. Type --market synthetic or replay:FILE with it")
            : read;
    }

    private static ArgumentsRead Next(ExchangeArguments so, string name, Queue<string> left)
    {
        if (Flags.Contains(name)) return Flag(so, name);
        if (!WithValue.Contains(name)) return Bad($"{name} is not known; bowline exchange --help lists what is");
        return left.TryDequeue(out var value) ? Option(so, name, value.Trim()) : Bad($"{name} needs a value");
    }

    private static string[] SplitAtEquals(string argument)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        return argument.StartsWith("--", StringComparison.Ordinal) && equals > 0
            ? [argument[..equals], argument[(equals + 1)..]]
            : [argument];
    }

    private static ArgumentsRead.Good Flag(ExchangeArguments so, string name) => Good(name switch
    {
        "--quiet" => so with { Quiet = true },
        "--old-acks" => so with { OldAcks = true },
        "--audit" => so with { Audit = true },
        _ => so with { Help = true },
    });

    private static ArgumentsRead Option(ExchangeArguments so, string name, string value) => name switch
    {
        "--listen" => ReadListen(so, value),
        "--market" => MarketChoice.Parse(value) is { } market
            ? Good(so with { Market = market })
            : Bad($"--market '{value}': type synthetic, synthetic:SEED, replay:FILE, live, auto, still or still:SYMBOL=PRICE,..."),
        "--symbols" => Good(so with { Symbols = SymbolsIn(value) }),
        "--account" => ReadAccount(so, value),
        "--state" => value.Length > 0 ? Good(so with { State = value }) : Bad("--state needs a folder"),
        "--limits" => value is "on" or "off"
            ? Good(so with { Limits = value == "on" })
            : Bad($"--limits '{value}': type on or off"),
        "--speed" => ReadSpeed(so, value),
        "--fault" => ReadFault(so, value),
        "--latency" => ReadLatency(so, value),
        "--model" => value is "queue" or "touch"
            ? Good(so with { Fills = value == "touch" ? FillModel.Touch : FillModel.Queue })
            : Bad($"--model '{value}': type queue or touch"),
        _ => throw new UnreachableException(),
    };

    private static ArgumentsRead.Good Good(ExchangeArguments so) => new(so);

    private static ArgumentsRead.Bad Bad(string why) => new(why);

    private static string[] SymbolsIn(string value) =>
        [.. value.ToUpperInvariant().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static ArgumentsRead ReadListen(ExchangeArguments so, string value)
    {
        var colon = value.LastIndexOf(':');
        var host = colon < 0 ? value : value[..colon];
        if (host is "localhost" or "") host = IPAddress.Loopback.ToString();
        ushort port = DefaultPort;
        var portReads = colon < 0 || ushort.TryParse(
            value.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port);
        return portReads && IPAddress.TryParse(host, out var address)
            ? Good(so with { Listen = new IPEndPoint(address, port) })
            : Bad($"--listen '{value}': type an address and a port from 0 to 65535, for example 127.0.0.1:8430");
    }

    private static ArgumentsRead ReadSpeed(ExchangeArguments so, string value)
    {
        if (value == "max") return Good(so with { Speed = 0 });
        return decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var speed)
            && speed is > 0 and <= SpeedMax
            ? Good(so with { Speed = speed })
            : Bad($"--speed '{value}': type 1, another number up to {SpeedMax}, or max");
    }

    private static ArgumentsRead ReadFault(ExchangeArguments so, string value)
    {
        var (plan, why) = FaultChoice.Read(value);
        return plan is null ? Bad(why) : Good(so with { Faults = plan });
    }

    private static ArgumentsRead ReadLatency(ExchangeArguments so, string value) =>
        value == "off" || SteadyLatency.Parse(value, seed: 1) is not null
            ? Good(so with { Latency = value })
            : Bad($"--latency '{value}': type off, typical, or MS or MS:JITTER, each up to 60000, for example 50:20");

    private static ArgumentsRead ReadAccount(ExchangeArguments so, string value)
    {
        var (account, why) = AccountArgument.Read(value);
        if (account is null) return Bad(why);
        if (so.Accounts.Count >= AccountsMax) return Bad($"--account: at most {AccountsMax} accounts");
        if (so.Accounts.Any(other => other.Key == account.Key))
            return Bad($"--account: key {account.Key} was given twice");
        return Good(so with { Accounts = [.. so.Accounts, account] });
    }
}

/// <summary>What came of reading the arguments.</summary>
public abstract record ArgumentsRead
{
    private ArgumentsRead() { }

    public sealed record Good(ExchangeArguments Arguments) : ArgumentsRead;

    /// <summary>The command cannot be read.</summary>
    public sealed record Bad(string Why) : ArgumentsRead;
}
