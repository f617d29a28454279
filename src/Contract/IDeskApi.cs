namespace Bowline.Contract;

/// <summary>
/// What a face may ask of the desk: the one list behind the command line, the API and every screen. Reads answer from
/// immutable views; changes answer when the desk knows what became of them, refusals included (an <see cref="Answer"/>
/// whose <see cref="Answer.IsSuccess"/> is false). Nothing here throws for what a user typed.
/// </summary>
public interface IDeskApi
{
    Task<PlacedOrder> Place(PlaceRequest request, CancellationToken cancel);

    /// <summary>Starts an execution of one of <see cref="ExecutionVerbs"/>.</summary>
    Task<ExecutionAnswer> Execute(ExecuteRequest request, CancellationToken cancel);

    /// <summary>Steers the execution of that link id.</summary>
    Task<ExecutionAnswer> Steer(string linkId, Steering steering, SteerRequest request, CancellationToken cancel);

    Task<OrdersTouched> Cancel(CancelRequest request, CancellationToken cancel);

    Task<OrdersTouched> Amend(AmendRequest request, CancellationToken cancel);

    Task<OrdersTouched> Flatten(FlattenRequest request, CancellationToken cancel);

    Task<SettingAnswer> Leverage(SettingRequest request, CancellationToken cancel);

    Task<SettingAnswer> MarginType(SettingRequest request, CancellationToken cancel);

    Task<SettingAnswer> PositionMode(SettingRequest request, CancellationToken cancel);

    /// <summary>Open orders, or with <paramref name="history"/> those that have ended too.</summary>
    /// <param name="symbol">One symbol, or all.</param>
    /// <param name="history">Ended orders too.</param>
    /// <param name="since">UTC, milliseconds since 1970; none is the desk's own memory.</param>
    Listing<OrderRow> Orders(string? symbol, bool history, long? since);

    Listing<TradeRow> Trades(string? symbol, long? since);

    IReadOnlyList<PositionRow> Positions();

    IReadOnlyList<BalanceRow> Balances();

    IReadOnlyList<ExecutionRow> Executions();

    /// <summary>The execution of that link id, or nothing when the desk has never heard of it.</summary>
    ExecutionRow? Execution(string linkId);

    /// <summary>What became of an order or an execution, and why: from the journal.</summary>
    /// <param name="id">The exchange's order id, our client order id or a link id.</param>
    /// <param name="full">As much as can be read, not just enough to understand it.</param>
    Explanation Explain(string id, bool full);

    IReadOnlyList<AlarmRow> Alarms();

    StatusView Status();

    IReadOnlyList<SymbolRow> Symbols(string? symbol);

    Task<IReadOnlyList<PriceRow>> Price(string? symbol, CancellationToken cancel);

    /// <summary>The book of a symbol, best first, or nothing when there is no such symbol.</summary>
    Task<BookView?> Book(string symbol, int levels, CancellationToken cancel);

    Task<IReadOnlyList<DoctorCheck>> Doctor(CancellationToken cancel);

    /// <summary>Takes a refusal that a face made on its own into the record.</summary>
    PlainAnswer Refused(RefusalReport report);

    Task<PlainAnswer> Arm(ArmRequest request, CancellationToken cancel);

    /// <summary>Ends the desk; orders keep resting, and the answer lists those that do.</summary>
    Task<OrdersTouched> Stop(CancellationToken cancel);
}

/// <summary>What can be asked of an execution that runs.</summary>
public enum Steering
{
    /// <summary>Nothing new is opened and what rests of it is withdrawn; protection stays.</summary>
    Pause,

    /// <summary>It goes on.</summary>
    Resume,

    /// <summary>What rests is canceled and what is done is kept.</summary>
    End,

    /// <summary>The rest is done now, at market.</summary>
    Finish,
}
