using Bowline.Core;

namespace Bowline.Gateway.Tests;

/// <summary>What goes otherwise than usual in one run of a model, and how often at most.</summary>
internal sealed class Choices
{
    private readonly List<(int Taken, int Of, string What)> _taken = [];
    private readonly Func<int, int, int> _choose;
    private int _left;

    private Choices(int departures, Func<int, int, int> choose) => (_left, _choose) = (departures, choose);

    /// <summary>How often this run departed from the usual.</summary>
    public int Departures => _taken.Count(t => t.Taken > 0);

    /// <summary>The number of one of so many ways to go on; 0 is the usual one.</summary>
    public int Take(int of, string what)
    {
        var open = _left > 0 ? of : 1;
        var taken = open > 1 ? _choose(_taken.Count, open) : 0;
        _taken.Add((taken, open, what));
        _left -= taken > 0 ? 1 : 0;
        return taken;
    }

    public override string ToString() => string.Join(", ", _taken.Where(t => t.Taken > 0).Select(t => $"{t.What} {t.Taken}"));

    /// <summary>
    /// Every run with at most so many departures: each is given the choices of the run before it up to a point, and the
    /// next choice there.
    /// </summary>
    public static IEnumerable<Choices> All(int departures)
    {
        List<int> given = [];
        while (true)
        {
            var path = given;
            Choices run = new(departures, (at, _) => at < path.Count ? path[at] : 0);
            yield return run;
            var last = run._taken.FindLastIndex(t => t.Taken + 1 < t.Of);
            if (last < 0)
                yield break;
            given = [.. run._taken.Take(last).Select(t => t.Taken), run._taken[last].Taken + 1];
        }
    }

    /// <summary>A run drawn from a seed: one choice in six departs.</summary>
    public static Choices Drawn(ulong seed, int departures)
    {
        Prng chance = new(seed);
        return new(departures, (_, of) =>
        {
            (var departs, chance) = chance.Below(6);
            (var way, chance) = chance.Below(of - 1);
            return departs == 0 ? (int)way + 1 : 0;
        });
    }
}
