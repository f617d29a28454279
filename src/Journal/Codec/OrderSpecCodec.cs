using System.Diagnostics;
using Bowline.Core;

namespace Bowline.Journal;

/// <summary>The closed family of order specs: what all have first, then what each adds.</summary>
internal static class OrderSpecCodec
{
    public static void Write(FieldWriter f, OrderSpec spec)
    {
        f.Begin("spec"u8).Text("is"u8, KindOf(spec)).Symbol(spec.Symbol).Text("side"u8, Words.Of(spec.Side))
            .Quantity("quantity"u8, spec.Quantity).Text("positionSide"u8, Words.Of(spec.PositionSide))
            .Flag("reduceOnly"u8, spec.ReduceOnly);
        if (spec.SelfTradePrevention is { } prevention) f.Text("selfTradePrevention"u8, Words.Of(prevention));
        else f.Nothing("selfTradePrevention"u8);
        switch (spec)
        {
            case OrderSpec.Limit limit:
                f.Price("price"u8, limit.Price);
                TimeInForceCodec.Write(f, limit.TimeInForce);
                break;
            case OrderSpec.Conditional conditional:
                ConditionalCodec.Write(f, conditional);
                break;
            default:
                // A market order has nothing more.
                break;
        }

        f.End();
    }

    public static OrderSpec Read(ref FieldReader f)
    {
        f.Enter("spec"u8);
        var kind = f.Text("is"u8);
        var symbol = f.Symbol();
        var side = Words.Side(f.Text("side"u8));
        var quantity = f.Quantity("quantity"u8);
        var positionSide = Words.PositionSide(f.Text("positionSide"u8));
        var reduceOnly = f.Flag("reduceOnly"u8);
        var prevention = f.TextOrNothing("selfTradePrevention"u8);
        OrderSpec own = kind switch
        {
            "market" => new OrderSpec.Market { Symbol = symbol, Side = side, Quantity = quantity },
            "limit" => new OrderSpec.Limit
            {
                Symbol = symbol,
                Side = side,
                Quantity = quantity,
                Price = f.Price("price"u8),
                TimeInForce = TimeInForceCodec.Read(ref f),
            },
            _ => ConditionalCodec.Read(ref f, kind, symbol, side, quantity),
        };
        return f.End(own with
        {
            PositionSide = positionSide,
            ReduceOnly = reduceOnly,
            SelfTradePrevention = prevention is null ? null : Words.SelfTrade(prevention),
        });
    }

    private static string KindOf(OrderSpec spec) => spec switch
    {
        OrderSpec.Market => "market",
        OrderSpec.Limit => "limit",
        OrderSpec.StopMarket => "stop-market",
        OrderSpec.StopLimit => "stop-limit",
        OrderSpec.TakeProfitMarket => "take-profit-market",
        OrderSpec.TakeProfitLimit => "take-profit-limit",
        OrderSpec.TrailingStop => "trailing-stop",
        _ => throw new UnreachableException($"{spec.GetType().Name} has no codec."),
    };
}
