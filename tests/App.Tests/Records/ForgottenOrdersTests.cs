using Bowline.Core;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>A desk keeps the newest of the orders that have ended; what an execution has paid is of all of them.</summary>
public sealed class ForgottenOrdersTests
{
    private static readonly ExecutionId Twap = new("TWAP-00000001");

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    public void AverageOfAnExecution_IsOfAllItsFills_AlsoThoseOfForgottenOrders(int kept)
    {
        var now = new Time(1_795_176_000_000);
        var text = new SpecText("twap", [new("side", "BUY"), new("quantity", "0.012"), new("slices", "3"), new("interval", "60000ms")]);
        var spec = Executions.Read(text, new(Story.Bitcoin, new(60_000m), new(60_000m)));
        var ledger = Ledger.Keeping(kept).Apply(new Event.ExecutionStarted(now, Twap, spec, 7)).Next;
        foreach (var (slice, price) in new[] { (1, 60_000m), (2, 61_000m), (3, 62_000m) })
        {
            ledger = ledger.Apply(new Event.OrderFilled(now, new($"TWAP-00000001-s0{slice}"), new(slice), new(
                new(slice), new(price), new(0.004m), 0, "USDT", new(0m), IsMaker: false, now))).Next;
            now += TimeSpan.FromMinutes(1);
            ledger = ledger.Apply(new Event.TimerFired(now, Twap, LeggedExecution.Wake)).Next;
        }

        Assert.Equal(Math.Min(3, kept), ledger.Orders.All.Count());
        var row = ExecutionRows.Of(ledger.Executions.Find(Twap)!, ledger, now);
        Assert.Equal(("0.012", "61000"), (row.Filled, row.AvgPrice));
    }
}
