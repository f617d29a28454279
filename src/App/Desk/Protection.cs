using Bowline.Core;

namespace Bowline.App;

/// <summary>What the exchange guards by itself while nobody is here: the stops that rest there, position by position.</summary>
internal static class Protection
{
    /// <summary>A line for each stop that guards a position, and one for what none guards.</summary>
    public static IEnumerable<string> Notes(Ledger ledger)
    {
        var bare = new List<string>();
        foreach (var position in ledger.Positions.All.Where(p => !p.Amount.IsFlat))
        {
            var guarded = 0m;
            foreach (var order in ledger.Orders.Live.All.Where(order => Guards(order, position)))
            {
                var share = Math.Min(Share(order, position), position.Amount.Size.Value);
                guarded = Math.Max(guarded, Math.Min(guarded + share, position.Amount.Size.Value));
                yield return $"the exchange itself protects {DecimalText.Plain(share)} {position.Symbol}: {Drawn(order)}";
            }

            if (guarded < position.Amount.Size.Value)
                bare.Add($"{DecimalText.Plain(Math.Sign(position.Amount.Value) * (position.Amount.Size.Value - guarded))} {position.Symbol}");
        }

        if (bare.Count > 0)
            yield return $"open and without a stop at the exchange: {string.Join(", ", bare)}";
    }

    // A take-profit does not help against a loss, a trailing stop that waits for its price follows nothing yet, and one that is
    // not known to rest may not be there.
    private static bool Guards(Order order, Position position) =>
        order is { Status: OrderStatus.Working, Spec: OrderSpec.StopMarket or OrderSpec.StopLimit or OrderSpec.TrailingStop { Activation: null } }
        && order.Spec.Symbol == position.Symbol && order.Spec.PositionSide == position.Side
        && order.Spec.Side == (position.Amount.IsLong ? Side.Sell : Side.Buy);

    private static decimal Share(Order order, Position position) =>
        order.Spec.ClosesPosition ? position.Amount.Size.Value : order.Working.Value;

    private static string Drawn(Order order)
    {
        var spec = (OrderSpec.Conditional)order.Spec;
        var size = spec.ClosesPosition ? "all of" : spec.Quantity.ToString();
        var where = spec switch
        {
            OrderSpec.TrailingStop trail => $"{DecimalText.Plain(trail.CallbackPercent)} % behind the best price",
            _ => $"at {spec.TriggerPrice}",
        };
        var owner = order.Execution is { } execution ? $" ({execution})" : "";
        return $"{Words.Type(spec)} {Words.Side(spec.Side)} {size} {spec.Symbol} {where}{owner}";
    }
}
