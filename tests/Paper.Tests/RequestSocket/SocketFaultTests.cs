namespace Bowline.Paper.Tests;

/// <summary>What clients of the request socket hear on a bad day.</summary>
public sealed class SocketFaultTests
{
    private readonly Scene scene = new Scene().Quotes(49_999m, 50_001m);
    private readonly SocketClient socket;

    public SocketFaultTests() => socket = new SocketClient(scene);

    [Theory]
    [InlineData("internal-error", 503, -1001)]
    [InlineData("timeout-before-accept", 408, -1007)]
    [InlineData("waf", 403, -1001)]
    public void Refusals_ComeInTheEnvelope(string fault, int status, int code)
    {
        With($$"""{"fault":"{{fault}}"}""");

        socket.Ask("ticker.price").Refused(code, status);
    }

    [Fact]
    public void DelayedAnswer_ComesWhenItsTimeHasCome()
    {
        With("""{"fault":"delay-answer","ms":700}""");
        scene.Exchange.Receive(socket.Id, """{"id":1,"method":"ticker.price"}"""u8, scene.Now);
        Assert.Empty(socket.Heard());
        Assert.InRange(scene.Exchange.NextDue, scene.Now, scene.Now + 700);

        scene.Now += 699;
        scene.Exchange.Advance(scene.Now);
        Assert.Empty(socket.Heard());
        scene.Now++;
        scene.Exchange.Advance(scene.Now);

        Assert.Single(socket.Heard()).Good();
    }

    [Fact]
    public void DroppedRequest_EndsTheConnection()
    {
        With("""{"fault":"drop-request"}""");
        scene.Exchange.Receive(socket.Id, """{"id":1,"method":"ticker.price"}"""u8, scene.Now);

        Assert.Empty(socket.Heard());
        Assert.Equal("connection lost", socket.ClosedFor);
    }

    private void With(string plan) => Assert.True(
        scene.Exchange.StartFaults(Assert.IsType<FaultPlanRead.Good>(FaultPlan.Read(plan)).Plan, scene.Now));
}
