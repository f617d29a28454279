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

    [Theory]
    [InlineData("limit")]
    [InlineData("stop")]
    public void OrderThatTheVenueDeniedAndThenLists_IsTakenBack(string kind)
    {
        var world = new DeskWorld().Long();
        world.Place("a", kind == "stop" ? Stop(Side.Sell, 0.01m, 50_000m) : Limit(Side.Buy, 0.01m, 50_000m));
        world.RunFor(500);
        var number = world.Order("a")!.VenueId;
        world.Venue.Fault = request => (request.Method, RequestTarget.PathOf(request.PathAndQuery)) switch
        {
            ("GET", "/fapi/v1/order" or "/fapi/v1/algoOrder") => new VenueFault.Instead(400, NotThere),
            ("GET", "/fapi/v1/openOrders" or "/fapi/v1/openAlgoOrders") => new VenueFault.Instead(200, "[]"),
            _ => null,
        };
        world.RunFor(60_000);
        Assert.Equal(OrderStatus.Expired, world.Order("a")!.Status);
        world.Venue.Fault = _ => null;
        world.RunFor(60_000);
        var back = world.Order("a")!;
        Assert.Equal((OrderStatus.Working, number), (back.Status, back.VenueId));
        Assert.Single(world.Surprises, surprise => surprise.Code == "event-revived");
        world.Cancel("a");
        world.RunFor(2_000);
        Assert.Equal(OrderStatus.Canceled, world.Order("a")!.Status);
    }

    private static VenueFault? IsAboutOneOrder(TransportRequest request) =>
        (request.Method, RequestTarget.PathOf(request.PathAndQuery)) switch
        {
            ("POST", "/fapi/v1/order") => new VenueFault.LostRequest(),
            ("GET", "/fapi/v1/order") => new VenueFault.Instead(400, NotThere),
            _ => null,
        };
}
