using System.Collections.Immutable;
using Bowline.Core;
using Bowline.Gateway;

namespace Bowline.App;

/// <summary>The operators' requests that are under way.</summary>
internal sealed class AskList
{
    /// <summary>More requests than this at once are a flood, not an operator.</summary>
    private const int Most = 1_000;

    private readonly List<Ask> _waiting = [];
    private readonly List<Ask> _done = [];
    private readonly Dictionary<long, Ask> _queries = [];
    private long _lastQuery;

    public Time Due => _waiting.Count == 0 ? new(long.MaxValue) : _waiting.Min(ask => ask.Deadline);

    public bool AnyDone => _done.Count > 0;

    public bool TryAdd(Ask ask)
    {
        if (_waiting.Count >= Most && !ask.ReducesRisk)
            return false;
        _waiting.Add(ask);
        return true;
    }

    /// <summary>Takes an ask of the desk's own: there are never more of them than executions that want something.</summary>
    public void AddOwn(Ask ask) => _waiting.Add(ask);

    /// <summary>Advances every ask once; what they want is handed to <paramref name="take"/> in their order.</summary>
    public bool Advance(Func<LoopView> view, Action<AskStep> take)
    {
        var moved = false;
        for (var i = 0; i < _waiting.Count;)
        {
            var ask = _waiting[i];
            if (StepOf(ask, view()) is not { } step)
            {
                _waiting.RemoveAt(i);
                continue;
            }

            if (step.Queries.Length > 0)
                step = step with { Queries = [.. step.Queries.Select(query => Number(query, ask))] };
            take(step);
            moved |= step.Events.Length > 0;
            if (step.Done)
            {
                _waiting.RemoveAt(i);
                _done.Add(ask);
            }
            else
            {
                i++;
            }
        }

        return moved;
    }

    // An ask only reads the view, so one that breaks leaves the state whole: nothing typed may stop the desk.
    private static AskStep? StepOf(Ask ask, LoopView view)
    {
        try
        {
            return ask.Advance(view);
        }
        catch (Exception broken)
        {
            ask.Break(broken);
            return null;
        }
    }

    /// <summary>Shows every ask an event that was folded.</summary>
    public void Saw(Event e) => _waiting.ForEach(ask => ask.Saw(e));

    public void Answered(SessionNote.Answered answer)
    {
        if (_queries.Remove(answer.Query.Id, out var ask))
            ask.Answered(answer);
    }

    /// <summary>The turn is durable: those that are done get their answers.</summary>
    public void Release()
    {
        _done.ForEach(ask => ask.Release());
        _done.Clear();
    }

    /// <summary>Nothing more will happen: everyone is told where to look.</summary>
    public void Abandon(LoopView view)
    {
        foreach (var ask in _waiting.Concat(_done).ToImmutableArray())
        {
            ask.Abandon(view);
            ask.Release();
        }

        _waiting.Clear();
        _done.Clear();
    }

    private VenueQuery Number(VenueQuery query, Ask ask)
    {
        var numbered = query with { Id = ++_lastQuery };
        _queries[numbered.Id] = ask;
        return numbered;
    }
}
