using Bowline.Core;
using Bowline.Journal;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>
/// A desk's journal as it comes of events: each is folded and written down, and what it leads to is written down behind
/// it as the desk does. Commands get their intents and nothing leaves.
/// </summary>
internal sealed class FoldedStory : IDisposable
{
    private readonly JournalWriter _writer;
    private readonly ExecutionId _id;
    private long _intent;
    private long _trade;

    /// <param name="spec">The kind, then its parameters by name.</param>
    public FoldedStory(string link, string spec, decimal arrival)
    {
        _writer = Assert.IsType<OpenOutcome.Ready>(JournalWriter.Open(Storage, static _ => { })).Writer;
        _id = new(link);
        _writer.Append(Now, new JournalBody.Opened("0.2.0", "paper", "paper", "a1b2", "synthetic:1", JournalHead.Genesis));
        var words = spec.Split(' ');
        var text = new SpecText(words[0], [.. words.Skip(1).Select(w => new SpecField(w.Split('=')[0], w.Split('=')[1]))]);
        Typed = new(words[0], "BTCUSDT", text["side"]!, text["quantity"]!, "", string.Join(' ', words.Skip(3)));
        Tell(new Event.RequestAccepted(Now, _id, Typed));
        Tell(new Event.ExecutionStarted(Now, _id, Executions.Read(text, new(Story.Bitcoin, new(arrival), new(arrival))), 7));
    }

    public MemoryStorage Storage { get; } = new();

    public Ledger Ledger { get; private set; } = Ledger.Empty;

    public Time Now { get; private set; } = new(1_795_176_000_000);

    private RequestText Typed { get; }

    public ClientOrderId Of(string leg) => new($"{_id}-{leg}");

    public FoldedStory Wait(int milliseconds)
    {
        Now += TimeSpan.FromMilliseconds(milliseconds);
        foreach (var due in Ledger.Timers.All.Where(timer => timer.Due <= Now).ToList())
            Tell(new Event.TimerFired(Now, due.Key.Execution, due.Key.Timer));
        return this;
    }

    public FoldedStory Accepted(string leg, long venueId) => Tell(new Event.OrderAccepted(Now, Of(leg), new(venueId)));

    public FoldedStory Filled(string leg, long venueId, decimal quantity, decimal price) => Tell(new Event.OrderFilled(
        Now, Of(leg), new(venueId),
        new(new(++_trade), new(price), new(quantity), 0.0005m * price * quantity, "USDT", new(0m), IsMaker: false, Now)));

    public FoldedStory Tell(Event e)
    {
        var step = Ledger.Apply(e);
        Ledger = step.Next;
        _writer.Append(e with { At = Now });
        var follow = new List<Event>();
        foreach (var command in step.Commands)
        {
            switch (command)
            {
                case Command.PlaceOrder place:
                    Intend(InflightKind.Placing, "POST", place.Order);
                    follow.Add(new Event.OrderSubmitted(Now, place.Order));
                    break;
                case Command.CancelOrder cancel:
                    Intend(InflightKind.Canceling, "DELETE", cancel.Order);
                    break;
                case Command.AmendOrder amend:
                    Intend(InflightKind.Amending, "PUT", amend.Order);
                    break;
                case Command.Finish finish:
                    follow.Add(new Event.ExecutionFinished(Now, finish.Execution, finish.Outcome));
                    break;
                case Command.RaiseAlarm alarm:
                    follow.Add(new Event.AlarmRaised(Now, alarm.Alarm, alarm.Text));
                    break;
                case Command.ClearAlarm alarm:
                    follow.Add(new Event.AlarmCleared(Now, alarm.Alarm));
                    break;
                default:
                    // Timers stand in the ledger.
                    break;
            }
        }

        follow.ForEach(next => Tell(next));
        return this;
    }

    public Contract.Explanation Explain(bool full = false)
    {
        Assert.IsType<WriteOutcome.Written>(_writer.Flush());
        return new DeskHistory(() => Storage).Explain(_id.Text, full);
    }

    public void Dispose() => _writer.Dispose();

    private void Intend(InflightKind kind, string method, ClientOrderId order)
    {
        var path = Ledger.FindOrder(order) is { IsConditional: true } ? "/fapi/v1/algoOrder" : "/fapi/v1/order";
        _writer.Append(Now, new JournalBody.Intended(
            new(++_intent, kind, method, path, $"newClientOrderId={order}", Now, 5000, order, null)));
    }
}
