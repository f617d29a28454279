using Bowline.Core;

namespace Bowline.Core.Tests;

/// <summary>
/// A story in text: `given` names the execution, every further line is an event and, after an arrow, what must come of
/// it:
/// commands, surprises with a `!`, or nothing. A line that begins with `is` states where the execution must stand.
/// </summary>
internal sealed class Scenario
{
    private ExecutionSpec _spec = new MarketOrderSpec(Some.Market());
    private Ledger _ledger = Ledger.Empty;

    public static string Play(string text)
    {
        var scenario = new Scenario();
        return string.Join('\n', text.Split('\n').Select(scenario.Line));
    }

    /// <summary>The line as it should have been written.</summary>
    private string Line(string line)
    {
        var left = line.Split("->")[0].TrimEnd();
        if (left.Length == 0 || left.StartsWith('#'))
            return line.TrimEnd();
        var words = left.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words[0] == "given")
        {
            _spec = Spec(words);
            return left;
        }

        if (words[0] == "is")
            return $"is {Standing()}";
        var step = _ledger.Apply(EventOf(words));
        _ledger = step.Next;
        var results = step.Commands.Select(Text).Concat(step.Unexpected.Select(u => $"!{u.Code}")).ToList();
        return results.Count == 0 ? left : $"{left} -> {string.Join(", ", results)}";
    }

    private static SingleSpec Spec(string[] words)
    {
        var side = words[2] == "BUY" ? Side.Buy : Side.Sell;
        return words[1] == "market"
            ? new MarketOrderSpec(Some.Market(decimal.Parse(words[3]), side))
            : new LimitOrderSpec(Some.Limit(decimal.Parse(words[3]), decimal.Parse(words[5]), side));
    }

    private string Standing()
    {
        var execution = _ledger.Executions.Find(Some.Id)!;
        var p = execution.Progress;
        return $"{execution.Status}, filled {p.Filled}, working {p.Working}, left {p.Left}";
    }

    private Event EventOf(string[] w) => w[0] switch
    {
        "start" => new Event.ExecutionStarted(Some.Noon, Some.Id, _spec, 1),
        "denied" => new Event.OrderDenied(Some.Noon, Some.Child, new(w[1], "")),
        "submitted" => new Event.OrderSubmitted(Some.Noon, Some.Child),
        "not-sent" => new Event.OrderNotSent(Some.Noon, Some.Child, "connection refused"),
        "accepted" => new Event.OrderAccepted(Some.Noon, Some.Child, Some.Venue),
        "rejected" => new Event.OrderRejected(Some.Noon, Some.Child, new(int.Parse(w[1]), "", "")),
        "filled" =>
            new Event.OrderFilled(Some.Noon, Some.Child, Some.Venue, Some.Fill(long.Parse(w[3]), decimal.Parse(w[1]))),
        "amended" =>
            new Event.OrderAmended(Some.Noon, Some.Child, new Price(decimal.Parse(w[3])), new(decimal.Parse(w[1]))),
        "canceled" => new Event.OrderCanceled(Some.Noon, Some.Child),
        "expired" => new Event.OrderExpired(Some.Noon, Some.Child, ""),
        "amend-rejected" => new Event.AmendRejected(Some.Noon, Some.Child, new(-5027, "", "")),
        "cancel-rejected" => new Event.CancelRejected(Some.Noon, Some.Child, new(-2011, "", "")),
        "unresolved" => new Event.OrderUnresolved(Some.Noon, Some.Child, Enum.Parse<InflightKind>(w[1]), "503"),
        "never-placed" => new Event.OrderNeverPlaced(Some.Noon, Some.Child),
        "cancel" => new Event.CancelRequested(Some.Noon, Some.Child),
        "amend" =>
            new Event.AmendRequested(Some.Noon, Some.Child, new Price(decimal.Parse(w[3])),
                new Quantity(decimal.Parse(w[1]))),
        "end" => new Event.EndRequested(Some.Noon, Some.Id),
        _ => throw new InvalidOperationException($"no such line: {w[0]}"),
    };

    private static string Text(Command command) => command switch
    {
        Command.PlaceOrder { Spec: OrderSpec.Limit limit } p => $"place {p.Order} {limit.Quantity} @ {limit.Price}",
        Command.PlaceOrder p => $"place {p.Order} {p.Spec.Quantity}",
        Command.AmendOrder a => $"amend {a.Order} {a.Quantity} @ {a.Price}",
        Command.CancelOrder c => $"cancel {c.Order}",
        Command.RaiseAlarm a => $"alarm {a.Alarm}",
        Command.Finish { Outcome: Outcome.Completed c } => $"completed {c.Filled}",
        Command.Finish { Outcome: Outcome.Stopped s } => $"stopped {s.Filled} of {s.Filled + s.Left}",
        Command.Finish { Outcome: Outcome.Failed f } => $"failed {f.Code} {f.Filled} of {f.Filled + f.Left}",
        _ => command.GetType().Name,
    };
}
