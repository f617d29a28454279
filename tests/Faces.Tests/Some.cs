using Bowline.Contract;

namespace Bowline.Faces.Tests;

/// <summary>Plausible answers; the numbers are those of a BTCUSDT position opened at 60,512.30.</summary>
internal static class Some
{
    public const long Noon = 1_795_176_000_000;

    public static PlacedOrder Filled(PlaceRequest request) => new()
    {
        Request = request, LinkId = request.LinkId, OrderId = "8389765519000000001", ClientOrderId = request.LinkId + "-o1",
        Symbol = request.Symbol, Side = request.Side, PositionSide = "BOTH", Type = request.Verb.ToUpperInvariant(),
        Status = "FILLED", OrigQty = request.Quantity, Price = request.Price, ExecutedQty = request.Quantity,
        AvgPrice = "60512.3", Fee = "0.24204920", FeeAsset = "USDT", RealizedPnl = "0", Position = Position(),
    };

    public static PlacedOrder Rests(PlaceRequest request) => Filled(request) with
    {
        Status = "NEW", ExecutedQty = "0", AvgPrice = null, Fee = null, FeeAsset = null, RealizedPnl = null,
    };

    public static PlacedOrder Refused(PlaceRequest request, ExitCode exit, string message) => new()
    {
        IsSuccess = false, ExitCode = exit, ErrorMessage = message, Code = "min-notional", Rule = "MIN_NOTIONAL", Request = request,
        Problems = ["a second thing is wrong too"],
    };

    public static PositionRow Position() => new()
    {
        Symbol = "BTCUSDT", PositionSide = "BOTH", PositionAmt = "0.01", EntryPrice = "60512.3", MarkPrice = "60511.06",
        UnRealizedProfit = "-0.0124", Notional = "605.1106", Leverage = 10, MarginType = "cross",
        OfExecutions = "0.004", OwnHands = "0.006",
    };

    public static OrderRow Resting() => new()
    {
        OrderId = "8389765519000000002", ClientOrderId = "ORD-4f9k2m1x-o1", LinkId = "ORD-4f9k2m1x", Symbol = "ETHUSDT",
        Side = "SELL", PositionSide = "BOTH", Type = "LIMIT", OrigQty = "1", ExecutedQty = "0", Price = "3200",
        TimeInForce = "GTC", Status = "NEW", Time = Noon,
    };

    public static TradeRow Trade() => new()
    {
        Id = "77", OrderId = "8389765519000000001", ClientOrderId = "ORD-1-o1", Symbol = "BTCUSDT", Side = "BUY", Price = "60512.3",
        Qty = "0.01", QuoteQty = "605.123", Commission = "0.2420492", CommissionAsset = "USDT", RealizedPnl = "0", Time = Noon,
    };

    public static SymbolRow Symbol() => new()
    {
        Symbol = "BTCUSDT", Status = "TRADING", ContractType = "PERPETUAL", TickSize = "0.10", StepSize = "0.001", MinQty = "0.001",
        MaxQty = "1000", MarketMaxQty = "120", MinNotional = "50",
    };

    public static PriceRow Price() => new()
    {
        Symbol = "BTCUSDT", BidPrice = "60512.2", BidQty = "3.12", AskPrice = "60512.3", AskQty = "0.5", LastPrice = "60512.3",
        MarkPrice = "60511.06", Time = Noon,
    };

    public static BookView Book() => new()
    {
        Symbol = "BTCUSDT", Bids = [["60512.2", "3.12"], ["60512.1", "10"]], Asks = [["60512.3", "0.5"], ["60512.4", "12.25"]], Time = Noon,
    };

    public static StatusView Status() => new()
    {
        Mode = "paper", Profile = "paper", Market = "synthetic:1", Pid = 4321, Version = "0.1.0-test", Health = "ready", Compared = true,
        Http = "http://127.0.0.1:8420", StartedAt = Noon, JournalSequence = 12, JournalHead = "ab12", ClockOffsetMs = 0,
    };

    public static ExecutionAnswer Started(ExecuteRequest request) =>
        new() { Request = request, LinkId = request.LinkId, Execution = Pair(request.LinkId) };

    /// <summary>An OCO that rests.</summary>
    public static ExecutionRow Pair(string linkId) => new()
    {
        LinkId = linkId, Kind = "oco", Symbol = "BTCUSDT", Side = "SELL", PositionSide = "BOTH", Status = "running", InPlace = true,
        Quantity = "0.001", Filled = "0", Working = "0.001", Left = "0", ArrivalPrice = "60512.25", StartedAt = Noon,
        Parameters = new Dictionary<string, string>
        {
            ["side"] = "SELL", ["quantity"] = "0.001", ["take-profit"] = "62000", ["stop-price"] = "59000", ["stop-limit-price"] = "58800",
        },
        Orders =
        [
            Exit(linkId, "t01", "8389765519000000011", "TAKE_PROFIT", "62000", "62000", "take-profit"),
            Exit(linkId, "s01", "8389765519000000012", "STOP", "58800", "59000", "stop"),
        ],
    };

    /// <summary>A TWAP that has done its three slices.</summary>
    public static ExecutionRow Sliced() => Pair("TWAP-4f9k2m1x") with
    {
        Kind = "twap", Side = "BUY", Status = "finished", Quantity = "0.009", Filled = "0.009", Working = "0", Outcome = "completed, 0.009 filled",
        AvgPrice = "60513.1", SlippageBps = "0.14",
        Parameters = new Dictionary<string, string> { ["slices"] = "3", ["interval"] = "2000ms" },
        Orders = [Slice(1), Slice(2), Slice(3)],
    };

    /// <summary>A bracket whose entry has filled, or rests.</summary>
    public static ExecutionRow Guarded(bool filled)
    {
        var entry = Exit("BRK-4f9k2m1x", "e01", "8389765519000000010", filled ? "MARKET" : "LIMIT", "60000", "", "entry") with
        {
            Side = "BUY", StopPrice = null, Price = filled ? null : "60000",
        };
        var pair = Pair("BRK-4f9k2m1x");
        return pair with { Kind = "bracket", Side = "BUY", Orders = filled ? [entry, .. pair.Orders] : [entry] };
    }

    private static OrderRow Slice(int number) => Exit("TWAP-4f9k2m1x", $"s{number:00}", $"838976551900000002{number}", "MARKET", "", "", $"slice {number}") with
    {
        Side = "BUY", OrigQty = "0.003", ExecutedQty = "0.003", Price = null, StopPrice = null, Status = "FILLED",
    };

    private static OrderRow Exit(string linkId, string leg, string id, string type, string price, string stop, string name) => new()
    {
        OrderId = id, ClientOrderId = $"{linkId}-{leg}", LinkId = linkId, Symbol = "BTCUSDT", Side = "SELL", PositionSide = "BOTH",
        Type = type, OrigQty = "0.001", ExecutedQty = "0", Price = price, StopPrice = stop, TimeInForce = "GTC", Status = "NEW",
        WorkingType = "CONTRACT_PRICE", ReduceOnly = true, Leg = name, Time = Noon,
    };

    public static ExecutionRow Execution(string linkId, string status) => new()
    {
        LinkId = linkId, Kind = "market", Symbol = "BTCUSDT", Side = "BUY", Status = "completed", Quantity = "0.01", Filled = "0.01",
        Orders =
        [
            new OrderRow
            {
                OrderId = "8389765519000000001", ClientOrderId = linkId + "-o1", LinkId = linkId, Symbol = "BTCUSDT", Side = "BUY",
                PositionSide = "BOTH", Type = "MARKET", OrigQty = "0.01", ExecutedQty = "0.01", AvgPrice = "60512.3", Status = status,
            },
        ],
    };

    public static Explanation Explanation() => new()
    {
        LinkId = "OCO-2473ad81",
        Kind = "oco",
        Symbol = "BTCUSDT",
        Side = "SELL",
        Quantity = "0.01",
        Filled = "0.01",
        Status = "finished",
        Outcome = "completed, 0.01 filled",
        StartedAt = Noon,
        EndedAt = Noon + 65_120,
        Asked = "oco BTCUSDT SELL 100% take-profit=+3% stop-price=-2%",
        Parameters = [new("side", "SELL"), new("quantity", "0.01"), new("take-profit", "62000"), new("stop-price", "59000")],
        Steps =
        [
            new()
            {
                Sequence = 12, Time = Noon, Cause = "it was started",
                Effects = ["place s01: STOP_MARKET SELL 0.01 trigger 59000 reduce-only"],
            },
        ],
        Orders =
        [
            new()
            {
                ClientOrderId = "OCO-2473ad81-s01", OrderId = "2147483648", Leg = "s01", Attempt = 1, Status = "CANCELED", Filled = "0",
                Text = "STOP_MARKET SELL 0.01 trigger 59000 reduce-only", CausedBy = 12,
                Lines = [new() { Sequence = 13, Time = Noon + 1, Text = "request 3 written down: POST /fapi/v1/algoOrder" }],
            },
        ],
        Cost = new()
        {
            AvgPrice = "62000", ArrivalPrice = "60500", SlippageBps = "-247.93", FeesBps = "5.12", ShortfallBps = "-242.81",
            Fees = [new("USDT", "0.31")], RealizedPnl = "15", DurationMs = 65_120,
        },
        Details = [new("cancelWindow", "35 ms")],
        LeftOut = 3,
    };
}
