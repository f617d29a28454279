using Bowline.Core;
using static Bowline.Gateway.Tests.DeskWorld;

namespace Bowline.Gateway.Tests;

/// <summary>The venue changes a symbol's filters while we trade by the old ones (contract 4.1 has the codes).</summary>
public sealed class FilterChangeTests
{
    // Of these -4004, -4005 and -5029 were no reason to read the rules anew: a flatten of more than the new largest order was
    // refused for a day.
    [Theory]
    [InlineData("\"maxSteps\":20", -4005)]
    [InlineData("\"stepTimes\":100", -4004)]
    [InlineData("\"stepTimes\":20", -4023)]
    [InlineData("\"minNotional\":5000", -4164)]
    public void Refusal_ByARuleThatWeDoNotKnow_IsAReasonToReadThemAnew(string change, int code)
    {
        var world = new DeskWorld().Started();
        var known = world.Ledger.Market.Instrument(Btc);
        Change(world, change);
        world.Place("a", Market(Side.Buy, 0.05m));
        world.RunFor(100);
        Assert.Equal(code, Assert.IsType<Event.OrderRejected>(world.Events.Single(e => e is Event.OrderRejected)).Rejection.Code);

        // They were read a moment ago, at the start; so it comes a little later, and without another refusal.
        world.RunFor(10_000);
        Assert.NotEqual(known, world.Ledger.Market.Instrument(Btc));
        Assert.NotEmpty(world.Ledger.Market.Instrument(Btc)!.CheckFilters(Market(Side.Buy, 0.05m), new Price(60_000m)));
    }

    [Fact]
    public void Amend_BelowTheNewLeastNotional_IsOneToo()
    {
        var world = new DeskWorld().Started();
        world.Place("a", Limit(Side.Buy, 0.01m, 59_000m));
        world.RunFor(100);
        Change(world, "\"minNotional\":5000");
        world.Amend("a", 58_900m, 0.01m);
        world.RunFor(10_000);

        Assert.Contains(world.Events, e => e is Event.AmendRejected { Rejection.Code: -5029 });
        Assert.Equal(5_000m, world.Ledger.Market.Instrument(Btc)!.MinNotional);
    }

    private static void Change(DeskWorld world, string numbers)
    {
        var plan = Assert.IsType<Paper.FaultPlanRead.Good>(
            Paper.FaultPlan.Read($$"""{"fault":"filter-change","symbol":"BTCUSDT",{{numbers}}}""")).Plan;
        Assert.True(world.Venue.Exchange.StartFaults(plan, world.Venue.Now));
    }
}
