using System.Buffers;
using System.Net;
using System.Text;
using Bowline.App;
using Bowline.Paper;
using Microsoft.AspNetCore.Http.Features;

namespace Bowline.Daemon;

/// <summary>Carries HTTP requests to the exchange and its answers back, byte for byte.</summary>
internal sealed class RestDoor(ExchangeServer server)
{
    /// <summary>Longest body taken, in bytes; Kestrel refuses longer ones before they reach us.</summary>
    public const int BodyBytesMax = 64 * 1024;

    private const string KeyHeader = "X-MBX-APIKEY";
    private static readonly byte[] Malformed = """{"code":-1013,"msg":"INVALID_MESSAGE."}"""u8.ToArray();
    private const string Here = "127.0.0.1";

    public Task Serve(HttpContext http)
    {
        if (http.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true }) return ServeBody(http);
        var asked = Read(http, "");
        return server.AskNow(asked) is { } answer ? Write(http, answer) : Wait(http, asked);
    }

    private static RestRequest Read(HttpContext http, string body)
    {
        var request = http.Request;
        return new RestRequest(
            request.Method,
            request.Path.Value ?? "/",
            WithoutMark(request.QueryString.Value),
            body,
            request.Headers.TryGetValue(KeyHeader, out var key) && key.Count > 0 ? key[0] : null,
            AddressOf(http.Connection.RemoteIpAddress));
    }

    // Nearly every caller is this machine itself; its address need not be printed every time.
    private static string AddressOf(IPAddress? remote) =>
        remote is null ? "" : remote.Equals(IPAddress.Loopback) ? Here : remote.ToString();

    private static string WithoutMark(string? query) => string.IsNullOrEmpty(query) ? "" : query[1..];

    private async Task ServeBody(HttpContext http)
    {
        string body;
        try
        {
            using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
            body = await reader.ReadToEndAsync(http.RequestAborted);
        }
        catch (BadHttpRequestException bad)
        {
            // Too long, too slow or cut short: the status says which.
            await Write(http, new RestResponse(bad.StatusCode, Malformed, []));
            return;
        }
        var asked = Read(http, body);
        if (server.AskNow(asked) is { } answer) await Write(http, answer);
        else await Wait(http, asked);
    }

    private async Task Wait(HttpContext http, RestRequest asked)
    {
        var answered = new TaskCompletionSource<RestResponse>(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Submit(asked, response => answered.TrySetResult(response));
        await Write(http, await answered.Task);
    }

    /// <summary>Leaves the bytes in the connection's buffer; the end of the request sends them.</summary>
    private static Task Write(HttpContext http, RestResponse answer)
    {
        if (answer.Dropped)
        {
            http.Abort();
            return Task.CompletedTask;
        }
        var response = http.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        foreach (var (name, value) in answer.Headers) response.Headers[name] = value;
        response.BodyWriter.Write(answer.Body);
        return Task.CompletedTask;
    }
}
