using System.Collections.Immutable;
using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>
/// Which change of an order left last. Its own answer is its answer, whatever it says (the venue may shrink what it was asked
/// for to what there was before); that of an older one must not be taken for it.
/// </summary>
internal sealed class NewestAmends(SessionContext context)
{
    private const int Many = 256;
    private readonly Dictionary<ClientOrderId, long> _newest = [];

    public void Left(Intent intent)
    {
        if (intent is not { Kind: InflightKind.Amending, Order: { } order })
            return;
        if (_newest.Count >= Many)
            Forget();
        _newest[order] = intent.Id;
    }

    /// <summary>What an intent's answer tells.</summary>
    public ImmutableArray<Event> Answered(Intent intent, Event.OrderAmended told)
    {
        if (_newest.TryGetValue(told.Order, out var newest) && newest != intent.Id)
            return UserEvents.Amended(context.Ledger.FindOrder(told.Order), told);
        _newest.Remove(told.Order);
        return [told];
    }

    private void Forget()
    {
        foreach (var order in _newest.Keys.Where(order => !context.Ledger.Orders.Live.Has(order)).ToList())
            _newest.Remove(order);
    }
}
