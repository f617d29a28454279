using Bowline.Contract;
using Xunit;

namespace Bowline.App.Tests;

public sealed class FlattenTests
{
    [Fact]
    public void TwoFlattensOfOneMoment_BothEndFlat()
    {
        var world = new World();
        world.Place(World.Market("BUY", "0.02"));
        var first = world.Desk.Flatten(new FlattenRequest { LinkId = "FLAT-00000001", All = true }, CancellationToken.None);
        var second = world.Desk.Flatten(new FlattenRequest { LinkId = "FLAT-00000002", All = true }, CancellationToken.None);
        Assert.True(world.Await(first).IsSuccess);
        world.Await(second);
        Assert.Empty(world.Desk.Positions());
    }
}
