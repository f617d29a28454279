using Bowline.Paper;
using static Bowline.Simulation.Auditor;

namespace Bowline.Simulation;

/// <summary>
/// The kill switch: when the desk says that it is flat, the exchange has no position and no order of the account, plain or
/// conditional, whoever made it. It is looked up in the exchange's own memory, which no fault can reach.
/// </summary>
internal static class Flat
{
    public static void Check(Exchange exchange)
    {
        foreach (var change in exchange.Image())
        {
            var left = change switch
            {
                StateChange.PositionChanged { Lots: not 0 } p => $"a position of {p.Lots} lots in {p.Symbol} {p.PositionSide}",
                StateChange.OrderChanged { Order: { Status: "NEW" or "PARTIALLY_FILLED" } o } => $"{o.ClientId} rests ({o.Status})",
                StateChange.AlgoChanged { Order: { Status: "NEW" } o } => $"{o.ClientId} waits for its trigger",
                _ => null,
            };
            Require(left is null, $"not flat: the desk said that it is flat and {left}");
        }
    }
}
