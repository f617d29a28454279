using Bowline.Binance;
using Bowline.Core;
using static Bowline.Gateway.Tests.KnownOrder;

namespace Bowline.Gateway.Tests;

/// <summary>A margin call is told each time, with what it is about, and is over some time after the last one.</summary>
public sealed class MarginCallTests
{
    // The contract's sample (section 10.6).
    private static readonly MarginCall Call = new()
    {
        CrossWalletBalance = 3.16812045m,
        Positions =
        [
            new() { Symbol = "ETHUSDT", PositionSide = "LONG", PositionAmt = 1.327m, MarginType = "CROSSED", MarkPrice = 187.17127m, MaintMargin = 1.614445m },
        ],
    };

    [Fact]
    public void SecondCall_IsNewsToo()
    {
        var ledger = Told(Ledger.Empty, At);
        Assert.Contains("ETHUSDT", ledger.Alarms.Find("margin-call")!.Text, StringComparison.Ordinal);
        Assert.Empty(MarginCalls.Raised(ledger, Call, At + TimeSpan.FromSeconds(59)));
        var again = MarginCalls.Raised(ledger, Call, At + TimeSpan.FromMinutes(1)).Single();
        Assert.True(ledger.Apply(again).NeedsRecord(ledger));
    }

    [Theory]
    [InlineData(59, false)]
    [InlineData(60, true)]
    public void AlarmGoes_AnHourAfterTheLastCall(int minutes, bool gone)
    {
        var ledger = Told(Ledger.Empty, At);
        Assert.Equal(gone, MarginCalls.Quieted(ledger, At + TimeSpan.FromMinutes(minutes)).Any());
        Assert.Empty(MarginCalls.Quieted(Ledger.Empty, At));
    }

    private static Ledger Told(Ledger ledger, Time at) => ledger.Apply(MarginCalls.Raised(ledger, Call, at).Single()).Next;
}
