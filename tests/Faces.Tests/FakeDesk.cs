using Bowline.Contract;

namespace Bowline.Faces.Tests;

/// <summary>A desk that answers what a test tells it and remembers what it was asked.</summary>
internal sealed class FakeDesk : IDeskApi
{
    public List<object> Asked { get; } = [];

    public Func<PlaceRequest, PlacedOrder> OnPlace { get; set; } = Some.Filled;

    public StatusView State { get; set; } = Some.Status();

    public Dictionary<string, ExecutionRow> Known { get; } = [];

    public OrdersTouched Touched { get; set; } = new() { Orders = [] };

    public Task<PlacedOrder> Place(PlaceRequest request, CancellationToken cancel)
    {
        Asked.Add(request);
        return Task.FromResult(OnPlace(request));
    }

    public Func<ExecuteRequest, ExecutionAnswer> OnExecute { get; set; } = Some.Started;

    public Task<ExecutionAnswer> Execute(ExecuteRequest request, CancellationToken cancel) => Note(request, OnExecute(request));

    public Task<ExecutionAnswer> Steer(string linkId, Steering steering, SteerRequest request, CancellationToken cancel) =>
        Note((linkId, steering, request), new ExecutionAnswer { LinkId = linkId, Execution = Some.Pair(linkId) with { Status = "paused" } });

    public Task<OrdersTouched> Cancel(CancelRequest request, CancellationToken cancel) => Note(request, Touched);

    public Task<OrdersTouched> Amend(AmendRequest request, CancellationToken cancel) => Note(request, Touched);

    public Task<OrdersTouched> Flatten(FlattenRequest request, CancellationToken cancel) => Note(request, Touched);

    public Task<SettingAnswer> Leverage(SettingRequest request, CancellationToken cancel) =>
        Note(request, new SettingAnswer { Symbol = request.Symbol, Setting = "leverage", Value = request.Value });

    public Task<SettingAnswer> MarginType(SettingRequest request, CancellationToken cancel) =>
        Note(request, new SettingAnswer { Symbol = request.Symbol, Setting = "margin type", Value = request.Value });

    public Task<SettingAnswer> PositionMode(SettingRequest request, CancellationToken cancel) =>
        Note(request, new SettingAnswer { Setting = "position mode", Value = request.Value, Unchanged = true });

    /// <summary>Why rows of its lists are missing.</summary>
    public string? Lacks { get; set; }

    public Listing<OrderRow> Orders(string? symbol, bool history, long? since)
    {
        Asked.Add((symbol, history, since));
        return new([Some.Resting()], Lacks);
    }

    public Listing<TradeRow> Trades(string? symbol, long? since) => new([Some.Trade()], Lacks);

    public IReadOnlyList<PositionRow> Positions() => [Some.Position()];

    public IReadOnlyList<BalanceRow> Balances() =>
        [new() { Asset = "USDT", Balance = "9999.75806", AvailableBalance = "9939.2586", CrossUnPnl = "-0.0124" }];

    public IReadOnlyList<ExecutionRow> Executions() => [.. Known.Values];

    public ExecutionRow? Execution(string linkId) => Known.GetValueOrDefault(linkId);

    public Explanation Explain(string id, bool full)
    {
        Asked.Add((id, full));
        return Some.Explanation();
    }

    public IReadOnlyList<AlarmRow> Standing { get; set; } = [];

    public IReadOnlyList<AlarmRow> Alarms() => Standing;

    public StatusView Status() => State;

    public IReadOnlyList<SymbolRow> Symbols(string? symbol) => symbol is null or "BTCUSDT" ? [Some.Symbol()] : [];

    public Task<IReadOnlyList<PriceRow>> Price(string? symbol, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<PriceRow>>(symbol is null or "BTCUSDT" ? [Some.Price()] : []);

    public Task<BookView?> Book(string symbol, int levels, CancellationToken cancel) =>
        Task.FromResult(symbol == "BTCUSDT" ? Some.Book() : null);

    public Task<IReadOnlyList<DoctorCheck>> Doctor(CancellationToken cancel) => Task.FromResult<IReadOnlyList<DoctorCheck>>(
        [new() { Name = "venue", Result = "ok", Text = "answers" }, new() { Name = "clock", Result = "fail", Text = "10 s off" }]);

    public PlainAnswer Refused(RefusalReport report)
    {
        Asked.Add(report);
        return new PlainAnswer();
    }

    public Task<PlainAnswer> Arm(ArmRequest request, CancellationToken cancel) => Note(request, new PlainAnswer());

    public Task<OrdersTouched> Stop(CancellationToken cancel) => Task.FromResult(new OrdersTouched { Orders = [] });

    private Task<T> Note<T>(object request, T answer)
    {
        Asked.Add(request);
        return Task.FromResult(answer);
    }
}
