namespace Bowline.Paper.Tests;

/// <summary>A scene with quotes, one trader, and faults that a test switches on in their own language.</summary>
internal sealed class FaultScene
{
    public FaultScene()
    {
        Scene = new Scene();
        Scene.Quotes(50_000m, 50_001m);
        Alice = Scene.Trader();
    }

    public Scene Scene { get; }

    public Trader Alice { get; }

    /// <summary>Starts a plan of these faults, written as in a file.</summary>
    public FaultScene With(params string[] faults) => Plan($$"""{"seed":7,"faults":[{{string.Join(',', faults)}}]}""");

    public FaultScene Plan(string json)
    {
        var read = FaultPlan.Read(json);
        Assert.True(read is FaultPlanRead.Good, read is FaultPlanRead.Bad bad ? string.Join('\n', bad.Problems) : "");
        Assert.True(Scene.Exchange.StartFaults(((FaultPlanRead.Good)read).Plan, Scene.Now));
        return this;
    }

    public RestResponse Raw(string method, string path, string query = "", string body = "", string? remote = null) =>
        Scene.Exchange.Handle(new RestRequest(method, path, query, body, Alice.Key, remote ?? Remote(path)), Scene.Now);

    private static string Remote(string path) => path.StartsWith("/paper/", StringComparison.Ordinal) ? "127.0.0.1" : "10.0.0.1";

    public RestResponse Ping() => Raw("GET", "/fapi/v1/ping");

    public Answer Buy(string more = "") => Alice.Market("BUY", 0.01m, more.Length == 0 ? "newClientOrderId=mine" : more);

    public void Pass(long milliseconds)
    {
        Scene.Now += milliseconds;
        Scene.Exchange.Advance(Scene.Now);
    }
}
