using Bowline.Core;

namespace Bowline.Gateway.Tests;

/// <summary>A change of an order is told twice; the second time it is not the answer to a further change (worlds 1406581, 1413244).</summary>
public sealed class EchoTests
{
    private static readonly Order Known = KnownOrder.Plain;

    [Theory]
    [InlineData(InflightKind.Amending, false, "50000", "3", true)]
    [InlineData(InflightKind.Amending, false, "49000", "3", false)]
    [InlineData(InflightKind.Amending, false, "50000", "2", false)]
    // What became of that change is not known: any news of the order tells.
    [InlineData(InflightKind.Amending, true, "50000", "3", false)]
    [InlineData(InflightKind.Canceling, false, "50000", "3", false)]
    [InlineData(InflightKind.None, false, "50000", "3", false)]
    public void NewsOfWhatIsKnown_WhileAChangeIsOnItsWay_IsAnEcho(InflightKind underway, bool unknown, string price, string quantity, bool isEcho)
    {
        var told = new Event.OrderAmended(KnownOrder.At, KnownOrder.Id, new(Number(price)), new(Number(quantity)));
        var order = Known with { Inflight = new(underway, unknown) };
        Assert.Equal(isEcho ? [] : [told], UserEvents.Amended(order, told));
    }

    [Fact]
    public void OrderThatIsNotKnown_HasNoEcho()
    {
        var told = new Event.OrderAmended(KnownOrder.At, KnownOrder.Id, new(50_000m), new(3m));
        Assert.Equal([told], UserEvents.Amended(null, told));
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
