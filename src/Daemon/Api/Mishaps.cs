using Bowline.Contract;

namespace Bowline.Daemon;

/// <summary>
/// A request over which the desk's own code broke. It ends alone, and not in silence: the log has all of it, and whoever
/// asked is told that the outcome is not known, since something may have left before.
/// </summary>
internal sealed class Mishaps(Action<string> log, RequestDelegate next)
{
    public async Task Handle(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception broken) when (!context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted)
        {
            log($"a request broke: {context.Request.Method} {context.Request.Path}: {broken}");
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            await Reply.Failure(
                context, ExitCode.Unknown, "request-broke",
                "an error of the desk's own stopped this request, and what became of it is not known; `bowline executions` and `bowline orders` show how things stand, `bowline desk logs` has the error");
        }
    }
}
