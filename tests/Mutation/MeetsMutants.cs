using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Xunit.v3;

[assembly: Bowline.Mutation.MeetsMutants]

namespace Bowline.Mutation;

/// <summary>
/// Writes of each test, which mutants of Stryker's it meets and how long it takes. Built into a copy of the tests only
/// (<c>tests/Mutation/run</c>), which run one after the other then.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class MeetsMutantsAttribute : BeforeAfterTestAttribute
{
    private static readonly string? File = Environment.GetEnvironmentVariable("BOWLINE_MET");
    private static readonly Stopwatch Clock = new();
    private static readonly Lazy<MethodInfo> Take = new(() =>
        Assembly.Load(Environment.GetEnvironmentVariable("BOWLINE_MUTATED")!).GetTypes().Single(type => type.Name == "MutantControl").GetMethod("GetCoverageData")!);

    private static bool _hasBegun;

    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (File is null)
            return;
        // What was met while the tests were listed belongs to none of them.
        if (!_hasBegun)
            Write("", 0);
        _hasBegun = true;
        Clock.Restart();
    }

    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (File is not null)
            Write(test.TestCase.UniqueID, Clock.Elapsed.TotalMilliseconds);
    }

    private static void Write(string test, double ms)
    {
        var met = (IList<int>[])Take.Value.Invoke(null, null)!;
        var line = JsonSerializer.Serialize(new { test, ms, met = met[0], once = met[1] });
        System.IO.File.AppendAllText(File!, line + "\n");
    }
}
