using Xunit;

namespace Bowline.Core.Tests;

/// <summary>The timers beside a plain list of them.</summary>
public sealed class TimerBookTests
{
    [Fact]
    public void EveryBook_RingsWhatTheListDoes()
    {
        for (var seed = 1UL; seed <= 10; seed++)
        {
            var prng = new Prng(seed);
            var (book, due) = (TimerBook.Empty, new Dictionary<TimerKey, Time>());
            for (var step = 0; step < 200; step++)
            {
                (var which, prng) = prng.Below(12);
                (var at, prng) = prng.Below(20);
                (var kind, prng) = prng.Below(3);
                var key = new TimerKey(new($"e{which / 2}"), which % 2 == 0 ? "a" : "b");
                if (kind == 0)
                    (book, _) = (book.Without(key), due.Remove(key));
                else
                    (book, due[key]) = (book.Put(new(key, new(at))), new(at));
                AssertSame(due, book);
            }
        }
    }

    [Fact]
    public void PutOfWhatIsThere_AndWithoutWhatIsNot_GiveTheSameInstance()
    {
        var book = TimerBook.Empty.Put(new(new(new("e"), "a"), new(5)));
        Assert.Same(book, book.Put(new(new(new("e"), "a"), new(5))));
        Assert.Same(book, book.Without(new(new("e"), "b")));
    }

    // Told again as a ring that came when it had been cleared: it finds nobody, and is no surprise.
    [Fact]
    public void RingOfATimerThatIsNotThere_IsNothing()
    {
        var ledger = Some.Ready();
        var step = ledger.Apply(new Event.TimerFired(Some.Noon, Some.Id, "slice"));
        Assert.Same(ledger, step.Next);
        Assert.Empty(step.Unexpected);
    }

    private static void AssertSame(Dictionary<TimerKey, Time> due, TimerBook book)
    {
        var byTime = due.OrderBy(pair => pair.Value.Milliseconds).ThenBy(pair => pair.Key.Execution.Text, StringComparer.Ordinal)
            .ThenBy(pair => pair.Key.Timer, StringComparer.Ordinal).Select(pair => new ArmedTimer(pair.Key, pair.Value)).ToList();
        Assert.Equal(byTime.Count, book.Count);
        Assert.Equal(byTime.Count == 0 ? null : byTime[0].Due, book.Next);
        Assert.Equal(byTime.OrderBy(t => t.Key), book.All);
        foreach (var now in new[] { -1, 0, 3, 10, 19 })
            Assert.Equal(byTime.Where(t => t.Due.Milliseconds <= now), book.DueBy(new(now)));
        Assert.All(due, pair => Assert.Equal((true, pair.Value), (book.Has(pair.Key), book.DueOf(pair.Key))));
        Assert.Null(book.DueOf(new(new("e9"), "a")));
    }
}
