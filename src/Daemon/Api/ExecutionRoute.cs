using System.Globalization;
using Bowline.Contract;

namespace Bowline.Daemon;

/// <summary>
/// One execution by its link id. A follower says how many lines of its story it has, and is answered when there is more
/// to tell: it never polls faster than something happens.
/// </summary>
internal static class ExecutionRoute
{
    private const int LongestWaitMs = 10_000;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(25);

    public static async Task Show(HttpContext c, IDeskApi desk, TimeProvider clock)
    {
        var linkId = (string)c.Request.RouteValues["linkId"]!;
        var (after, wait) = (Number(c, "after"), Number(c, "wait") ?? 0);
        var row = desk.Execution(linkId);
        var before = row is null ? "" : ProgressText.Of(row);
        var began = clock.GetTimestamp();
        while (row is not null && after is { } known && !HasNews(row, known, before)
            && clock.GetElapsedTime(began).TotalMilliseconds < Math.Min(wait, LongestWaitMs))
        {
            await Task.Delay(Step, clock, c.RequestAborted);
            row = desk.Execution(linkId);
        }

        if (row is null)
        {
            await NotFound(c, linkId);
            return;
        }

        Tell(c, row);
        await Reply.Write(
            c, row, ApiJson.Context.ExecutionRow, r => after is { } had ? ExecutionText.Since(r, had) : ExecutionText.Of(r),
            ExecutionText.ExitCodeOf(row));
    }

    /// <summary>Beside the answer: how much of the story it tells, and how far the execution is.</summary>
    public static void Tell(HttpContext c, ExecutionRow? row)
    {
        if (row is null)
            return;
        var headers = c.Response.Headers;
        headers[ApiHeaders.Lines] = ExecutionStory.Lines(row).Count.ToString(CultureInfo.InvariantCulture);
        headers[ApiHeaders.Ended] = row.Outcome is null ? "false" : "true";
        headers[ApiHeaders.Progress] = ProgressText.Of(row);
    }

    private static bool HasNews(ExecutionRow row, int known, string before) =>
        row.Outcome is not null || ExecutionStory.Lines(row).Count > known || ProgressText.Of(row) != before;

    private static Task NotFound(HttpContext c, string linkId)
    {
        c.Response.StatusCode = StatusCodes.Status404NotFound;
        return Reply.Failure(
            c, ExitCode.Refused, "execution-unknown", $"no execution in the desk's memory has the id '{linkId}'; `bowline executions` lists them");
    }

    private static int? Number(HttpContext c, string name) =>
        int.TryParse(c.Request.Query[name].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
