using System.Collections.Immutable;
using Bowline.Binance;
using Bowline.Core;
using static Bowline.Gateway.Tests.DeskWorld;

namespace Bowline.Gateway.Tests;

/// <summary>An account as the venue has it, and a view of it that is behind, ahead or wrong in every way a gap can leave.</summary>
internal sealed class RandomAccount
{
    private static readonly Time At = new(1_790_000_000_000);
    private static readonly string[] Ends = ["FILLED", "CANCELED", "EXPIRED"];
    private readonly Dictionary<string, OrderRecord> _plain = [];
    private readonly Dictionary<string, AlgoOrder> _conditional = [];
    private readonly Dictionary<long, UserTrade[]> _trades = [];
    private Prng _chance;

    public RandomAccount(ulong seed)
    {
        (Seed, _chance) = (seed, new Prng(seed));
        var orders = Draw(7);
        for (var i = 0; i < orders; i++)
        {
            if (Draw(3) == 0)
                Conditional(i);
            else
                Plain(i);
        }

        Venue = Snapshot();
        Positions();
    }

    public ulong Seed { get; }

    public Ledger Ours { get; private set; } = Ledger.Empty;

    public VenueSnapshot Venue { get; }

    public bool Knows(Order order) => _plain.ContainsKey(order.Id.Text) || _conditional.ContainsKey(order.Id.Text);

    /// <summary>Each order asked about, and the venue's answer folded.</summary>
    public Ledger LookedUp(Ledger ledger, ImmutableArray<ClientOrderId> ids)
    {
        foreach (var id in ids)
        {
            var ours = ledger.FindOrder(id)!;
            var now = ours.UpdatedAt;
            var answer = _plain.TryGetValue(id.Text, out var plain) ? OrderTruth.Of(ours, VenueOrder.From(plain), [.. _trades[plain.OrderId]], now)
                : _conditional.TryGetValue(id.Text, out var algo) ? ConditionalTruth.Of(ledger, ours, VenueConditional.From(algo), asked: true, now)
                : ours.IsFinal ? []
                : [ours.Status is OrderStatus.Pending or OrderStatus.Submitted
                    ? new Event.OrderNeverPlaced(now, id) : new Event.OrderExpired(now, id, "forgotten")];
            foreach (var e in answer)
                ledger = ledger.Apply(e).Next;
        }

        return ledger;
    }

    public void AssertEqualTo(Ledger ours)
    {
        foreach (var row in _plain.Values)
            AssertEqual(row, ours);
        foreach (var row in _conditional.Values.Where(r => r.AlgoStatus == "NEW"))
            Assert.True(ours.FindConditional(new(row.AlgoId)) is { IsFinal: false }, $"seed {Seed}: conditional {row.ClientAlgoId}");
        foreach (var row in Venue.Positions)
            Assert.Equal(row.PositionAmt, ours.PositionOf(new(row.Symbol), PositionSide.Both).Amount.Value);
        Assert.Equal(Venue.Positions.Count(p => p.PositionAmt != 0), ours.Positions.All.Count(p => !p.Amount.IsFlat));
        foreach (var row in Venue.Balances)
            Assert.Equal(row.Balance, ours.Balances.Find(row.Asset)!.Wallet.Value);
        Assert.Equal(Venue.Mode, ours.PositionMode);
    }

    private void AssertEqual(OrderRecord row, Ledger ours)
    {
        var known = ours.FindOrder(new VenueOrderId(row.OrderId));
        if (known is null)
        {
            Assert.True(row.Status is not ("NEW" or "PARTIALLY_FILLED"), $"seed {Seed}: {row.ClientOrderId} is open and not known");
            return;
        }

        Assert.Equal(row.ExecutedQty, known.Filled.Value);
        Assert.True(known.IsFinal == (row.Status is not ("NEW" or "PARTIALLY_FILLED")), $"seed {Seed}: {row.ClientOrderId} is {known.Status}");
        Assert.Equal(Inflight.None, known.Inflight);
    }

    private long Draw(long bound)
    {
        (var drawn, _chance) = _chance.Below(bound);
        return drawn;
    }

    private void Apply(Event e) => Ours = Ours.Apply(e).Next;

    // An order of the venue with a past, and ours somewhere in it, or nowhere.
    private void Plain(int number)
    {
        var id = $"p{number}";
        var wasThere = Draw(6) > 0;
        var trades = Draw(4);
        var status = Draw(2) == 0 ? (trades == 0 ? "NEW" : "PARTIALLY_FILLED") : Ends[Draw(3)];
        var quantity = status == "FILLED" ? Math.Max(1, trades) : trades + 1 + Draw(2);
        trades = status == "FILLED" ? quantity : trades;
        var row = Row(id, number, quantity, trades, status);
        if (wasThere)
            _plain.Add(id, row);
        _trades[row.OrderId] = [.. Enumerable.Range(0, (int)trades).Select(i => Trade(row.OrderId, i))];
        if (Draw(4) == 0)
            return;
        Apply(new Event.ExecutionStarted(At, new("ORD-" + id),
            new LimitOrderSpec(Limit(Side.Buy, wasThere ? quantity + Draw(2) : quantity, 50_000m + Draw(2))) { ClientId = new(id) }, Seed));
        Known(new(id), row, wasThere);
    }

    private void Known(ClientOrderId id, OrderRecord row, bool wasThere)
    {
        Apply(new Event.OrderSubmitted(At, id));
        var steps = Draw(5);
        if (steps == 1)
            Apply(new Event.OrderUnresolved(At, id, InflightKind.Placing, "lost"));
        // A view in which it was given up: it may be there all the same.
        if (steps == 2 && Draw(3) == 0)
            Apply(new Event.OrderNeverPlaced(At, id));
        if (steps < 3 || !wasThere)
            return;
        Apply(new Event.OrderAccepted(At, id, new(row.OrderId)));
        var seen = Draw((long)row.ExecutedQty + 1);
        foreach (var trade in _trades[row.OrderId].Take((int)seen))
            Apply(new Event.OrderFilled(At, id, new(row.OrderId), OrderTruth.FillOf(trade)));
        if (steps == 4 && Draw(2) == 0)
            Apply(new Event.OrderUnresolved(At, id, InflightKind.Canceling, "lost"));
    }

    private void Conditional(int number)
    {
        var id = $"c{number}";
        var status = Draw(3) switch { 0 => "CANCELED", 1 => "EXPIRED", _ => "NEW" };
        AlgoOrder row = new()
        {
            AlgoId = 9_000 + number, ClientAlgoId = id, AlgoType = "CONDITIONAL", OrderType = "STOP_MARKET", Symbol = "BTCUSDT", Side = "SELL",
            PositionSide = "BOTH", TimeInForce = "GTC", Quantity = 0.01m, AlgoStatus = status, TriggerPrice = 50_000m, ReduceOnly = true,
            WorkingType = "CONTRACT_PRICE",
        };
        var wasThere = Draw(6) > 0;
        if (wasThere)
            _conditional.Add(id, row);
        if (Draw(4) == 0)
            return;
        Apply(new Event.ExecutionStarted(At, new("ORD-" + id), new ConditionalOrderSpec(Stop(Side.Sell, 0.01m, 50_000m)) { ClientId = new(id) }, Seed));
        Apply(new Event.OrderSubmitted(At, new(id)));
        if (Draw(2) == 0 && wasThere)
            Apply(new Event.OrderAccepted(At, new(id), new(row.AlgoId)));
        else if (Draw(2) == 0)
            Apply(new Event.OrderUnresolved(At, new(id), InflightKind.Placing, "lost"));
        else if (Draw(3) == 0)
            Apply(new Event.OrderNeverPlaced(At, new(id)));
    }

    private void Positions()
    {
        foreach (var symbol in new[] { "BTCUSDT", "ETHUSDT", "BNBUSDT" })
        {
            if (Draw(2) == 0)
                Apply(new Event.PositionChanged(At, new(symbol), PositionSide.Both, new(Draw(5) - 2), 100 + Draw(3), At));
        }

        if (Draw(2) == 0)
            Apply(new Event.BalanceChanged(At, "USDT", new(Draw(3)), new(0)));
    }

    private VenueSnapshot Snapshot() => new(
        new(At.Milliseconds + 30_000),
        [.. _plain.Values.Where(o => o.Status is "NEW" or "PARTIALLY_FILLED")],
        [.. _conditional.Values.Where(o => o.AlgoStatus == "NEW")],
        [.. new[] { "BTCUSDT", "ETHUSDT" }.Select(PositionRow).Where(p => p.PositionAmt != 0 || Draw(2) == 0)],
        [new BalanceRow { AccountAlias = "a", Asset = "USDT", Balance = 100 + Draw(3), CrossWalletBalance = 0, CrossUnPnl = 0, AvailableBalance = 50, MaxWithdrawAmount = 0, MarginAvailable = true, UpdateTime = 0 }],
        Draw(2) == 0 ? Core.PositionMode.OneWay : Core.PositionMode.Hedge,
        [new SymbolConfig { Symbol = "BTCUSDT", MarginType = Draw(2) == 0 ? "CROSSED" : "ISOLATED", IsAutoAddMargin = false, Leverage = 1 + (int)Draw(20), MaxNotionalValue = 0 }]);

    private PositionRiskV3 PositionRow(string symbol) => new()
    {
        Symbol = symbol, PositionSide = "BOTH", PositionAmt = Draw(3) - 1, EntryPrice = 100 + Draw(3), MarkPrice = 100, UnRealizedProfit = 0,
        UpdateTime = Draw(2) * (At.Milliseconds + 20_000),
    };

    private static OrderRecord Row(string id, int number, decimal quantity, decimal filled, string status) => new()
    {
        ClientOrderId = id, OrderId = 1_000 + number, ExecutedQty = filled, OrigQty = quantity, Price = 50_000, Side = "BUY", Status = status,
        Symbol = "BTCUSDT", Type = "LIMIT", OrigType = "LIMIT", TimeInForce = "GTC", PositionSide = "BOTH", UpdateTime = At.Milliseconds,
    };

    private static UserTrade Trade(long order, int number) => new()
    {
        Id = (order * 100) + number, OrderId = order, Symbol = "BTCUSDT", Side = "BUY", Price = 50_000, Qty = 1, Commission = 0, CommissionAsset = "USDT",
        Maker = false, RealizedPnl = 0, Time = At.Milliseconds,
    };
}
