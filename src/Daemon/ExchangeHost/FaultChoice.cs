using Bowline.Paper;

namespace Bowline.Daemon;

/// <summary>What <c>--fault</c> names: a day that ships, or a file with a plan.</summary>
internal static class FaultChoice
{
    private const int BytesMax = 256 * 1024;

    /// <summary>The plan, or why there is none, a line for each problem.</summary>
    public static (FaultPlan? Plan, string Why) Read(string named)
    {
        if (FaultDays.Find(named) is { } day) return (day, "");
        var days = string.Join(", ", FaultDays.Names);
        try
        {
            var file = new FileInfo(named);
            if (!file.Exists) return (null, $"--fault {named}: neither a day ({days}) nor a file");
            if (file.Length > BytesMax) return (null, $"--fault {named}: longer than {BytesMax} bytes");
            return FaultPlan.Read(File.ReadAllText(named)) switch
            {
                FaultPlanRead.Good good => (good.Plan, ""),
                FaultPlanRead.Bad bad => (null, string.Join('\n', bad.Problems.Select(problem => $"--fault {named}: {problem}"))),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return (null, $"--fault {named}: {refused.Message}");
        }
    }
}
