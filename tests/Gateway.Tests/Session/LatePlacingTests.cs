using Bowline.Core;
using static Bowline.Gateway.Tests.DeskWorld;

namespace Bowline.Gateway.Tests;

/// <summary>An order that could not leave in time does not leave late.</summary>
public sealed class LatePlacingTests
{
    [Fact]
    public void ClockThatCannotBeMeasured_EndsThePlacingInsteadOfSendingItMinutesLater()
    {
        var world = new DeskWorld().Started();
        world.Venue.SkewMs = 12_000;
        world.Venue.Fault = r => r.PathAndQuery.StartsWith("/fapi/v1/time", StringComparison.Ordinal) ? new VenueFault.NotSent() : null;
        world.Place("a", Market(Side.Buy, 0.01m));
        world.RunFor(60_000);
        world.Venue.Fault = _ => null;
        world.RunFor(60_000);
        Assert.Equal(OrderStatus.Denied, world.Order("a")!.Status);
        Assert.Equal(0, world.AtVenue("a"));
        Assert.Equal(0, world.PositionAtVenue());
    }
}
