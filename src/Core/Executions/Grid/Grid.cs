using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// Orders at every level of a ladder. What rests there follows from what the cells hold and from nothing else: after a
/// partial fill, a rejection, a cancel by hand or a restart the same levels come out. docs/algorithms/grid.md.
/// </summary>
public sealed record Grid : LeggedExecution
{
    /// <summary>What cells hold that the price was beyond at the start.</summary>
    private static readonly LegKey Inventory = new('m', 1);

    private static readonly LegKey LowerStop = new('s', 1);
    private static readonly LegKey UpperStop = new('s', 2);
    private static readonly LegKey ClosingSale = new('c', 1);
    private static readonly LegKey ClosingPurchase = new('c', 2);

    /// <summary>After so many failures in a row a level is said to be missing.</summary>
    private const int FailuresToTell = 5;

    private readonly GridLadder _ladder;

    internal Grid(GridSpec spec, ExecutionId id, Time at) : base(spec, id, at) => _ladder = GridLadder.Of(spec);

    public override ImmutableArray<Feed> Feeds =>
        Own.StopLower is null && Own.StopUpper is null && Own.Trailing is null ? [] : [new(FeedKind.Mark, Spec.Symbol)];

    public override Progress Progress
    {
        get
        {
            var (filled, working) = (Quantity.Zero, Quantity.Zero);
            foreach (var leg in Legs.All)
                (filled, working) = (filled + leg.Filled, working + leg.Working);
            // A grid has no end: it is for what it has done, and for one order at each of its levels.
            var levels = Outcome is null ? new Quantity(Math.Max(0, Capacity())) : Quantity.Zero;
            var left = levels > working ? levels - working : Quantity.Zero;
            return new(filled + working + left, filled, working, left);
        }
    }

    public override PositionAmount Holding
    {
        get
        {
            var closed = Legs[ClosingSale].Filled.Value - Legs[ClosingPurchase].Filled.Value
                + Legs[LowerStop].Filled.Value - Legs[UpperStop].Filled.Value;
            return new(InCells - closed);
        }
    }

    /// <summary>It protects the side for which it was given a stop.</summary>
    public override ProtectionPromise Promise
    {
        get
        {
            var held = Holding;
            var stop = held.IsLong ? Own.StopLower : held.IsShort ? Own.StopUpper : null;
            return stop is null || IsEnding || Outcome is not null ? default : new(held.Size, ProtectionClock.StandardBound);
        }
    }

    public override ImmutableArray<SpecField> Details
    {
        get
        {
            var (profit, turned) = GridProfit.Of(_ladder, Legs, Inventory);
            var (low, high) = (_ladder.Cells[First], _ladder.Cells[First + _ladder.Window - 1]);
            var (bottom, top) = low.Low < high.Low ? (low.Low, high.High) : (high.Low, low.High);
            return
            [
                new("gridProfit", $"{DecimalText.Plain(profit)} {Own.Instrument.QuoteAsset}"),
                new("fees", $"{DecimalText.Plain(Fees)} {Own.Instrument.QuoteAsset}"),
                new("turned", $"{DecimalText.Plain(turned)} {Own.Instrument.BaseAsset}"),
                new("range", $"{bottom} to {top}"),
                new("holds", $"{Holding} {Own.Instrument.BaseAsset}"),
            ];
        }
    }

    private GridSpec Own => (GridSpec)Spec;

    /// <summary>What its cells hold together, before what stops and closes at market have closed: signed.</summary>
    private decimal InCells
    {
        get
        {
            var held = 0m;
            foreach (var cell in _ladder.Cells)
                held += cell.IsLong ? Held(cell) : -Held(cell);
            return held;
        }
    }

    /// <summary>The same without what cells have closed of what was not their own.</summary>
    private decimal Opened
    {
        get
        {
            var opened = 0m;
            foreach (var cell in _ladder.Cells)
                opened += Math.Max(0, Held(cell)) * (cell.IsLong ? 1 : -1);
            return opened;
        }
    }

    /// <summary>The first cell at work; it moves when the grid follows the price.</summary>
    private int First { get; init; }

    /// <summary>The price reached a stop, or its order woke: everything is closed.</summary>
    private Price? Stopped { get; init; }

    /// <summary>When the closing began.</summary>
    private Time? ClosingSince { get; init; }

    private GridLosses Lost { get; init; } = GridLosses.None;

    /// <summary>In quote asset; fees in another asset are not counted.</summary>
    private decimal Fees { get; init; }

    private bool IsClosing => Stopped is not null || IsFinishing;

    protected override LeggedExecution Learn(Event e, LegNews? news)
    {
        var next = this;
        if (news is LegNews.Filled { Fill: var fill } && fill.FeeAsset == Own.Instrument.QuoteAsset)
            next = next with { Fees = next.Fees + fill.Fee };
        if (next.Stopped is null && IsStopNews(news))
            next = next with { Stopped = news!.Leg == LowerStop ? Own.StopLower : Own.StopUpper };
        if (e is Event.HoldingReduced reduced && reduced.Execution == Id)
            next = next with { Lost = Lost.Take(reduced.By.Value, reduced.AsOf ?? Lost.AsOf, Holders()) };
        if (news is LegNews.Filled late && late.Fill.At <= Lost.AsOf)
            next = next with { Lost = Lost.GiveBack(late.Fill.Quantity.Value, ClosedWith(late.Leg)) };
        if (e is Event.MarkPriceUpdated mark && mark.Symbol == Spec.Symbol)
            next = next.See(mark.Mark);
        return next.IsClosing && next.ClosingSince is null ? next with { ClosingSince = e.At } : next;
    }

    protected override ImmutableArray<Target> Targets(Time at)
    {
        if (IsClosing)
            return Closing(at);
        var targets = ImmutableArray.CreateBuilder<Target>((_ladder.Window * 2) + 3);
        AddStops(targets);
        // Protection stays while it is paused; all its levels go.
        if (IsPaused)
            return targets.ToImmutable();
        var missing = Missing();
        if (!missing.IsZero)
            targets.Add(new(Inventory, Own.Market(Own.Side, missing)));
        for (var i = 0; i < _ladder.Cells.Length; i++)
            AddCell(_ladder.Cells[i], i >= First && i < First + _ladder.Window, targets);
        return targets.ToImmutable();
    }

    protected override Time? NextDue(Time at) =>
        IsClosing && ClosingSince is { } since ? since + ProtectionClock.StandardBound : null;

    protected override Outcome? Concluded(Time at)
    {
        if (IsClosing && Holding.IsFlat)
        {
            return Stopped is { } price
                ? new Outcome.Stopped(Progress.Filled, Quantity.Zero, $"the stop at {price} was reached: everything it held is closed")
                : new Outcome.Completed(Progress.Filled);
        }

        return Capacity() == 0 && Holding.IsFlat
            ? new Outcome.Stopped(Progress.Filled, Quantity.Zero, "the position was closed outside the desk")
            : null;
    }

    protected override ImmutableArray<(string Alarm, string Text)> AlarmsNow(Time at)
    {
        var missing = Legs.All.Where(leg => leg.Failures >= FailuresToTell && !leg.IsResting).ToList();
        return missing.Count == 0 ? []
            : [($"grid-level-missing-{Id}",
                $"{missing.Count} orders of {Id} cannot be placed; the newest reason: {missing[^1].LastFailure!.Code} {missing[^1].LastFailure!.Text}")];
    }

    protected override void MixOwn(ref StateMixer mixer)
    {
        mixer.Add((long)First);
        mixer.Add(Stopped?.Value ?? 0);
        mixer.Add(ClosingSince);
        mixer.Add(Fees);
        Lost.MixInto(ref mixer);
    }

    // A stop that woke, or that the exchange does not take any more since the market is there already.
    private static bool IsStopNews(LegNews? news) => news is LegNews.Triggered or LegNews.Filled
        or LegNews.Failed { Failure.Code: "venue-2021" } && news.Leg.Role == 's';

    /// <summary>What a cell holds, in its own direction. Below zero: its closing leg filled too much.</summary>
    private decimal Held(GridCell cell) => Legs[cell.Opens].Filled.Value + _ladder.Given(cell, Legs[Inventory].Filled)
        - Legs[cell.Closes].Filled.Value - Lost.Of(cell);

    private IEnumerable<(GridCell Cell, decimal Held)> Holders()
    {
        var isLong = Holding.IsLong;
        return _ladder.Cells.Where(cell => cell.IsLong == isLong).Select(cell => (cell, Held(cell)));
    }

    /// <summary>
    /// The cell that closes by a leg, and those that close on its side; a stop and a close at market close all of a side. None when it
    /// closes nothing.
    /// </summary>
    private IEnumerable<GridCell> ClosedWith(LegKey leg) =>
        leg == LowerStop || leg == ClosingSale ? _ladder.Cells.Where(cell => cell.IsLong)
        : leg == UpperStop || leg == ClosingPurchase ? _ladder.Cells.Where(cell => !cell.IsLong)
        : _ladder.Cells.Where(cell => cell.Closes == leg)
            .SelectMany(own => _ladder.Cells.Where(other => other.IsLong == own.IsLong && other != own).Prepend(own));

    /// <summary>What the start still has to bring in for the cells that start full.</summary>
    private Quantity Missing() => _ladder.StartingFull > Legs[Inventory].Filled
        ? _ladder.StartingFull - Legs[Inventory].Filled : Quantity.Zero;

    private decimal Capacity() => (Own.Quantity.Value * _ladder.Window) - Lost.Total;

    private void AddCell(GridCell cell, bool isAtWork, ImmutableArray<Target>.Builder targets)
    {
        var held = Held(cell);
        var open = isAtWork ? Own.Quantity.Value - held - Lost.Of(cell) : -Math.Min(held, 0);
        // A cell that starts full opens by the market order; what it sold since, it buys back at its level.
        if (cell.StartsFull)
            open -= Own.Quantity.Value - _ladder.Given(cell, Legs[Inventory].Filled);
        if (open > 0 && GridOrders.Opening(Own, Legs[cell.Opens], cell, new(open)) is { } opening)
            targets.Add(new(cell.Opens, opening));
        if (held > 0)
            targets.Add(new(cell.Closes, GridOrders.Closing(Own, Legs[cell.Closes], cell, new(held))));
    }

    private void AddStops(ImmutableArray<Target>.Builder targets)
    {
        var held = Holding;
        if (held.IsLong && Own.StopLower is { } low)
            targets.Add(new(LowerStop, Own.StopOrder(held, low), Replacing.PlaceThenCancel));
        if (held.IsShort && Own.StopUpper is { } high)
            targets.Add(new(UpperStop, Own.StopOrder(held, high), Replacing.PlaceThenCancel));
    }

    /// <summary>
    /// First the levels go, then what is held is closed at market. A stop that should wake is given its time and is then
    /// withdrawn before anything else closes, since two would close twice; one that only protects stays till the end. One that
    /// has woken and done nothing in its time is not waited for: the exchange may have lost what it should have placed.
    /// </summary>
    private ImmutableArray<Target> Closing(Time at)
    {
        var held = Holding;
        var isTrusted = at < ClosingSince + ProtectionClock.StandardBound;
        var targets = ImmutableArray.CreateBuilder<Target>();
        var isClosed = false;
        foreach (var key in new[] { LowerStop, UpperStop })
        {
            if (Legs[key].Order is not { } order)
                continue;
            isClosed |= Stopped is not null && (isTrusted || !order.IsTriggered);
            if (Stopped is null ? order.IsTriggered || !held.IsFlat : isTrusted)
                targets.Add(new(key, order.Spec with { Quantity = order.Working }, Replacing.PlaceThenCancel));
        }

        if (isClosed || held.IsFlat || AnyLevelLive())
            return targets.ToImmutable();
        // Beyond flat it has closed what is not its own: that is brought back, which opens.
        var isExcess = Math.Sign(held.Value) != Math.Sign(Opened);
        var side = held.IsLong ? Side.Sell : Side.Buy;
        targets.Add(new(held.IsLong ? ClosingSale : ClosingPurchase, Own.Market(side, Rules.LargestPiece(held.Size), reduceOnly: !isExcess)));
        return targets.ToImmutable();
    }

    private bool AnyLevelLive()
    {
        foreach (var leg in Legs.All)
        {
            if (leg.IsLive && leg.Key is { Role: 'a' or 'b' or 'm' })
                return true;
        }

        return false;
    }

    private Grid See(Price mark)
    {
        if (Stopped is null && Own.StopLower is { } low && mark <= low)
            return this with { Stopped = low };
        if (Stopped is null && Own.StopUpper is { } high && mark >= high)
            return this with { Stopped = high };
        // It follows when the price is a whole step beyond its leading level, and leaves behind only what holds nothing.
        var next = this;
        while (next.First + _ladder.Window < _ladder.Cells.Length
            && _ladder.Cells[next.First + _ladder.Window] is var ahead
            && (Own.Direction == GridDirection.Long ? mark >= ahead.High : mark <= ahead.Low)
            && Held(_ladder.Cells[next.First]) == 0 && Missing().IsZero)
            next = next with { First = next.First + 1 };
        return next;
    }
}
