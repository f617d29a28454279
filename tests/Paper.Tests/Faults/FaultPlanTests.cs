using System.Text;
using System.Text.Json;

namespace Bowline.Paper.Tests;

/// <summary>Plans as they are written, and the door they come in by.</summary>
public sealed class FaultPlanTests
{
    private readonly FaultScene scene = new();

    [Fact]
    public void Days_AllReadAndStart()
    {
        foreach (var day in FaultDays.Names)
        {
            Assert.Equal(day, FaultDays.Find(day)!.Name);
            Assert.True(new FaultScene().Scene.Exchange.StartFaults(FaultDays.Find(day)!, Scene.Start));
        }
        Assert.Null(FaultDays.Find("sunny"));
    }

    [Fact]
    public void EverythingWrong_IsSaidAtOnce()
    {
        var problems = Problems("""
            {"seed":-1,"faults":[
              {"fault":"nonsense"},
              {"fault":"ip-ban","banMs":0,"probability":1.5,"colour":"red"},
              {"fault":"error","status":200},
              {"fault":"stall","every":1000},
              17]}
            """);

        Assert.Equal(9, problems.Count);
        Assert.Contains(problems, text => text.StartsWith("seed:", StringComparison.Ordinal));
        Assert.Contains(problems, text => text.StartsWith("faults[0]: fault must be one of", StringComparison.Ordinal));
        Assert.Contains(problems, text => text.StartsWith("faults[1]: banMs is a whole number", StringComparison.Ordinal));
        Assert.Contains(problems, text => text.StartsWith("faults[1]: probability", StringComparison.Ordinal));
        Assert.Contains(problems, text => text.StartsWith("faults[1]: ip-ban does not take colour", StringComparison.Ordinal));
        Assert.Contains(problems, text => text.StartsWith("faults[3]: every needs for", StringComparison.Ordinal));
        Assert.Contains(problems, text => text.StartsWith("faults[4]:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"faults":{}}""")]
    [InlineData("""{"fault":"stall","ms":1e99}""")]
    [InlineData("""{"fault":"stall","ms":"5"}""")]
    [InlineData("""{"fault":5}""")]
    [InlineData("""{"faults":[[[[[[[[[[[[1]]]]]]]]]]]]}""")]
    public void Nonsense_IsRefusedInWords(string text) => Assert.NotEmpty(Problems(text));

    [Fact]
    public void TooLongOrTooMany_IsRefused()
    {
        Assert.NotEmpty(Problems("{\"faults\":[" + new string(' ', 70_000) + "]}"));
        Assert.NotEmpty(Problems($$"""{"faults":[{{string.Join(',', Enumerable.Repeat("""{"fault":"waf"}""", 201))}}]}"""));
    }

    [Fact]
    public void Door_StartsListsAndEnds_ThroughTheWorstOfFaults()
    {
        var started = Door("POST", body: """{"fault":"internal-error","path":"/fapi/*"}""");
        var id = started.GetProperty("faults")[0].GetProperty("id").GetInt64();
        Assert.Equal(503, scene.Ping().Status);

        var listed = Door("GET").GetProperty("faults")[0];
        Assert.Equal(("internal-error", 1L), (listed.GetProperty("fault").GetString(), listed.GetProperty("struck").GetInt64()));
        Assert.Equal(0, Door("DELETE", $"id={id}").GetProperty("faults").GetArrayLength());
        Assert.Equal(200, scene.Ping().Status);
        Assert.Equal(400, scene.Raw("DELETE", "/paper/v1/faults", $"id={id}").Status);
    }

    [Fact]
    public void Door_StartsDaysByName_AndEndsThemAll()
    {
        Assert.True(Door("POST", "day=worst&seed=9").GetProperty("faults").GetArrayLength() > 20);
        Assert.Equal(0, Door("DELETE").GetProperty("faults").GetArrayLength());
        Assert.Equal(400, scene.Raw("POST", "/paper/v1/faults", "day=sunny").Status);
        Assert.Equal(200, scene.Ping().Status);
    }

    [Fact]
    public void Door_IsShutToOtherMachines()
    {
        Assert.Equal(403, scene.Raw("GET", "/paper/v1/faults", remote: "10.0.0.1").Status);
        Assert.Equal(200, scene.Raw("GET", "/paper/v1/faults", remote: "::1").Status);
    }

    [Fact]
    public void EndedFaults_LetGoWhatTheyKeptBack()
    {
        var listener = new Listener(scene.Scene, scene.Alice);
        scene.With("""{"fault":"late-event","ms":60000}""", """{"fault":"ip-ban","path":"/fapi/v1/ping"}""");
        scene.Buy();
        Assert.Equal(418, scene.Ping().Status);
        Assert.Equal("", listener.Story());

        Door("DELETE");

        Assert.Equal("NEW/NEW TRADE_LITE ACCOUNT_UPDATE TRADE/FILLED", listener.Story());
        Assert.Equal(200, scene.Ping().Status);
    }

    private static IReadOnlyList<string> Problems(string text) =>
        Assert.IsType<FaultPlanRead.Bad>(FaultPlan.Read(text)).Problems;

    private JsonElement Door(string method, string query = "", string body = "")
    {
        var answer = scene.Raw(method, "/paper/v1/faults", query, body, "127.0.0.1");
        Assert.True(answer.Status == 200, Encoding.UTF8.GetString(answer.Body));
        using var document = JsonDocument.Parse(answer.Body);
        return document.RootElement.Clone();
    }
}
