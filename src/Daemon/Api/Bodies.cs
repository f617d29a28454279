using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Bowline.Contract;

namespace Bowline.Daemon;

/// <summary>Reads a request's body and hands it on, or answers why it cannot be read.</summary>
internal static class Bodies
{
    /// <summary>
    /// Bytes. What is turned down is written down as it was typed, twice and with six bytes for some of its characters: it must fit
    /// a line of the journal all the same.
    /// </summary>
    public const int Largest = 32_768;

    public static async Task With<T>(HttpContext context, JsonTypeInfo<T> shape, Func<T, Task> handle)
        where T : class
    {
        T? request;
        try
        {
            if (!context.Request.HasJsonContentType())
            {
                await Reply.Failure(context, ExitCode.Unreadable, "content-type", "the body must be application/json");
                return;
            }

            request = await JsonSerializer.DeserializeAsync(context.Request.Body, shape, context.RequestAborted);
        }
        catch (JsonException e)
        {
            await Reply.Failure(context, ExitCode.Unreadable, "body", $"the body cannot be read: {e.Message}");
            return;
        }
        catch (BadHttpRequestException e)
        {
            await Reply.Failure(context, ExitCode.Unreadable, "body", $"the body cannot be read: {e.Message}");
            return;
        }

        if (request is null)
            await Reply.Failure(context, ExitCode.Unreadable, "body", "the body is null");
        else
            await handle(request);
    }
}
