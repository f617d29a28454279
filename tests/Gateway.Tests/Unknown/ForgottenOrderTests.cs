using Bowline.Core;
using static Bowline.Gateway.Tests.DeskWorld;

namespace Bowline.Gateway.Tests;

/// <summary>The venue forgets orders (contract 5.4): what it no longer knows is not taken for what never was.</summary>
public sealed class ForgottenOrderTests
{
    private const string NotThere = """{"code":-2013,"msg":"Order does not exist."}""";
    private const long DayMs = 24 * 3_600_000;

    [Theory]
    [InlineData(1, OrderStatus.Denied)]
    [InlineData(4, OrderStatus.Expired)]
    public void OrderOfUnknownOutcomeThatNobodyAskedFor_IsNeverPlacedOnlyWhileTheVenueWouldStillKnowIt(int days, OrderStatus status)
    {
        var world = new DeskWorld().Started();
        world.Venue.Fault = IsAboutOneOrder;
        world.Place("a", Limit(Side.Buy, 0.01m, 50_000m));
        world.RunFor(100);
        Assert.Equal(OrderStatus.Submitted, world.Order("a")!.Status);
        world.Venue.Forget();
        world.Venue.AdvanceTo(world.Venue.Now + (days * DayMs));
        world.Restart();
        world.RunFor(60_000);
        Assert.Equal(status, world.Order("a")!.Status);
        Assert.Equal(0, world.Session.Health.OpenLookups);
    }

    [Fact]
    public void OrderThatWasKnown_IsExpiredWhenTheVenueNoLongerKnowsIt()
    {
        var world = new DeskWorld().Started();
        world.Place("a", Limit(Side.Buy, 0.01m, 50_000m));
        world.RunFor(100);
        world.Venue.Forget();
        world.Elsewhere("DELETE", "/fapi/v1/order", "symbol=BTCUSDT&origClientOrderId=a");
        world.Venue.Fault = IsAboutOneOrder;
        world.Restart();
        world.RunFor(60_000);
        Assert.Equal(OrderStatus.Expired, world.Order("a")!.Status);
        Assert.DoesNotContain(world.Events, e => e is Event.OrderNeverPlaced);
    }

    private static VenueFault? IsAboutOneOrder(TransportRequest request) =>
        (request.Method, RequestTarget.PathOf(request.PathAndQuery)) switch
        {
            ("POST", "/fapi/v1/order") => new VenueFault.LostRequest(),
            ("GET", "/fapi/v1/order") => new VenueFault.Instead(400, NotThere),
            _ => null,
        };
}
