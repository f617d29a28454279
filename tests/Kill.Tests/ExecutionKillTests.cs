using Xunit;

namespace Bowline.Kill.Tests;

public sealed class ExitKillTests
{
    [Fact]
    public Task Oco_DeskKilled_IsCoveredAndOnceAndLeavesNothing() => KillTable.Play(KillStory.Oco, seed: 41);

    [Fact]
    public Task Bracket_DeskKilled_IsCoveredAndOnceAndLeavesNothing() => KillTable.Play(KillStory.Bracket, seed: 42);

    [Fact]
    public Task Trail_DeskKilled_IsCoveredAndOnceAndLeavesNothing() => KillTable.Play(KillStory.Trail, seed: 43);
}

public sealed class ScheduleKillTests
{
    [Fact]
    public Task Twap_DeskKilled_IsOnceAndLeavesNothing() => KillTable.Play(KillStory.Twap, seed: 44);

    [Fact]
    public Task Grid_DeskKilled_IsCoveredAndOnceAndLeavesNothing() => KillTable.Play(KillStory.Grid, seed: 45);
}
