using Xunit;

namespace Bowline.Core.Tests;

/// <summary>Orders found by the exchange's ids, of which there are two spaces.</summary>
public sealed class VenueIdIndexTests
{
    private static readonly OrderSpec.StopMarket Stop = new()
    {
        Symbol = Some.Btc.Symbol, Side = Side.Sell, Quantity = new(0.01m), Trigger = new(59_000m),
    };

    [Fact]
    public void SameNumber_MayStandInBothSpaces()
    {
        var ledger = Some.Ready().With(Found("web_1", 5, Some.Limit()), Found("web_2", 5, Stop));
        Assert.Equal(("web_1", "web_2"), (ledger.FindOrder(new VenueOrderId(5))?.Id.Text, ledger.FindConditional(new(5))?.Id.Text));
        Assert.Equal((null, null), (ledger.FindOrder(new VenueOrderId(6)), ledger.FindConditional(new(6))));
    }

    [Fact]
    public void ChildOfAConditionalOrder_IsFoundAmongThePlainOnes()
    {
        var ledger = Some.Ready().With(Found("web_2", 5, Stop), new Event.OrderTriggered(Some.Noon, new("web_2"), new VenueOrderId(9)));
        Assert.Equal("web_2", ledger.FindOrder(new VenueOrderId(9))?.Id.Text);
        Assert.Null(ledger.FindOrder(new VenueOrderId(5)));
        Assert.Null(ledger.FindConditional(new(9)));
    }

    // The first that had an id keeps it, also when the other is forgotten.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void IdThatTwoOrdersHave_StaysWithTheFirst(bool conditional)
    {
        OrderSpec spec = conditional ? Stop : Some.Limit();
        var (first, second) = (Order.Adopt(Found("web_1", 5, spec)), Order.Adopt(Found("web_2", 5, spec)));
        var index = VenueIdIndex.Empty.With(first).With(second);
        Assert.Equal(first.Id, Of(index));
        Assert.Equal(first.Id, Of(index.Without(second)));
        Assert.Null(Of(index.Without(first)));
        Assert.Null(Of(index.Without(first).Without(second)));

        ClientOrderId? Of(VenueIdIndex from) => conditional ? from.Conditional(new(5)) : from.Plain(new(5));
    }

    [Fact]
    public void OrderThatIsForgotten_IsFoundByNoIdAnyMore()
    {
        var ledger = Ledger.Keeping(1).With(
            Found("web_1", 5, Stop), new Event.OrderTriggered(Some.Noon, new("web_1"), new VenueOrderId(9)), new Event.OrderCanceled(Some.Noon, new("web_1")),
            Found("web_2", 6, Some.Limit()), new Event.OrderCanceled(Some.Noon + TimeSpan.FromSeconds(1), new("web_2")));
        Assert.Null(ledger.FindConditional(new(5)));
        Assert.Null(ledger.FindOrder(new VenueOrderId(9)));
        Assert.Equal("web_2", ledger.FindOrder(new VenueOrderId(6))?.Id.Text);
    }

    private static Event.OrderAdopted Found(string id, long venue, OrderSpec spec) => new(Some.Noon, new(id), new(venue), spec, Quantity.Zero);
}
