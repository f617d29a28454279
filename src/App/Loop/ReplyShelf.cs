using System.Collections.Immutable;
using Bowline.Core;

namespace Bowline.App;

/// <summary>The venue's newest answer to each of the newest orders, as received. Immutable; all answers are in the journal.</summary>
public sealed record ReplyShelf(ImmutableDictionary<ClientOrderId, string> Bodies, ImmutableQueue<ClientOrderId> Order, int Count)
{
    private const int Kept = 1_000;

    public static ReplyShelf Empty { get; } = new(ImmutableDictionary<ClientOrderId, string>.Empty, [], 0);

    /// <summary>Null when there was none or it is forgotten.</summary>
    public string? To(ClientOrderId order) => Bodies.GetValueOrDefault(order);

    public ReplyShelf With(ClientOrderId order, string body)
    {
        if (Bodies.ContainsKey(order))
            return this with { Bodies = Bodies.SetItem(order, body) };
        return Count < Kept
            ? new(Bodies.Add(order, body), Order.Enqueue(order), Count + 1)
            : new(Bodies.Remove(Order.Peek()).Add(order, body), Order.Dequeue().Enqueue(order), Count);
    }
}
