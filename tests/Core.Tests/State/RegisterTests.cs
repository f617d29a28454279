using System.Collections.Immutable;
using Xunit;

namespace Bowline.Core.Tests;

/// <summary>The register beside the plainest one there is: a list that is sorted whenever it is asked.</summary>
public sealed class RegisterTests
{
    private const int Kept = 12;

    [Fact]
    public void EveryVersion_HoldsAndForgetsWhatTheListDoes()
    {
        for (var seed = 1UL; seed <= 25; seed++)
        {
            var prng = new Prng(seed);
            List<(Register<ExecutionId, Member> Register, Naive Due)> versions = [(Register<ExecutionId, Member>.Empty(Kept), new([]))];
            for (var step = 0; step < 300; step++)
            {
                (var member, var older, prng) = Next(prng, step);
                var (register, due) = versions[older < versions.Count ? ^((int)older + 1) : ^1];
                var (next, forgotten) = register.Put(member);
                var (nextDue, forgottenDue) = due.Put(member);
                Assert.Equal(forgottenDue, forgotten);
                versions.Add((next, nextDue));
            }

            Assert.All(versions, version => AssertSame(version.Due, version.Register));
        }
    }

    [Fact]
    public void PutOfWhatIsThere_GivesTheSameInstance()
    {
        foreach (var member in new Member[] { new(new("a"), null, 1), new(new("b"), new(5), 1) })
        {
            var (register, _) = Register<ExecutionId, Member>.Empty(Kept).Put(member);
            Assert.Same(register, register.Put(member with { }).Next);
        }
    }

    private static void AssertSame(Naive due, Register<ExecutionId, Member> register)
    {
        Assert.Equal(due.Live, register.Live.All);
        Assert.Equal(due.Ended.OrderBy(member => member.Id), register.Ended.All);
        Assert.Equal(due.Ended.Reverse(), register.NewestEnded);
        Assert.Equal(due.Ended.Count(), register.Ended.Count);
        Assert.Equal(due.Members.Aggregate(StateHash.Empty, (sum, member) => sum + StateHash.Of(member)), register.Hash);
        Assert.All(due.Members, member => Assert.Same(member, register.Find(member.Id)));
        Assert.Equal(due.Members.Any(member => member.Id.Text == "e7"), register.Has(new("e7")));
    }

    // Most end in the order of time, some at the same time, some late, some come alive again; mostly the newest version goes on.
    private static (Member Member, long Older, Prng Next) Next(Prng prng, int step)
    {
        (var id, prng) = prng.Below(60);
        (var kind, prng) = prng.Below(4);
        (var late, prng) = prng.Below(8);
        (var older, prng) = prng.Below(40);
        Time? end = kind == 0 ? null : new Time(1_000 + (step / 3 * 3) - (late == 0 ? 100 : 0));
        return (new(new($"e{id}"), end, step), older == 0 ? 5 : 0, prng);
    }

    private sealed record Member(ExecutionId Id, Time? EndedAt, int Content) : IMortal<ExecutionId>
    {
        public void MixInto(ref StateMixer mixer)
        {
            mixer.Add(Id.Text);
            mixer.Add(EndedAt);
            mixer.Add((long)Content);
        }
    }

    private sealed record Naive(ImmutableArray<Member> Members)
    {
        public IEnumerable<Member> Live => Members.Where(member => member.EndedAt is null).OrderBy(member => member.Id);

        /// <summary>As they are forgotten.</summary>
        public IEnumerable<Member> Ended => Members.Where(member => member.EndedAt is not null)
            .OrderBy(member => member.EndedAt!.Value.Milliseconds).ThenBy(member => member.Id.Text, StringComparer.Ordinal);

        public (Naive Next, Member? Forgotten) Put(Member member)
        {
            var next = new Naive([.. Members.Where(other => other.Id != member.Id), member]);
            if (member.EndedAt is null || next.Ended.Count() <= Kept)
                return (next, null);
            var forgotten = next.Ended.First();
            return (new([.. next.Members.Where(other => other.Id != forgotten.Id)]), forgotten);
        }
    }
}
