using Bowline.Contract;

namespace Bowline.Daemon;

/// <summary>
/// Reads wait until the desk has compared its view with the exchange's: what it drew before that could be of yesterday.
/// Changes do not pass here; the desk's loop makes them wait itself.
/// </summary>
internal sealed class Readiness(IDeskApi desk, TimeProvider clock, RequestDelegate next)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PatienceOfStatus = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);

    public async Task Handle(HttpContext context)
    {
        var path = context.Request.Path;
        if (!HttpMethods.IsGet(context.Request.Method) || await IsReady(path, context.RequestAborted) || SpeaksAnyway(path))
            await next(context);
        else
            await Reply.Failure(context, ExitCode.Unreachable, "not-ready", $"the exchange has not answered yet ({desk.Status().HealthReason ?? "still starting"}); `bowline doctor` tells more");
    }

    /// <summary>What tells how the desk itself fares must speak when it fares badly.</summary>
    private static bool SpeaksAnyway(PathString path) =>
        path.Equals(Routes.Status, StringComparison.Ordinal) || path.Equals(Routes.Doctor, StringComparison.Ordinal) ||
        path.Equals(Routes.Alarms, StringComparison.Ordinal) || path.StartsWithSegments(Routes.Executions, StringComparison.Ordinal);

    private async Task<bool> IsReady(PathString path, CancellationToken cancel)
    {
        var patience = path.Equals(Routes.Status, StringComparison.Ordinal) ? PatienceOfStatus : Patience;
        var began = clock.GetTimestamp();
        while (!desk.Status().Compared)
        {
            if (clock.GetElapsedTime(began) > patience)
                return false;
            await Task.Delay(Step, clock, cancel);
        }

        return true;
    }
}
