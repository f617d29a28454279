using Bowline.Contract;
using Bowline.Core;

namespace Bowline.App;

/// <summary>One order of what is being explained, as its records are read.</summary>
internal sealed class OrderTale(ClientOrderId id, OrderSpec spec, long? causedBy, ExplainBounds bounds)
{
    private readonly HeadAndTail<ExplainedLine> _lines = ExplainBounds.List<ExplainedLine>(bounds.Lines);

    public ClientOrderId Id => id;

    /// <summary>The order as the ledger last had it; null until it did.</summary>
    public Order? Order { get; set; }

    public int LeftOut => _lines.LeftOut;

    public void Tell(long sequence, Time at, string text) =>
        _lines.Add(new() { Sequence = sequence, Time = at.Milliseconds, Text = text });

    public ExplainedOrder Draw() => new()
    {
        ClientOrderId = id.Text,
        OrderId = Order?.VenueId?.ToString(),
        Leg = Ownership.LegOf(id)?.ToString(),
        Attempt = Attempt(),
        Text = EventText.Of(spec),
        Status = Order is { } order ? Words.Status(order.Status) : "UNKNOWN",
        Filled = Order?.Filled.ToString() ?? "0",
        CausedBy = causedBy,
        Lines = [.. _lines.All],
    };

    // The letters behind the number count like spreadsheet columns: none, a … z, aa ….
    private int Attempt()
    {
        if (Ownership.LegOf(id) is null)
            return 1;
        var attempt = 0;
        foreach (var c in id.Text.AsSpan(id.Text.AsSpan().TrimEnd("abcdefghijklmnopqrstuvwxyz").Length))
            attempt = (attempt * 26) + (c - 'a') + 1;
        return attempt + 1;
    }
}
