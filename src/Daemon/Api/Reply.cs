using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Bowline.Contract;

namespace Bowline.Daemon;

/// <summary>Writes an answer in the form the caller asked for: lines for a terminal, or JSON.</summary>
internal static class Reply
{
    public static Task Answer<T>(HttpContext context, T answer, JsonTypeInfo<T> shape, Func<T, Transcript> text)
        where T : Answer =>
        Write(context, answer, shape, text, answer.ExitCode);

    public static Task View<T>(HttpContext context, T view, JsonTypeInfo<T> shape, Func<T, Transcript> text) =>
        Write(context, view, shape, text, ExitCode.Done);

    public static Task Write<T>(HttpContext context, T value, JsonTypeInfo<T> shape, Func<T, Transcript> text, ExitCode exit)
    {
        var response = context.Response;
        // A route that knows better has said so.
        if (response.StatusCode == StatusCodes.Status200OK)
            response.StatusCode = StatusOf(exit);
        response.Headers[ApiHeaders.Exit] = ((int)exit).ToString(CultureInfo.InvariantCulture);
        response.Headers.CacheControl = "no-store";
        var asText = context.Request.Headers.Accept.ToString().StartsWith(ApiHeaders.Transcript, StringComparison.Ordinal);
        response.ContentType = asText ? ApiHeaders.Transcript + "; charset=utf-8" : "application/json; charset=utf-8";
        var body = asText ? Encoding.UTF8.GetBytes(text(value).ToString()) : JsonSerializer.SerializeToUtf8Bytes(value, shape);
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body, 0, body.Length, context.RequestAborted);
    }

    public static Task Failure(HttpContext context, ExitCode exit, string code, string message) => Answer(
        context,
        new PlainAnswer { IsSuccess = false, ExitCode = exit, Code = code, Rule = code, ErrorMessage = message },
        ApiJson.Context.PlainAnswer,
        AnswerText.Of);

    private static int StatusOf(ExitCode exit) => exit switch
    {
        ExitCode.Done or ExitCode.CheckSaysNo => StatusCodes.Status200OK,
        ExitCode.Unreadable => StatusCodes.Status400BadRequest,
        ExitCode.Refused => StatusCodes.Status422UnprocessableEntity,
        ExitCode.ExchangeRefused => StatusCodes.Status409Conflict,
        ExitCode.Unknown => StatusCodes.Status202Accepted,
        _ => StatusCodes.Status503ServiceUnavailable,
    };
}
