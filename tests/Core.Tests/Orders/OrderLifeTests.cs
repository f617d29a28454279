using Xunit;

namespace Bowline.Core.Tests;

/// <summary>
/// The whole table of a plain order's life, written out: for each status and each kind of news the status after it, <c>=</c>
/// where nothing changes, <c>!</c> where it cannot be and is told as a surprise, <c>?</c> behind it where one believed dead comes
/// alive. What is told late, twice or in another order never undoes what is known.
/// </summary>
public sealed class OrderLifeTests
{
    private static readonly Time Later = Some.Noon + TimeSpan.FromSeconds(1);

    private static readonly string[] News =
    [
        "denied", "submitted", "not-sent", "accepted", "triggered", "rejected", "part", "all", "amended", "canceled", "expired",
        "amend-rejected", "cancel-rejected", "unresolved", "never-placed",
    ];

    [Theory]
    [InlineData("Pending", "Denied Submitted Denied Working ! Rejected PartiallyFilled Filled Pending Canceled Expired ! = Submitted Denied")]
    [InlineData("Submitted", "! = Denied Working ! Rejected PartiallyFilled Filled Submitted Canceled Expired ! = Submitted Denied")]
    [InlineData("Working", "= = ! Working ! Rejected PartiallyFilled Filled Working Canceled Expired = = Working !")]
    [InlineData("Triggered", "= = ! Triggered ! Rejected PartiallyFilled Filled Triggered Canceled Expired = = Triggered !")]
    [InlineData("PartiallyFilled", "= = ! PartiallyFilled ! Rejected PartiallyFilled Filled PartiallyFilled Canceled Expired = = PartiallyFilled !")]
    [InlineData("Filled", "! = ! Filled ! ! Filled Filled ! ! ! = = = !")]
    [InlineData("Canceled", "! = ! Canceled ! ! Canceled Filled ! = ! = = = !")]
    [InlineData("Expired", "! = ! Expired ! ! Expired Filled ! ! = = = = !")]
    [InlineData("Rejected", "! ! ! Working? ! = PartiallyFilled? Filled? ! ! ! = = = !")]
    [InlineData("Denied", "= ! = Working? ! ! PartiallyFilled? Filled? ! ! ! ! = = =")]
    public void News_LeadsToItsStatus(string status, string after)
    {
        var order = new Order
        {
            Id = Some.Child, Spec = Some.Limit(), Status = Enum.Parse<OrderStatus>(status), CreatedAt = Some.Noon, UpdatedAt = Some.Noon,
            EndedAt = Enum.Parse<OrderStatus>(status) >= OrderStatus.Filled ? Some.Noon : null,
        };
        Assert.Equal(after.Split(' ').Zip(News, (to, news) => $"{news} {to}"), News.Select(news => $"{news} {Told(order, order.On(EventOf(news)))}"));
    }

    // Each is found by the name it says itself.
    [Fact]
    public void EventAboutAnOrder_SaysWhichOne()
    {
        foreach (var e in EveryEvent.About(Some.Child, Some.Id, Some.Noon))
        {
            var order = (ClientOrderId?)e.GetType().GetProperty("Order")?.GetValue(e);
            Assert.Equal(order, OrderEvents.OrderOf(e));
        }
    }

    private static string Told(Order before, Transition transition) => transition.Unexpected?.Code switch
    {
        "event-illegal" => "!",
        "event-revived" => $"{transition.Next.Status}?",
        null when ReferenceEquals(before, transition.Next) => "=",
        null => transition.Next.Status.ToString(),
        var code => code,
    };

    private static Event EventOf(string news) => news switch
    {
        "denied" => new Event.OrderDenied(Later, Some.Child, new("rule", "text")),
        "submitted" => new Event.OrderSubmitted(Later, Some.Child),
        "not-sent" => new Event.OrderNotSent(Later, Some.Child, "refused"),
        "accepted" => new Event.OrderAccepted(Later, Some.Child, Some.Venue),
        "triggered" => new Event.OrderTriggered(Later, Some.Child, new VenueOrderId(7)),
        "rejected" => new Event.OrderRejected(Later, Some.Child, new(-2019, "Margin is insufficient.", "")),
        "part" => new Event.OrderFilled(Later, Some.Child, Some.Venue, Some.Fill(1, 0.004m)),
        "all" => new Event.OrderFilled(Later, Some.Child, Some.Venue, Some.Fill(1, 0.01m)),
        "amended" => new Event.OrderAmended(Later, Some.Child, new Price(59_000m), new(0.02m)),
        "canceled" => new Event.OrderCanceled(Later, Some.Child),
        "expired" => new Event.OrderExpired(Later, Some.Child, "why"),
        "amend-rejected" => new Event.AmendRejected(Later, Some.Child, new(-2011, "", "")),
        "cancel-rejected" => new Event.CancelRejected(Later, Some.Child, new(-2011, "", "")),
        "unresolved" => new Event.OrderUnresolved(Later, Some.Child, InflightKind.Placing, "503"),
        _ => new Event.OrderNeverPlaced(Later, Some.Child),
    };
}
