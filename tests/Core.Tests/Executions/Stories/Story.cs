using System.Collections.Immutable;
using System.Globalization;

namespace Bowline.Core.Tests;

/// <summary>
/// The story of an execution of several orders, in text: <c>given</c> names its kind and parameters, every further line
/// is something that happens and, after an arrow, what must come of it. Orders go by leg, number and attempt
/// (<c>s01a</c>). <c>is</c> states where the execution stands; <c>restart</c> folds everything again from the events,
/// which must give the same state, and tells what a restart tells. docs/algorithms/stories.md lists the lines.
/// </summary>
internal sealed class Story
{
    private readonly List<Event> _told = [];
    private readonly StoryEvents _events;
    private Ledger _ledger = Ledger.Empty;

    private readonly SpecContext _context;

    private Story(SpecText text, SpecContext context)
    {
        _context = context;
        Spec = (ExecutionSpec?)StorySingles.Read(text, context) ?? Executions.Read(text, context);
        var prefix = Executions.Find(text.Kind)!.Prefix;
        Id = new($"{prefix}-00000001");
        _events = new(Id, Spec.Symbol);
    }

    public ExecutionId Id { get; }

    public ExecutionSpec Spec { get; }

    /// <summary>The text as it should have been written.</summary>
    public static string Play(string text)
    {
        Story? story = null;
        var lines = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            var left = line.Split("->")[0].TrimEnd();
            if (left.StartsWith("given ", StringComparison.Ordinal))
            {
                story = Given(left);
                lines.Add(left);
            }
            else if (left.Length == 0 || left[0] == '#')
                lines.Add(line.TrimEnd());
            else
                lines.Add((story ?? throw new FormatException("a story begins with given")).Line(left));
        }

        return string.Join('\n', lines);
    }

    /// <summary>Where these lines lead to; the first is the <c>given</c>.</summary>
    public static Ledger LedgerAfter(IReadOnlyList<string> lines) => Ledgers(lines).Last();

    /// <summary>How things stand after each of these lines; the first is the <c>given</c>.</summary>
    public static IEnumerable<Ledger> Ledgers(IReadOnlyList<string> lines)
    {
        var story = Given(lines[0].Split("->")[0].TrimEnd());
        foreach (var line in lines.Skip(1))
        {
            var left = line.Split("->")[0].TrimEnd();
            if (left.Length > 0 && left[0] != '#')
                story.Line(left);
            yield return story._ledger;
        }

        if (lines.Count == 1)
            yield return story._ledger;
    }

    /// <summary>The execution that a <c>given</c> line tells of.</summary>
    public static Story Given(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var fields = ImmutableArray.CreateBuilder<SpecField>();
        fields.Add(new("side", words[2]));
        fields.Add(new("quantity", words[3]));
        var instrument = Some.Btc;
        var (arrival, mark) = (60000m, 60000m);
        foreach (var word in words.Skip(4))
        {
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = (word[..equals], word[(equals + 1)..].Replace('_', ' '));
            switch (name)
            {
                case "symbol":
                    instrument = value == "ETHUSDT" ? Some.Eth : Some.Btc;
                    break;
                case "arrival":
                    arrival = Number(value);
                    break;
                case "mark":
                    mark = Number(value);
                    break;
                default:
                    fields.Add(new(name, value));
                    break;
            }
        }

        return new(new(words[1], fields.ToImmutable()), new(instrument, new(arrival), new(mark)));
    }

    /// <summary>Decimal text as stories write it.</summary>
    public static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private string Line(string left)
    {
        var words = left.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words[0] switch
        {
            "is" => $"is {Standing()}",
            "holds" => $"holds {Execution.Holding}",
            "refused" => $"refused {string.Join(", ", StorySingles.Refusals(Spec, _context).Select(r => r.Code))}".TrimEnd(),
            "start" => With(left, Tell(new Event.ExecutionStarted(_events.Now, Id, Spec, 1))),
            "wait" => With(left, Wait(words[1])),
            "past" => With(left, Past(words)),
            // The desk is away for so long: timers ring late.
            "late" => With(left, Late(words[1])),
            "away" => With(left, Away(words[1])),
            "restart" => With(left, Restart()),
            "outcome" => $"outcome {StoryText.Of(new Command.Finish(Id, Execution.Outcome!))}",
            "details" => $"details {string.Join("; ", Execution.Details.Select(d => $"{d.Name} {d.Value}"))}",
            _ => With(left, Tell(_events.Of(words))),
        };
    }

    private Execution Execution => _ledger.Executions.Find(Id)!;

    private string Standing()
    {
        var p = Execution.Progress;
        var over = p.OverFilled.IsZero ? "" : $", over {p.OverFilled}";
        return $"{Execution.Status}, filled {p.Filled}, working {p.Working}, left {p.Left}{over}";
    }

    private static string With(string left, IEnumerable<string> results)
    {
        var text = string.Join(", ", results);
        return text.Length == 0 ? left : $"{left} -> {text}";
    }

    private List<string> Tell(Event e)
    {
        _told.Add(e);
        var step = _ledger.Apply(e);
        _ledger = step.Next;
        return [.. step.Commands.Select(StoryText.Of).Where(t => t.Length > 0), .. step.Unexpected.Select(u => $"!{u.Code}")];
    }

    /// <summary>
    /// Candles of five minutes that closed before now: <c>past 60m..5m 60000 12</c> opened 60 to 5 minutes ago, with that
    /// close and volume.
    /// </summary>
    private List<string> Past(string[] words)
    {
        var ago = words[1].Split("..");
        var results = new List<string>();
        for (var at = Ago(ago[0]); at <= Ago(ago[^1]); at += TimeSpan.FromMinutes(5))
        {
            var close = new Price(Number(words[2]));
            results.AddRange(Tell(new Event.KlineClosed(
                _events.Now, Spec.Symbol, "5m", new(at, close, close, close, close, new(Number(words[3]))))));
        }

        return results;
    }

    private Time Ago(string duration) => _events.Now + -((Parsed<TimeSpan>.Good)DurationText.Read(duration)).Value;

    private List<string> Late(string duration)
    {
        Away(duration);
        return Wait("1ms");
    }

    /// <summary>Lets time pass, and no timer has rung yet.</summary>
    private List<string> Away(string duration)
    {
        _events.Now += ((Parsed<TimeSpan>.Good)DurationText.Read(duration)).Value;
        return [];
    }

    /// <summary>Lets time pass; timers ring when they are due.</summary>
    private List<string> Wait(string duration)
    {
        var until = _events.Now + ((Parsed<TimeSpan>.Good)DurationText.Read(duration)).Value;
        var results = new List<string>();
        for (var rings = 0; rings < 1_000; rings++)
        {
            var due = _ledger.Timers.All.Where(t => t.Due <= until).OrderBy(t => t.Due).FirstOrDefault();
            if (due is null)
                break;
            _events.Now = due.Due > _events.Now ? due.Due : _events.Now;
            results.AddRange(Tell(new Event.TimerFired(_events.Now, due.Key.Execution, due.Key.Timer)));
        }

        _events.Now = until;
        return results;
    }

    /// <summary>The desk dies and comes back: the fold gives the same state, and what was in flight is asked about.</summary>
    private List<string> Restart()
    {
        var again = _told.Aggregate(Ledger.Empty, (ledger, e) => ledger.Apply(e).Next);
        var results = new List<string>();
        if (again.Hash != _ledger.Hash)
            results.Add("!the fold differs");
        _ledger = again;
        foreach (var order in _ledger.Orders.Live.All.ToList())
        {
            if (order.Status == OrderStatus.Pending)
                results.AddRange(Tell(new Event.OrderNotSent(_events.Now, order.Id, "the desk stopped before its bytes left")));
            else if (order.Inflight is { Kind: not InflightKind.None, Unknown: false })
                results.AddRange(Tell(new Event.OrderUnresolved(_events.Now, order.Id, order.Inflight.Kind, "the desk stopped")));
        }

        // What it wants started and the desk does not know of is handed over again.
        foreach (var execution in _ledger.Executions.Live.All)
        {
            if (execution.SubmissionAt(_events.Now) is { } submit && !_ledger.Executions.Has(submit.Execution))
                results.Add($"again: {StoryText.Of(submit)}");
        }

        return results;
    }
}
