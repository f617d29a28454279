using System.Globalization;
using System.Text.Json;

namespace Bowline.Paper;

/// <summary>Writes position rows in the four shapes of contract 7.2.</summary>
internal static class PositionJson
{
    public static void AccountV3(Utf8JsonWriter writer, PositionRow row)
    {
        var (holding, leg, margin) = (row.Holding, row.Leg, row.Margin);
        writer.WriteStartObject();
        writer.WriteString("symbol", holding.Spec.Symbol);
        writer.WriteString("positionSide", leg.Side.Wire());
        writer.WriteString("positionAmt", holding.Spec.QuantityText(leg.Lots));
        writer.WriteString("unrealizedProfit", Money.Text(margin.Unrealized));
        writer.WriteString("isolatedMargin", Money.Text(IsolatedMargin(row)));
        writer.WriteString("notional", Money.Trimmed(margin.Notional));
        writer.WriteString("isolatedWallet", Money.Trimmed(leg.IsolatedWallet));
        writer.WriteString("initialMargin", Money.Trimmed(margin.Initial));
        writer.WriteString("maintMargin", Money.Trimmed(margin.Maintenance));
        writer.WriteNumber("updateTime", leg.UpdatedAt);
        writer.WriteEndObject();
    }

    public static void AccountV2(Utf8JsonWriter writer, PositionRow row)
    {
        var (holding, leg, margin) = (row.Holding, row.Leg, row.Margin);
        writer.WriteStartObject();
        writer.WriteString("symbol", holding.Spec.Symbol);
        writer.WriteString("initialMargin", Money.Trimmed(margin.Initial));
        writer.WriteString("maintMargin", Money.Trimmed(margin.Maintenance));
        writer.WriteString("unrealizedProfit", Money.Text(margin.Unrealized));
        writer.WriteString("positionInitialMargin", Money.Trimmed(margin.PositionInitial));
        writer.WriteString("openOrderInitialMargin", Money.Trimmed(margin.OpenOrderInitial));
        writer.WriteString("leverage", Text(holding.Leverage));
        writer.WriteBoolean("isolated", holding.Isolated);
        writer.WriteString("entryPrice", Money.Trimmed(leg.EntryPrice(holding.Spec)));
        writer.WriteString("breakEvenPrice", Money.Trimmed(leg.BreakEven(holding.Spec)));
        writer.WriteString("maxNotional", MaxNotional(holding));
        writer.WriteString("bidNotional", Money.Trimmed(margin.Bids));
        writer.WriteString("askNotional", Money.Trimmed(margin.Asks));
        writer.WriteString("positionSide", leg.Side.Wire());
        writer.WriteString("positionAmt", holding.Spec.QuantityText(leg.Lots));
        writer.WriteString("notional", Money.Trimmed(margin.Notional));
        writer.WriteString("isolatedWallet", Money.Trimmed(leg.IsolatedWallet));
        writer.WriteNumber("updateTime", leg.UpdatedAt);
        writer.WriteEndObject();
    }

    public static void RiskV3(Utf8JsonWriter writer, PositionRow row)
    {
        var (leg, margin) = (row.Leg, row.Margin);
        writer.WriteStartObject();
        RiskHead(writer, row);
        writer.WriteString("isolatedMargin", Money.Trimmed(IsolatedMargin(row)));
        writer.WriteString("notional", Money.Trimmed(margin.Notional));
        writer.WriteString("marginAsset", "USDT");
        writer.WriteString("isolatedWallet", Money.Trimmed(leg.IsolatedWallet));
        writer.WriteString("initialMargin", Money.Trimmed(margin.Initial));
        writer.WriteString("maintMargin", Money.Trimmed(margin.Maintenance));
        writer.WriteString("positionInitialMargin", Money.Trimmed(margin.PositionInitial));
        writer.WriteString("openOrderInitialMargin", Money.Trimmed(margin.OpenOrderInitial));
        writer.WriteNumber("adl", row.Adl);
        writer.WriteString("bidNotional", Money.Trimmed(margin.Bids));
        writer.WriteString("askNotional", Money.Trimmed(margin.Asks));
        writer.WriteNumber("updateTime", leg.UpdatedAt);
        writer.WriteEndObject();
    }

    public static void RiskV2(Utf8JsonWriter writer, PositionRow row)
    {
        var (holding, leg) = (row.Holding, row.Leg);
        writer.WriteStartObject();
        RiskHead(writer, row);
        writer.WriteString("marginType", holding.Isolated ? "isolated" : "cross");
        writer.WriteString("isAutoAddMargin", "false");
        writer.WriteString("isolatedMargin", Money.Text(IsolatedMargin(row)));
        writer.WriteString("leverage", Text(holding.Leverage));
        writer.WriteString("maxNotionalValue", MaxNotional(holding));
        writer.WriteString("notional", Money.Trimmed(row.Margin.Notional));
        writer.WriteString("isolatedWallet", Money.Trimmed(leg.IsolatedWallet));
        writer.WriteNumber("updateTime", leg.UpdatedAt);
        writer.WriteEndObject();
    }

    public static string MaxNotional(Holding holding) =>
        Tiers.MaxNotional(holding.Spec, holding.Leverage).ToString("0.########", CultureInfo.InvariantCulture);

    private static void RiskHead(Utf8JsonWriter writer, PositionRow row)
    {
        var (spec, leg, margin) = (row.Holding.Spec, row.Leg, row.Margin);
        writer.WriteString("symbol", spec.Symbol);
        writer.WriteString("positionSide", leg.Side.Wire());
        writer.WriteString("positionAmt", spec.QuantityText(leg.Lots));
        writer.WriteString("entryPrice", Money.Trimmed(leg.EntryPrice(spec)));
        writer.WriteString("breakEvenPrice", Money.Trimmed(leg.BreakEven(spec)));
        writer.WriteString("markPrice", Money.Text(margin.Mark));
        writer.WriteString("unRealizedProfit", Money.Text(margin.Unrealized));
        writer.WriteString("liquidationPrice", Money.Trimmed(row.LiquidationPrice));
    }

    private static decimal IsolatedMargin(PositionRow row) =>
        row.Holding.Isolated && row.Leg.Lots != 0 ? row.Leg.IsolatedWallet + row.Margin.Unrealized : 0;

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
