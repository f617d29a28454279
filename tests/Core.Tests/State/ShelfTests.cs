using System.Collections.Immutable;
using Xunit;

namespace Bowline.Core.Tests;

public sealed class ShelfTests
{
    private static readonly Shelf<string, Alarm> Even = Enumerable.Range(0, 64).Select(i => Member(2 * i))
        .Aggregate(Shelf<string, Alarm>.Empty, (shelf, alarm) => shelf.Put(alarm.Name, alarm));

    // Some of the keys have a member and some have none, before, between and behind those that do.
    [Theory]
    [InlineData("4 7 126")]
    [InlineData("5")]
    [InlineData("127 200")]
    [InlineData("")]
    [InlineData("0 1 2 3 4 5 6 7 8 9 10 60 61 62 126 127 200 201")]
    [InlineData("1 3 5 7 9 11 13 15 17 19")]
    [InlineData("200 201 202 203 204 205 206 207")]
    public void MembersAmongKeys_AreThoseUnderThem_FewOrMany(string keys)
    {
        var numbers = keys.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).ToList();
        Assert.Equal(
            numbers.Where(number => number % 2 == 0 && number < 128).Select(Member),
            Even.Among([.. numbers.Select(number => Member(number).Name)]));
    }

    [Fact]
    public void MembersOfAnEmptyShelf_AreNone() => Assert.Empty(Shelf<string, Alarm>.Empty.Among(ImmutableSortedSet.Create("a", "b")));

    [Fact]
    public void Hash_IsTheSumOfTheMembers_AsTheyAreNow()
    {
        var changed = Even.Put("n004", Member(4) with { Text = "other" }).Without("n006").Without("n007");
        var due = changed.All.Aggregate(StateHash.Empty, (sum, alarm) => sum + StateHash.Of(alarm));
        Assert.Equal((63, due), (changed.Count, changed.Hash));
        Assert.Equal("other", changed.Find("n004")?.Text);
        Assert.Null(changed.Find("n006"));
        Assert.Equal(Even.Hash, changed.Put("n004", Member(4)).Put("n006", Member(6)).Hash);
    }

    [Fact]
    public void PutOfWhatIsThere_GivesTheSameInstance()
    {
        Assert.Same(Even, Even.Put("n004", Member(4)));
        Assert.Same(Even, Even.Without("n005"));
        Assert.NotSame(Even, Even.Put("n004", Member(4) with { Text = "other" }));
    }

    private static Alarm Member(int number) => new($"n{number:000}", "text", new(number));
}
