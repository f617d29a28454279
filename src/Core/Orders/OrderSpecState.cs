using System.Diagnostics;

namespace Bowline.Core;

/// <summary>How an order's spec counts in the state hash.</summary>
internal static class OrderSpecState
{
    public static void MixInto(this OrderSpec spec, ref StateMixer mixer)
    {
        mixer.Add(spec.Symbol.Name);
        mixer.Add((long)spec.Side);
        mixer.Add(spec.Quantity.Value);
        mixer.Add((long)spec.PositionSide);
        mixer.Add(spec.ReduceOnly);
        mixer.Add(spec.SelfTradePrevention is { } stp ? 1 + (long)stp : 0);
        switch (spec)
        {
            case OrderSpec.Market:
                mixer.Add("market");
                break;
            case OrderSpec.Limit limit:
                mixer.Add("limit");
                mixer.Add(limit.Price.Value);
                MixTimeInForce(ref mixer, limit.TimeInForce);
                break;
            case OrderSpec.Conditional conditional:
                MixConditional(ref mixer, conditional);
                break;
            default:
                throw new UnreachableException(spec.GetType().Name);
        }
    }

    private static void MixConditional(ref StateMixer mixer, OrderSpec.Conditional spec)
    {
        mixer.Add((long)spec.WorkingType);
        mixer.Add(spec.PriceProtect);
        mixer.Add(spec.ClosesPosition);
        mixer.Add(spec.TriggerPrice?.Value ?? 0);
        mixer.Add(spec.LimitPrice?.Value ?? 0);
        switch (spec)
        {
            case OrderSpec.StopMarket:
                mixer.Add("stop-market");
                break;
            case OrderSpec.TakeProfitMarket:
                mixer.Add("take-profit-market");
                break;
            case OrderSpec.StopLimit stop:
                mixer.Add("stop-limit");
                MixTimeInForce(ref mixer, stop.TimeInForce);
                break;
            case OrderSpec.TakeProfitLimit profit:
                mixer.Add("take-profit-limit");
                MixTimeInForce(ref mixer, profit.TimeInForce);
                break;
            case OrderSpec.TrailingStop trail:
                mixer.Add("trailing-stop");
                mixer.Add(trail.CallbackPercent);
                mixer.Add(trail.Activation?.Value ?? 0);
                break;
            default:
                throw new UnreachableException(spec.GetType().Name);
        }
    }

    private static void MixTimeInForce(ref StateMixer mixer, TimeInForce timeInForce)
    {
        mixer.Add(timeInForce switch
        {
            TimeInForce.GoodTillCanceled => 1L,
            TimeInForce.ImmediateOrCancel => 2L,
            TimeInForce.FillOrKill => 3L,
            TimeInForce.PostOnly => 4L,
            TimeInForce.GoodTillDate date => 5L + date.Until.Milliseconds,
            _ => throw new UnreachableException(timeInForce.GetType().Name),
        });
    }
}
