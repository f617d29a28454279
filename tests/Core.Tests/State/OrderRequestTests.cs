using Xunit;

namespace Bowline.Core.Tests;

/// <summary>What is asked of an order: by its execution while that runs, directly when it has none.</summary>
public sealed class OrderRequestTests
{
    private static readonly ClientOrderId Web = new("web_1");
    private static readonly Event Cancel = new Event.CancelRequested(Some.Noon, Web);
    private static readonly Event Amend = new Event.AmendRequested(Some.Noon, Web, new Price(59_000m), null);

    private static readonly OrderSpec.StopMarket Stop = new()
    {
        Symbol = Some.Btc.Symbol, Side = Side.Sell, Quantity = new(0.01m), Trigger = new(59_000m),
    };

    // Nothing came back: it may be asked again.
    [Theory]
    [InlineData(null, 1)]
    [InlineData(InflightKind.Canceling, 1)]
    [InlineData(InflightKind.Amending, 1)]
    public void Cancel_LeavesAgain_WhenItsOutcomeIsUnknown(InflightKind? unknown, int commands)
    {
        var ledger = Found(Some.Limit());
        if (unknown is { } kind)
            ledger = ledger.With(new Event.OrderUnresolved(Some.Noon, Web, kind, "503"));
        var step = ledger.Apply(Cancel);
        Assert.Equal(commands, step.Commands.Count(command => command == new Command.CancelOrder(Web)));
        Assert.Equal(Inflight.Known(InflightKind.Canceling), step.Next.FindOrder(Web)!.Inflight);
        Assert.Empty(step.Next.Apply(Cancel).Commands);
    }

    [Fact]
    public void Amend_ChangesWhatIsAskedFor_AndLeavesTheRest()
    {
        var ledger = Found(Some.Limit());
        Assert.Equal([new Command.AmendOrder(Web, new(59_000m), new(0.01m))], ledger.Apply(Amend).Commands);
        Assert.Equal(Inflight.Known(InflightKind.Amending), ledger.With(Amend).FindOrder(Web)!.Inflight);
        Assert.Empty(ledger.With(Amend).Apply(Amend).Commands);
        Assert.Empty(ledger.With(Cancel).Apply(Amend).Commands);
        Assert.Empty(Found(Stop).Apply(Amend).Commands);
        Assert.Equal([new Command.CancelOrder(Web)], ledger.With(Amend).Apply(Cancel).Commands);
    }

    [Fact]
    public void OrderThatHasEnded_IsAskedForNothing()
    {
        var ledger = Found(Some.Limit()).With(new Event.OrderCanceled(Some.Noon, Web));
        Assert.Empty(ledger.Apply(Cancel).Commands);
        Assert.Same(ledger, ledger.Apply(Amend).Next);
        Assert.Equal("event-unknown-order", Assert.Single(Some.Ready().Apply(Cancel).Unexpected).Code);
    }

    [Fact]
    public void OrderThatIsKnown_IsNotAdoptedAgain()
    {
        var ledger = Found(Some.Limit());
        Assert.Same(ledger, ledger.With(new Event.OrderAdopted(Some.Noon, Web, new(6), Stop, Quantity.Zero)));
    }

    // While the outcome of the placing is open, that is what must be looked up; the cancel leaves all the same.
    [Fact]
    public void CancelBeforeTheAnswer_LeavesThePlacingOpen()
    {
        var ledger = Some.Ready().With(Some.Start(new LimitOrderSpec(Some.Limit())), new Event.OrderSubmitted(Some.Noon, Some.Child));
        var step = ledger.Apply(new Event.CancelRequested(Some.Noon, Some.Child));
        Assert.Equal([new Command.CancelOrder(Some.Child)], step.Commands.OfType<Command.CancelOrder>());
        Assert.Equal(Inflight.Known(InflightKind.Placing), step.Next.FindOrder(Some.Child)!.Inflight);
        var accepted = ledger.With(new Event.OrderAccepted(Some.Noon, Some.Child, Some.Venue), new Event.CancelRequested(Some.Noon, Some.Child));
        Assert.Equal(Inflight.Known(InflightKind.Canceling), accepted.FindOrder(Some.Child)!.Inflight);
    }

    // A fill counts in the position once, and only where it is new.
    [Fact]
    public void FillToldTwice_CountsOnceInThePosition()
    {
        var fill = new Event.OrderFilled(Some.Noon, Web, new(5), Some.Fill(1, 0.004m));
        var ledger = Found(Some.Limit()).With(fill, fill);
        Assert.Equal(0.004m, ledger.PositionOf(Some.Btc.Symbol).Amount.Value);
        Assert.Equal(0.01m, ledger.With(fill with { Fill = Some.Fill(2, 0.006m) }).PositionOf(Some.Btc.Symbol).Amount.Value);
        Assert.Equal(0.004m, ledger.With(new Event.OrderCanceled(Some.Noon, Web)).PositionOf(Some.Btc.Symbol).Amount.Value);
    }

    // An order of one's own that was believed dead is as it was wanted; there is no other in its place.
    [Fact]
    public void SingleOrderThatComesAlive_IsKept()
    {
        var step = Some.Ready().With(Some.Start(new LimitOrderSpec(Some.Limit())), new Event.OrderNotSent(Some.Noon, Some.Child, "refused"))
            .Apply(new Event.OrderAccepted(Some.Noon, Some.Child, Some.Venue));
        Assert.Equal("event-revived", Assert.Single(step.Unexpected).Code);
        Assert.DoesNotContain(step.Commands, command => command is Command.CancelOrder);
        Assert.Equal(OrderStatus.Working, step.Next.FindOrder(Some.Child)!.Status);
    }

    private static Ledger Found(OrderSpec spec) => Some.Ready().With(new Event.OrderAdopted(Some.Noon, Web, new(5), spec, Quantity.Zero));
}
