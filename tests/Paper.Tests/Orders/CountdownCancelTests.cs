namespace Bowline.Paper.Tests;

/// <summary>POST countdownCancelAll, contract 5.5.</summary>
public sealed class CountdownCancelTests
{
    private readonly Scene scene = new Scene().Quotes(49_999m, 50_001m, 1m);
    private readonly Trader alice;

    public CountdownCancelTests()
    {
        scene.Quotes(1_999m, 2_001m, 1m, "ETHUSDT");
        alice = scene.Trader();
    }

    [Fact]
    public void Countdown_CancelsTheSymbolsOrdersOfTheAccount_WhenItRunsOut()
    {
        var user = new Listener(scene, alice);
        var bob = scene.Trader("bob");
        bob.Limit("BUY", 0.01m, 49_000m).Accepted();
        alice.Limit("BUY", 0.01m, 49_000m).Accepted();
        alice.Order("symbol=ETHUSDT&side=BUY&type=LIMIT&quantity=1&price=1900&timeInForce=GTC").Accepted();
        user.Heard();

        var answer = Countdown(120_000).Accepted();

        Assert.Equal(("BTCUSDT", "120000"), (answer["symbol"], answer["countdownTime"]));
        Assert.Equal(System.Text.Json.JsonValueKind.String, answer.Json.GetProperty("countdownTime").ValueKind);
        // Ten, and one for the listen key.
        Assert.Equal("11", answer.Header("X-MBX-USED-WEIGHT-1M"));
        Assert.True(scene.Exchange.NextDue <= scene.Now + 120_000);
        Pass(119_999);
        Assert.Equal(2, Open());
        Pass(1);
        Assert.Equal("CANCELED/CANCELED", user.Story());
        Assert.Equal(1, Open());
        Assert.Single(bob.Get("/fapi/v1/openOrders").Json.EnumerateArray());
    }

    [Fact]
    public void Countdown_StartsAnewWithEachCall_AndZeroEndsIt()
    {
        alice.Limit("BUY", 0.01m, 49_000m).Accepted();
        Countdown(10_000).Accepted();
        Pass(9_000);
        Countdown(10_000).Accepted();
        Pass(9_000);
        Assert.Equal(1, Open());

        Assert.Equal("0", Countdown(0).Accepted()["countdownTime"]);
        Pass(100_000);

        Assert.Equal(1, Open());
    }

    [Fact]
    public void Countdown_OutlivesARestart()
    {
        alice.Limit("BUY", 0.01m, 49_000m).Accepted();
        Countdown(10_000).Accepted();
        var later = new Scene { Now = scene.Now + 10_000 };
        later.Exchange.Restore(scene.Exchange.Image());

        later.Exchange.Advance(later.Now);

        Assert.Empty(later.Exchange.Accounts.ByIndex(1).On(later.Exchange.Find(Scene.Btc)!.Spec).Open);
        Assert.Empty(later.Exchange.Countdowns.Image);
    }

    [Theory]
    [InlineData("symbol=BTCUSDT", -1102)]
    [InlineData("countdownTime=1000", -1102)]
    [InlineData("symbol=BTCUSDT&countdownTime=-1", -1130)]
    [InlineData("symbol=BTCUSDT&countdownTime=9223372036854775807", -1130)]
    [InlineData("symbol=NONE&countdownTime=1", -1121)]
    public void Countdown_WithoutASymbolOrATime_IsRefused(string query, int code) =>
        alice.Post("/fapi/v1/countdownCancelAll", query).Refused(code);

    private Answer Countdown(long time) =>
        alice.Post("/fapi/v1/countdownCancelAll", $"symbol=BTCUSDT&countdownTime={time}");

    private void Pass(long time)
    {
        scene.Now += time;
        scene.Exchange.Advance(scene.Now);
    }

    private int Open() => scene.Exchange.Accounts.ByIndex(1).OpenOrders;
}
