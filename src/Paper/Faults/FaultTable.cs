namespace Bowline.Paper;

/// <summary>Every fault by its name; docs/faults.md says the same in words.</summary>
internal static class FaultTable
{
    public const int MillionParts = 1_000_000;
    private const long DayMs = 24 * 3_600_000;
    private const long BanMaxMs = 3 * DayMs;

    private static readonly string[] Requests = ["method", "path", "account", "symbol"];
    private static readonly string[] Frames = ["route", "event", "symbol"];

    public static IReadOnlyList<FaultKind> All { get; } =
    [
        Request("service-unavailable"),
        Request("internal-error"),
        Request("unknown-before-accept"),
        Request("timeout-before-accept"),
        Request("throttled") with { OrdersOnly = true, SparesCloses = true },
        Request("too-many-requests", new FaultNumber("retryMs", "ms, 0 is to the end of the minute", 0, 0, BanMaxMs)),
        Request("too-many-orders") with { OrdersOnly = true },
        Request("ip-ban", new FaultNumber("banMs", "ms", 120_000, 1, BanMaxMs)),
        Request("waf"),
        Request("bad-gateway"),
        Request("drop-request"),
        Request("error", new FaultNumber("status", "HTTP status", 400, 400, 599),
            new FaultNumber("code", "error code", -1000, -99_999, 99_999)) with { Texts = ["message"] },
        Request("contract-change", new FaultNumber("code", "error code", -4120, -99_999, -1))
            with { Texts = ["orderType", "movedTo?"] },
        Answer("unknown-after-accept"),
        Answer("timeout-after-accept"),
        Answer("drop-answer"),
        Answer("delay-answer", Ms(1_000), Jitter),
        Frame("stall", new FaultNumber("ms", "ms, 0 is for good", 0, 0, DayMs)),
        Frame("drop-event"),
        Frame("duplicate-event"),
        Frame("late-event", Ms(1_000), Jitter),
        Frame("reorder-event", Ms(1_000)),
        new("clock-jump", FaultPlace.Clock, [], [new FaultNumber("offsetMs", "ms", 5_000, -DayMs, DayMs)]),
        new("clock-drift", FaultPlace.Clock, [], [new FaultNumber("ppm", "ms a 1000 s", 200, -500_000, 500_000)]),
        new("trigger-lost-child", FaultPlace.Trigger, ["account", "symbol"], []),
        new("trigger-rejected-child", FaultPlace.Trigger, ["account", "symbol"], []),
        new("cut", FaultPlace.Moment, ["route"], []),
        new("listen-key-expiry", FaultPlace.Moment, ["account"], []),
        Market("price-gap", new FaultNumber("basisPoints", "hundredths of a percent", -500, -9_000, 100_000),
            new FaultNumber("ms", "ms, 0 is for good", 0, 0, DayMs)),
        Market("liquidity-hole", new FaultNumber("levels", "levels of each side", 20, 1, 10_000),
            new FaultNumber("ms", "ms", 10_000, 1, DayMs)),
        Market("funding-spike", new FaultNumber("ratePpm", "millionths of the notional", 7_500, -500_000, 500_000)),
        Market("filter-change", new FaultNumber("tickTimes", "listed ticks", 1, 1, 1_000_000),
            new FaultNumber("stepTimes", "listed steps", 1, 1, 1_000_000),
            new FaultNumber("minNotional", "quote units, 0 is as listed", 0, 0, 1_000_000_000),
            new FaultNumber("maxSteps", "listed steps, 0 is as listed", 0, 0, 1_000_000_000)),
        new("adl", FaultPlace.Moment, ["account", "symbol"],
            [
                new FaultNumber("percent", "percent of the position", 100, 1, 100),
                new FaultNumber("withdraw", "0 or 1", 1, 0, 1),
            ]) { NeedsSymbol = true },
        Market("delisting", new FaultNumber("noticeMs", "ms", 60_000, 0, DayMs)),
    ];

    public static FaultKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);

    private static FaultNumber Jitter => new("jitterMs", "ms", 0, 0, 600_000);

    private static FaultNumber Ms(long otherwise) => new("ms", "ms", otherwise, 1, 600_000);

    private static FaultKind Request(string name, params FaultNumber[] numbers) =>
        new(name, FaultPlace.Request, Requests, numbers);

    private static FaultKind Answer(string name, params FaultNumber[] numbers) =>
        new(name, FaultPlace.Answer, Requests, numbers);

    private static FaultKind Market(string name, params FaultNumber[] numbers) =>
        new(name, FaultPlace.Moment, ["symbol"], numbers) { NeedsSymbol = true };

    private static FaultKind Frame(string name, params FaultNumber[] numbers) =>
        new(name, FaultPlace.Frame, Frames, numbers);
}
