using Bowline.Core;

namespace Bowline.App;

/// <summary>
/// What the projection remembers of orders, so that a fill's line can name the order it fills. Orders that ended are
/// forgotten, oldest first, once there are too many.
/// </summary>
internal sealed class AuditMemory
{
    private const int EndedKept = 4096;

    private readonly Dictionary<string, Known> _orders = [];
    private readonly Dictionary<long, string> _intents = [];
    private readonly Dictionary<string, RunningAudit> _running = [];
    private readonly Queue<string> _ended = [];
    private readonly Queue<long> _answered = [];

    /// <summary>An execution began.</summary>
    /// <param name="chosen">The id its user chose for its order.</param>
    public void Start(RunningAudit execution, ClientOrderId? chosen)
    {
        _running[execution.Id.Text] = execution;
        if (chosen is { } id) Of(id).Order = execution.Order with { ClientOrderId = id.Text };
    }

    /// <summary>The running execution of that link; null when it is not known, or has ended.</summary>
    public RunningAudit? Running(string link) => _running.GetValueOrDefault(link);

    public void Forget(ExecutionId link) => _running.Remove(link.Text);

    public Known Of(ClientOrderId id)
    {
        if (_orders.TryGetValue(id.Text, out var known)) return known;
        var link = Ownership.OwnerOf(id)?.Text ?? "";
        var order = Running(link)?.Order ?? AuditOrder.None with { LinkId = link };
        known = new(order with { ClientOrderId = id.Text });
        _orders[id.Text] = known;
        return known;
    }

    public void Sent(Intent intent, ClientOrderId order)
    {
        _intents[intent.Id] = order.Text;
        _answered.Enqueue(intent.Id);
        if (_answered.Count > EndedKept) _intents.Remove(_answered.Dequeue());
    }

    public AuditOrder OfIntent(long intent) =>
        _intents.TryGetValue(intent, out var id) && _orders.TryGetValue(id, out var known)
            ? known.Order
            : AuditOrder.None;

    public void End(ClientOrderId id)
    {
        var known = Of(id);
        if (known.HasEnded) return;
        known.HasEnded = true;
        _ended.Enqueue(id.Text);
        if (_ended.Count > EndedKept) _orders.Remove(_ended.Dequeue());
    }

    /// <summary>One order as the audit log knows it.</summary>
    public sealed class Known(AuditOrder order)
    {
        public AuditOrder Order { get; set; } = order;

        public bool IsPlacing { get; set; }

        public bool IsCanceling { get; set; }

        public bool IsAmending { get; set; }

        public bool IsTriggered { get; set; }

        public bool HasEnded { get; set; }

        public FillSummary Fills { get; set; } = FillSummary.None;
    }
}
