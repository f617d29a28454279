using Bowline.Contract;
using Bowline.Core;

namespace Bowline.App;

/// <summary>Draws the ledger as the rows that every face shows: words as Binance has them, numbers as plain text.</summary>
public static class Rows
{
    public static OrderRow Order(Order order) => new()
    {
        OrderId = order.VenueId?.ToString(),
        ClientOrderId = order.Id.Text,
        LinkId = order.Execution?.Text,
        Symbol = order.Spec.Symbol.Name,
        Side = Words.Side(order.Spec.Side),
        PositionSide = Words.PositionSide(order.Spec.PositionSide),
        Type = Words.Type(order.Spec),
        OrigQty = order.Spec.Quantity.ToString(),
        ExecutedQty = order.Filled.ToString(),
        Price = order.Spec.LimitPrice?.ToString(),
        StopPrice = Conditional(order)?.TriggerPrice?.ToString(),
        WorkingType = Conditional(order) is { } waiting ? Words.WorkingType(waiting.WorkingType) : null,
        ActivatePrice = (order.Spec as OrderSpec.TrailingStop)?.Activation?.ToString(),
        CallbackRate = order.Spec is OrderSpec.TrailingStop trail ? DecimalText.Plain(trail.CallbackPercent) : null,
        ClosePosition = order.Spec.ClosesPosition,
        AvgPrice = Words.Average(order.Fills.AveragePrice),
        TimeInForce = Words.TimeInForce(order.Spec),
        Status = Words.Status(order.Status),
        Inflight = order.Inflight.Kind == InflightKind.None
            ? null
            : order.Inflight.Kind.ToString().ToLowerInvariant() + (order.Inflight.Unknown ? "?" : ""),
        ReduceOnly = order.Spec.ReduceOnly,
        Reason = order.Reason.Length == 0 ? null : order.Reason,
        Time = order.CreatedAt.Milliseconds,
        UpdateTime = order.UpdatedAt.Milliseconds,
    };

    private static OrderSpec.Conditional? Conditional(Order order) => order.Spec as OrderSpec.Conditional;

    public static TradeRow Trade(Trade trade) => new()
    {
        Id = trade.Fill.Trade.ToString(),
        OrderId = trade.VenueId.ToString(),
        ClientOrderId = trade.Order.Text,
        LinkId = trade.Execution?.Text,
        Symbol = trade.Symbol.Name,
        Side = Words.Side(trade.Side),
        Price = trade.Fill.Price.ToString(),
        Qty = trade.Fill.Quantity.ToString(),
        QuoteQty = (trade.Fill.Price * trade.Fill.Quantity).ToString(),
        Commission = DecimalText.Plain(trade.Fill.Fee),
        CommissionAsset = trade.Fill.FeeAsset,
        RealizedPnl = trade.Fill.RealizedProfit.ToString(),
        Maker = trade.Fill.IsMaker,
        Time = trade.Fill.At.Milliseconds,
    };

    public static PositionRow Position(Position position, Ledger ledger)
    {
        var mark = ledger.Market.Mark(position.Symbol);
        var settings = ledger.Settings.Find(position.Symbol);
        var shares = ledger.SharesOf(position.Symbol, position.Side);
        return new()
        {
            Symbol = position.Symbol.Name,
            PositionSide = Words.PositionSide(position.Side),
            PositionAmt = position.Amount.ToString(),
            EntryPrice = DecimalText.Plain(Words.Shown(position.EntryPrice)),
            MarkPrice = mark?.ToString(),
            UnRealizedProfit = mark is { } at ? DecimalText.Plain(Words.Shown(position.UnrealizedProfit(at).Value)) : null,
            Notional = mark is { } price ? DecimalText.Plain(Words.Shown(price.Value * position.Amount.Value)) : null,
            Leverage = settings?.Leverage,
            MarginType = settings?.MarginType switch
            {
                Core.MarginType.Cross => "cross",
                Core.MarginType.Isolated => "isolated",
                _ => null,
            },
            OfExecutions = shares.Held.Total.ToString(),
            OwnHands = shares.OwnHands.ToString(),
        };
    }

    public static BalanceRow Balance(Balance balance, Ledger ledger) => new()
    {
        Asset = balance.Asset,
        Balance = balance.Wallet.ToString(),
        AvailableBalance = balance.Available.ToString(),
        CrossUnPnl = DecimalText.Plain(Words.Shown(Unrealized(balance.Asset, ledger))),
    };

    /// <summary>Unrealized profit, at the mark prices known, of the positions margined in an asset.</summary>
    private static decimal Unrealized(string asset, Ledger ledger) => ledger.Positions.All
        .Where(position => ledger.Market.Instrument(position.Symbol)?.MarginAsset == asset)
        .Sum(position => ledger.Market.Mark(position.Symbol) is { } mark ? position.UnrealizedProfit(mark).Value : 0m);

    public static AlarmRow Alarm(Alarm alarm, Ledger ledger, Time now)
    {
        var countdown = ledger.Countdowns.All.FirstOrDefault(countdown => countdown.Alarm == alarm.Name);
        return new()
        {
            Alarm = alarm.Name,
            Text = alarm.Text,
            Since = (countdown?.Since ?? alarm.At).Milliseconds,
            FlattenAt = countdown?.FlattenAt.Milliseconds,
            TimeLeftMs = countdown is null ? null : Math.Max(0, countdown.FlattenAt.Milliseconds - now.Milliseconds),
            Advice = AlarmAdvice.Of(alarm.Name),
        };
    }

    public static SymbolRow Symbol(Instrument instrument) => new()
    {
        Symbol = instrument.Symbol.Name,
        Status = instrument.Status,
        ContractType = instrument.ContractType,
        TickSize = DecimalText.Plain(instrument.TickSize),
        StepSize = DecimalText.Plain(instrument.Lot.Step),
        MinQty = DecimalText.Plain(instrument.Lot.Min),
        MaxQty = DecimalText.Plain(instrument.Lot.Max),
        MarketMaxQty = DecimalText.Plain(instrument.MarketLot.Max),
        MinNotional = DecimalText.Plain(instrument.MinNotional),
    };
}
