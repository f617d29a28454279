// bench/Book/run --orders FILE.bin[.gz] [--book fast|naive] [--repeat N]   a flow through a book
// bench/Book/run generate SCENARIO SEED COUNT FILE.bin[.gz]                a flow of COUNT new orders
// bench/Book/run resting COUNT [--book fast|naive]                         memory and time an order that rests
// bench/Book/run shape FILE.bin[.gz]                                       orders and levels that rest while a flow runs
using System.Globalization;
using Bowline.Book.Bench;
using Bowline.Paper;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return args switch
{
    ["generate", var name, var seed, var count, var path] => Generate(name, seed, count, path),
    ["resting", var count, .. var rest] => Rest(count, rest),
    ["shape", var path] => Shape(path),
    _ => Run(args),
};

static int Run(string[] args)
{
    var (path, repeat) = ("", 1);
    Func<Book> open = static () => new FastBook();
    for (var i = 0; i < args.Length; i += 2)
    {
        var value = i + 1 < args.Length ? args[i + 1] : "";
        switch (args[i])
        {
            case "--orders":
                path = value;
                break;
            case "--repeat" when int.TryParse(value, out repeat) && repeat is > 0 and <= 1_000:
                break;
            case "--book" when Opened(value) is { } chosen:
                open = chosen;
                break;
            default:
                return Usage();
        }
    }
    return path.Length == 0 ? Usage() : Measure(path, repeat, open);
}

static int Measure(string path, int repeat, Func<Book> open)
{
    if (!File.Exists(path) || MessageFile.Read(path) is not { Length: > 0 } messages)
        return Fail($"{path} is not there, or is no order flow");
    var run = new FlowRun(open, messages);
    // The compiler sees three passes before the clock counts; a short flow is passed until it has seen a million.
    for (var seen = 0L; seen < Math.Max(1_000_000, 3L * messages.Length); seen += messages.Length)
        run.Pass();
    var passes = Enumerable.Range(0, repeat).Select(_ => run.Pass().TotalSeconds).Order().ToArray();
    var trades = run.Kept.ToArray().Count(report => report.Type == ReportType.Trade);
    var hash = ReportText.Hash(run.Kept);
    var latencies = run.Latencies();
    var p99 = latencies.Length == 0 ? 0 : latencies[(int)(latencies.Length * 99L / 100)];
    var (median, best) = (messages.Length / passes[repeat / 2] / 1e6, messages.Length / passes[0] / 1e6);
    Console.WriteLine($"messages {messages.Length} trades {trades} sha256 {hash} throughput {median:0.00} M/s p99 {p99} ns");
    if (repeat > 1)
    {
        var quiet = messages.Length / run.Undisturbed().TotalSeconds / 1e6;
        Console.Error.WriteLine($"best of {repeat}: {best:0.00} M/s, undisturbed {quiet:0.00} M/s; the line has the median");
    }
    return 0;
}

static int Generate(string name, string seed, string count, string path)
{
    if (Scenario.All.FirstOrDefault(known => known.Name == name) is not { } scenario
        || !ulong.TryParse(seed, out var from) || !int.TryParse(count, out var orders) || orders is < 1 or > 50_000_000)
        return Usage();
    MessageFile.Write(path, new FlowGenerator(scenario, from).Run(orders));
    return 0;
}

static int Rest(string count, string[] rest)
{
    var open = rest switch
    {
        [] => Opened("fast"),
        ["--book", var name] => Opened(name),
        _ => null,
    };
    if (open is null || !int.TryParse(count, out var orders) || orders is < 1 or > 50_000_000)
        return Usage();
    Console.WriteLine(RestingOrders.Measure(open, orders));
    return 0;
}

static int Shape(string path)
{
    if (!File.Exists(path) || MessageFile.Read(path) is not { Length: > 0 } messages)
        return Fail($"{path} is not there, or is no order flow");
    Console.WriteLine(FlowShape.Of(messages));
    return 0;
}

static Func<Book>? Opened(string name) => name switch
{
    "fast" => static () => new FastBook(),
    "naive" => static () => new PlainBook(),
    _ => null,
};

static int Usage() => Fail(
    """
    --orders FILE.bin[.gz] [--book fast|naive] [--repeat N]
    generate static|normal|swing-25|swing-40|flash-crash SEED COUNT FILE.bin[.gz]
    resting COUNT [--book fast|naive]
    shape FILE.bin[.gz]
    """);

static int Fail(string text)
{
    Console.Error.WriteLine(text);
    return 2;
}
