using Xunit;

namespace Bowline.Core.Tests;

/// <summary>
/// The state hash is what replay and recovery are judged by, so it must tell apart whatever is state. Over all states that the
/// stories lead to: what has the same hash is the same, field by field, by a look that knows nothing of the hash.
/// </summary>
public sealed class StateHashTests
{
    [Fact]
    public void StatesOfTheSameHash_AreTheSame()
    {
        var seen = new Dictionary<(Type, StateHash), string>();
        foreach (var ledger in Ledgers())
        {
            foreach (var execution in ledger.Executions.All)
                Look(execution, execution.MixInto);
            foreach (var order in ledger.Orders.All)
                Look(order, order.MixInto);
            foreach (var position in ledger.Positions.All)
                Look(position, position.MixInto);
        }

        Assert.True(seen.Count > 3_000, $"{seen.Count} states are few");

        void Look<T>(T state, Mixing mix) where T : notnull
        {
            var mixer = StateMixer.Begin();
            mix(ref mixer);
            var dumped = FieldDump.Of(state);
            var key = (state.GetType(), mixer.Finish());
            if (seen.TryGetValue(key, out var before))
                Assert.Equal(before, dumped);
            else
                seen.Add(key, dumped);
        }
    }

    [Fact]
    public void LedgersOfTheSameHash_AreTheSame()
    {
        var seen = new Dictionary<StateHash, string>();
        foreach (var ledger in Ledgers())
        {
            object[] parts =
            [
                .. ledger.Orders.All, .. ledger.Executions.All, .. ledger.Positions.All, .. ledger.Balances.All, .. ledger.Settings.All,
                .. ledger.PendingSettings.All, .. ledger.Alarms.All, .. ledger.LostStreams.All, .. ledger.Countdowns.All, .. ledger.Flattenings.All,
                .. ledger.VenueCountdowns.All, ledger.PositionMode?.ToString() ?? "",
            ];
            var dumped = string.Join('\n', parts.Select(FieldDump.Of));
            if (seen.TryGetValue(ledger.Hash, out var before))
                Assert.Equal(before, dumped);
            else
                seen.Add(ledger.Hash, dumped);
        }
    }

    private delegate void Mixing(ref StateMixer mixer);

    internal static IEnumerable<Ledger> Ledgers() => StoryFiles.All.SelectMany(story => StoryFiles.Moments(story.Data));
}
