using System.Diagnostics;
using Bowline.Core;

namespace Bowline.Journal;

/// <summary>What conditional orders add to an order spec.</summary>
internal static class ConditionalCodec
{
    public static void Write(FieldWriter f, OrderSpec.Conditional spec)
    {
        f.Text("workingType"u8, Words.Of(spec.WorkingType)).Flag("priceProtect"u8, spec.PriceProtect);
        switch (spec)
        {
            case OrderSpec.StopMarket stop:
                f.Price("trigger"u8, stop.Trigger).Flag("closePosition"u8, stop.ClosePosition);
                break;
            case OrderSpec.TakeProfitMarket profit:
                f.Price("trigger"u8, profit.Trigger).Flag("closePosition"u8, profit.ClosePosition);
                break;
            case OrderSpec.StopLimit stop:
                TimeInForceCodec.Write(f.Price("trigger"u8, stop.Trigger).Price("price"u8, stop.Price), stop.TimeInForce);
                break;
            case OrderSpec.TakeProfitLimit profit:
                TimeInForceCodec.Write(
                    f.Price("trigger"u8, profit.Trigger).Price("price"u8, profit.Price), profit.TimeInForce);
                break;
            case OrderSpec.TrailingStop trail:
                f.Decimal("callbackPercent"u8, trail.CallbackPercent).Price("activation"u8, trail.Activation);
                break;
            default:
                throw new UnreachableException($"{spec.GetType().Name} has no codec.");
        }
    }

    public static OrderSpec.Conditional Read(
        ref FieldReader f, string kind, Symbol symbol, Side side, Quantity quantity)
    {
        var working = Words.WorkingType(f.Text("workingType"u8));
        var protect = f.Flag("priceProtect"u8);
        OrderSpec.Conditional own = kind switch
        {
            "stop-market" => new OrderSpec.StopMarket
            {
                Symbol = symbol,
                Side = side,
                Quantity = quantity,
                Trigger = f.Price("trigger"u8),
                ClosePosition = f.Flag("closePosition"u8),
            },
            "take-profit-market" => new OrderSpec.TakeProfitMarket
            {
                Symbol = symbol,
                Side = side,
                Quantity = quantity,
                Trigger = f.Price("trigger"u8),
                ClosePosition = f.Flag("closePosition"u8),
            },
            "stop-limit" => new OrderSpec.StopLimit
            {
                Symbol = symbol,
                Side = side,
                Quantity = quantity,
                Trigger = f.Price("trigger"u8),
                Price = f.Price("price"u8),
                TimeInForce = TimeInForceCodec.Read(ref f),
            },
            "take-profit-limit" => new OrderSpec.TakeProfitLimit
            {
                Symbol = symbol,
                Side = side,
                Quantity = quantity,
                Trigger = f.Price("trigger"u8),
                Price = f.Price("price"u8),
                TimeInForce = TimeInForceCodec.Read(ref f),
            },
            "trailing-stop" => new OrderSpec.TrailingStop
            {
                Symbol = symbol,
                Side = side,
                Quantity = quantity,
                CallbackPercent = f.Decimal("callbackPercent"u8),
                Activation = f.PriceOrNothing("activation"u8),
            },
            _ => throw Words.Unknown(kind),
        };
        return own with { WorkingType = working, PriceProtect = protect };
    }
}
