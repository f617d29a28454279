namespace Bowline.Paper.Tests;

/// <summary>A server clock that jumps or drifts (contract 2.4): clients see it, the exchange does not.</summary>
public sealed class ClockFaultTests
{
    private readonly FaultScene scene = new();

    [Fact]
    public void Jump_ShowsInServerTime_AndInTheWindow_AsLongAsItLasts()
    {
        scene.With("""{"fault":"clock-jump","offsetMs":7000,"at":1000,"for":2000}""");

        Assert.Equal(0, Ahead());
        scene.Pass(1_000);
        Assert.Equal(7_000, Ahead());
        Assert.Equal(
            "Timestamp for this request is outside of the recvWindow.",
            scene.Alice.Get("/fapi/v3/account").Refused(-1021)["msg"]);
        scene.Pass(2_000);
        Assert.Equal(0, Ahead());
        scene.Alice.Get("/fapi/v3/account").Accepted();
    }

    [Fact]
    public void JumpBack_MakesRequestsComeFromTheFuture()
    {
        scene.With("""{"fault":"clock-jump","offsetMs":-1000}""");

        Assert.Equal(
            "Timestamp for this request was 1000ms ahead of the server's time.",
            scene.Alice.Get("/fapi/v3/account").Refused(-1021)["msg"]);
    }

    [Fact]
    public void Drift_GrowsFromItsBeginning()
    {
        scene.With("""{"fault":"clock-drift","ppm":-200}""");
        scene.Pass(10_000_000);

        Assert.Equal(-2_000, Ahead());
        Assert.Equal(-2_000, Exact(scene.Scene.Public("/fapi/v1/exchangeInfo")) - scene.Scene.Now);
    }

    private static long Exact(Answer answer) => long.Parse(answer["serverTime"]);

    private long Ahead() => Exact(scene.Scene.Public("/fapi/v1/time")) - scene.Scene.Now;
}
