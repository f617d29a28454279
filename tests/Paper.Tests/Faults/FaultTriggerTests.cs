namespace Bowline.Paper.Tests;

/// <summary>When faults strike: chance, bursts, schedules, and the same again from the same seed.</summary>
public sealed class FaultTriggerTests
{
    private readonly FaultScene scene = new();

    [Fact]
    public void Schedule_OpensAndShutsOnTheExchangesTime()
    {
        scene.With("""{"fault":"internal-error","at":1000,"every":5000,"for":2000}""");
        var struck = new List<int>();
        for (var second = 0; second < 14; second++)
        {
            if (scene.Ping().Status == 503)
                struck.Add(second);
            scene.Pass(1_000);
        }

        Assert.Equal([1, 2, 6, 7, 11, 12], struck);
    }

    [Fact]
    public void SkipThenTimes_StrikeExactlyThose()
    {
        scene.With("""{"fault":"internal-error","skip":2,"times":3}""");

        Assert.Equal("..xxx...", Pings(8));
    }

    [Fact]
    public void Burst_StrikesSoManyInARow()
    {
        scene.With("""{"fault":"internal-error","probability":0.05,"burst":4}""");

        var runs = Pings(2_000).Split('.', StringSplitOptions.RemoveEmptyEntries);

        Assert.NotEmpty(runs);
        Assert.All(runs, run => Assert.Equal(0, run.Length % 4));
    }

    [Fact]
    public void Probability_IsKeptInTheLongRun()
    {
        scene.With("""{"fault":"internal-error","probability":0.1}""");

        // Ten thousand draws at 0.1: the mean is 1000, the deviation 30; six of them is 180.
        Assert.InRange(Pings(10_000).Count(c => c == 'x'), 820, 1_180);
    }

    [Fact]
    public void SameSeedSameRequests_SameFaults_OtherSeedOthers()
    {
        const string plan = """{"seed":SEED,"faults":[{"fault":"internal-error","probability":0.3}]}""";
        var (one, same, other) = (new FaultScene(), new FaultScene(), new FaultScene());
        one.Plan(plan.Replace("SEED", "5", StringComparison.Ordinal));
        same.Plan(plan.Replace("SEED", "5", StringComparison.Ordinal));
        other.Plan(plan.Replace("SEED", "6", StringComparison.Ordinal));

        var heard = Pings(500, one);

        Assert.Equal(heard, Pings(500, same));
        Assert.NotEqual(heard, Pings(500, other));
    }

    [Fact]
    public void FaultsDrawApart_OneMoreLeavesTheOthersAsTheyWere()
    {
        var (one, more) = (new FaultScene(), new FaultScene());
        const string first = """{"fault":"internal-error","probability":0.3,"path":"/fapi/v1/ping"}""";
        one.With(first);
        more.With(first, """{"fault":"internal-error","probability":0.5,"path":"/fapi/v1/time"}""");

        var heard = Pings(300, one);
        more.Raw("GET", "/fapi/v1/time");

        Assert.Equal(heard, Pings(300, more));
    }

    [Fact]
    public void FaultThatNeverStrikes_ChangesNoByte()
    {
        var (plain, faulty) = (new FaultScene(), new FaultScene());
        faulty.With(
            """{"fault":"internal-error","probability":0}""", """{"fault":"drop-event","probability":0}""",
            """{"fault":"late-event","probability":0}""", """{"fault":"cut","at":999999999}""");

        Assert.Equal(Story(plain), Story(faulty));
    }

    private static string Story(FaultScene scene)
    {
        var listener = new Listener(scene.Scene, scene.Alice);
        var heard = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            heard.Add(scene.Buy($"newClientOrderId=o{i}").Json.GetRawText());
            heard.AddRange(listener.Heard().Select(one => one.GetRawText()));
            scene.Pass(100);
        }
        return string.Join('\n', heard);
    }

    private string Pings(int count) => Pings(count, scene);

    private static string Pings(int count, FaultScene on) =>
        string.Concat(Enumerable.Range(0, count).Select(_ => on.Ping().Status == 503 ? 'x' : '.'));
}
