using System.Globalization;
using Bowline.Core;
using Bowline.Journal;

namespace Bowline.App;

/// <summary>What an id names: an execution, or an order that no execution of the desk answers for.</summary>
internal sealed record ExplainSubject(ExecutionId? Execution, ClientOrderId? Order)
{
    private const int LongestId = 64;

    /// <summary>
    /// By link id, by our id of an order, or by the exchange's: of a plain order, of a conditional one or of its child.
    /// Ids that do not say so themselves are looked for in the journal, and the newest record wins. Null when there is none.
    /// </summary>
    public static ExplainSubject? Find(string id, Func<IStorage> openForReading)
    {
        if (id.Length is 0 or > LongestId)
            return null;
        if (LinkId.IsValid(id))
            return new(new ExecutionId(id), null);
        if (Ownership.OwnerOf(new(id)) is { } owner)
            return new(owner, null);
        ExplainSubject? found = null;
        var number = long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : (long?)null;
        using var storage = openForReading();
        JournalReader.ReadState(storage, record =>
        {
            if (record.Body is JournalBody.Happened happened)
                found = Named(happened.Event, id, number, found) ?? found;
        });
        return found;
    }

    private static ExplainSubject? Named(Event e, string id, long? number, ExplainSubject? before) => e switch
    {
        Event.ExecutionStarted { Spec: SingleSpec { ClientId: { } chosen } } s when chosen.Text == id => new(s.Execution, null),
        Event.OrderAdopted a when a.Order.Text == id || a.VenueId.Value == number => new(null, a.Order),
        Event.OrderAccepted a when a.VenueId.Value == number => Of(a.Order, before),
        Event.OrderFilled f when f.VenueId.Value == number => Of(f.Order, before),
        Event.OrderTriggered { Child: { } child } t when child.Value == number => Of(t.Order, before),
        _ => null,
    };

    // An id of its user's choice does not tell its execution: the start of that has, or will not be found.
    private static ExplainSubject Of(ClientOrderId order, ExplainSubject? before) =>
        Ownership.OwnerOf(order) is { } owner ? new(owner, null)
        : before?.Order == order ? before
        : new(null, order);
}
