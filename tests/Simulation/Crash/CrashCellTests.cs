using Xunit;

namespace Bowline.Simulation;

public sealed class CrashCellTests
{
    private const string Undisturbed = "completed 0.02";

    private static readonly CrashResult Same = new(null, Undisturbed, 3, 40, 1);
    private static readonly CrashResult Gone = new(null, CrashRun.NeverTaken, 0, null, 1);

    [Fact]
    public void Cell_ReadBack_AdmitsWhatItWasMadeOf()
    {
        var cell = CrashCell.Parse(CrashCell.Of([Same, Same, Gone], Undisturbed).ToString());
        Assert.Equal("2× same, 1× never taken · 40 ms · 0–3", cell.ToString());
        Assert.True(cell.Admits(Same, Undisturbed) && cell.Admits(Gone, Undisturbed));
    }

    [Fact]
    public void Cell_AnotherOutcome_SlowerProtection_MoreOrders_AreNotAdmitted()
    {
        var cell = CrashCell.Of([Same], Undisturbed);
        Assert.False(cell.Admits(Gone, Undisturbed));
        Assert.False(cell.Admits(Same with { ProtectedAfterMs = 2_000 }, Undisturbed));
        Assert.False(cell.Admits(Same with { Orders = 4 }, Undisturbed));
        Assert.False(cell.Admits(Same with { Violation = "twice: s01 is 2 orders" }, Undisturbed));
    }
}
