using System.Text;
using System.Text.Json;
using Xunit;

namespace Bowline.Binance.Tests;

public sealed class OutcomeTests
{
    public static TheoryData<int, string, int, string> RecordedErrors()
    {
        var data = new TheoryData<int, string, int, string>();
        using var rows = JsonDocument.Parse(File.ReadAllBytes(TestFiles.Sample("rest-errors-recorded.json")));
        foreach (var row in rows.RootElement.EnumerateArray())
        {
            var body = row.GetProperty("body");
            data.Add(row.GetProperty("status").GetInt32(), body.GetRawText(),
                body.GetProperty("code").GetInt32(), body.GetProperty("msg").GetString()!);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(RecordedErrors))]
    public void RecordedError_IsInTheTableUnderItsText(int status, string body, int code, string message)
    {
        var refused = Refused(status, body);

        Assert.Equal(code, refused.Code);
        Assert.Equal(message, refused.Message);
        Assert.True(VenueErrors.Lists(code));
        if (!message.Contains("request weight used"))
            Assert.Contains(VenueErrors.Find(code).Messages, template => Fits(template, message));
    }

    // Rows of the wire contract, section 15.1, and the statuses of section 2.5.
    [Theory]
    [InlineData(503, "Unknown error, please check your request or try again later.", ErrorClass.Unknown, true)]
    [InlineData(503, """{"code":-1000,"msg":"Unknown error, please check your request."}""", ErrorClass.Unknown, true)]
    [InlineData(503, "Service Unavailable.", ErrorClass.Transient, false)]
    [InlineData(502, "<html>Service Unavailable.</html>", ErrorClass.Unknown, true)]
    [InlineData(504, "Service Unavailable.", ErrorClass.Unknown, true)]
    [InlineData(503, """{"code":0,"msg":"Service Unavailable."}""", ErrorClass.Transient, false)]
    [InlineData(503, """{"code":-1008,"msg":"Request throttled by system."}""", ErrorClass.Transient, false)]
    [InlineData(503, """{"code":-1001,"msg":"Internal error; unable to process."}""", ErrorClass.Transient, true)]
    [InlineData(503, "Request occur unknown error.", ErrorClass.Unknown, true)]
    [InlineData(408, """{"code":-1007,"msg":"Timeout waiting for response."}""", ErrorClass.Unknown, true)]
    [InlineData(400, """{"code":-1006,"msg":"An unexpected response was received."}""", ErrorClass.Unknown, true)]
    [InlineData(500, "", ErrorClass.Unknown, true)]
    [InlineData(504, "<html>504 Gateway Time-out</html>", ErrorClass.Unknown, true)]
    [InlineData(403, "<html>403 Forbidden</html>", ErrorClass.Failed, false)]
    [InlineData(404, "<html>404 Not Found</html>", ErrorClass.Unknown, true)]
    [InlineData(400, """{"code":-9999,"msg":"Something new."}""", ErrorClass.Failed, false)]
    [InlineData(400, """{"code":-4046,"msg":"No need to change margin type."}""", ErrorClass.Benign, false)]
    [InlineData(400, """{"code":-4116,"msg":"ClientOrderId is duplicated."}""", ErrorClass.Unknown, true)]
    [InlineData(401, """{"code":-2014,"msg":"API-key format invalid."}""", ErrorClass.Caller, false)]
    public void Answer_MeansWhatTheContractSays(int status, string body, ErrorClass expected, bool lookUpFirst)
    {
        var refused = Refused(status, body);

        Assert.Equal(expected, refused.Class);
        Assert.Equal(lookUpFirst, refused.LookUpFirst);
    }

    [Theory]
    [InlineData(429, """{"code":-1003,"msg":"Too many requests;"}""", LimitHit.Weight)]
    [InlineData(429, """{"code":-1015,"msg":"Too many new orders;"}""", LimitHit.Orders)]
    [InlineData(418, """{"code":-1003,"msg":"Way too many requests;"}""", LimitHit.Banned)]
    [InlineData(403, "<html></html>", LimitHit.Firewall)]
    [InlineData(400, """{"code":-2019,"msg":"Margin is insufficient."}""", LimitHit.None)]
    public void Limit_IsNamed(int status, string body, LimitHit expected) =>
        Assert.Equal(expected, Refused(status, body).Limit);

    [Fact]
    public void Ban_ItsEndIsReadFromTheText()
    {
        var refused = Refused(418, """
            {"code":-1003,"msg":"Way too much request weight used; IP banned until 1660090423228. Please use"}
            """);

        Assert.Equal(1660090423228, refused.BannedUntil);
    }

    [Fact]
    public void NonJsonBody_OfAProxy_IsAnUnknownOutcomeWithAnExcerpt()
    {
        using var rows = JsonDocument.Parse(File.ReadAllBytes(TestFiles.Sample("rest-errors-nonjson.json")));
        foreach (var row in rows.RootElement.EnumerateArray())
        {
            var refused = Refused(row.GetProperty("status").GetInt32(), row.GetProperty("body").GetString()!);

            Assert.Equal(ErrorClass.Unknown, refused.Class);
            Assert.Null(refused.Code);
            Assert.Contains("502 Bad Gateway", refused.Message);
        }
    }

    [Fact]
    public void Success_WithCode200_Succeeds() =>
        Assert.IsType<VenueOutcome.Succeeded>(OutcomeOf.Reply(200, """{"code":200,"msg":"success"}"""u8));

    private static VenueOutcome.Refused Refused(int status, string body) =>
        Assert.IsType<VenueOutcome.Refused>(OutcomeOf.Reply(status, Encoding.UTF8.GetBytes(body)));

    private static bool Fits(string template, string message)
    {
        var parts = template.Split("%s");
        return message.StartsWith(parts[0], StringComparison.Ordinal)
            && message.EndsWith(parts[^1], StringComparison.Ordinal);
    }
}
