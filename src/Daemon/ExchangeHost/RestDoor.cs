using System.Text;
using Bowline.App;
using Bowline.Paper;

namespace Bowline.Daemon;

/// <summary>Carries HTTP requests to the exchange and its answers back, byte for byte.</summary>
internal sealed class RestDoor(ExchangeServer server)
{
    /// <summary>Longest body taken, in bytes; Kestrel refuses longer ones before they reach us.</summary>
    public const int BodyBytesMax = 64 * 1024;

    private const string KeyHeader = "X-MBX-APIKEY";

    public async Task Serve(HttpContext http)
    {
        var request = http.Request;
        var body = request.ContentLength is null or 0 && !MayHaveBody(request.Method) ? "" : await ReadBody(http);
        var answer = await Ask(new RestRequest(
            request.Method,
            request.Path.Value ?? "/",
            WithoutMark(request.QueryString.Value),
            body,
            request.Headers[KeyHeader].FirstOrDefault(),
            http.Connection.RemoteIpAddress?.ToString() ?? ""));
        await Write(http, answer);
    }

    private static bool MayHaveBody(string method) => method is "POST" or "PUT" or "DELETE";

    private static string WithoutMark(string? query) => string.IsNullOrEmpty(query) ? "" : query[1..];

    private static async Task<string> ReadBody(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        return await reader.ReadToEndAsync(http.RequestAborted);
    }

    private Task<RestResponse> Ask(RestRequest request)
    {
        var answered = new TaskCompletionSource<RestResponse>(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Submit(request, response => answered.TrySetResult(response));
        return answered.Task;
    }

    private static async Task Write(HttpContext http, RestResponse answer)
    {
        if (answer.Dropped)
        {
            http.Abort();
            return;
        }
        var response = http.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        foreach (var (name, value) in answer.Headers) response.Headers[name] = value;
        await response.Body.WriteAsync(answer.Body, http.RequestAborted);
    }
}
