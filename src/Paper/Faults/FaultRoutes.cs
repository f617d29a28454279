using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Bowline.Paper;

/// <summary>
/// <c>/paper/v1/faults</c>: POST starts a day by name or a plan in the body, GET lists what is on, DELETE ends one by
/// id or all. From this machine only, without a key; no fault strikes it.
/// </summary>
internal static class FaultRoutes
{
    private const string Path = "/paper/v1/faults";

    public static bool Serves(string path) => path == Path;

    /// <summary>The answer; none for another path.</summary>
    public static RestResponse? Handle(Exchange exchange, RestRequest request, long now)
    {
        if (!Serves(request.Path))
            return null;
        if (IPAddress.TryParse(request.Remote, out var remote) && !IPAddress.IsLoopback(remote))
            return new Refusal(403, -1002, "You are not authorized to execute this request.").Answer();
        return request.Method switch
        {
            "POST" => Start(exchange, request, now),
            "GET" => RestAnswer.Ok(writer => FaultJson.All(writer, exchange.Faults.Live)),
            "DELETE" => Stop(exchange, request, now),
            _ => null,
        };
    }

    private static RestResponse Start(Exchange exchange, RestRequest request, long now)
    {
        var named = RequestParams.Parse(request.Query, "").Value;
        var read = named?.Get("day") is { } day
            ? FaultDays.Find(day) is { } plan
                ? new FaultPlanRead.Good(plan)
                : new FaultPlanRead.Bad([$"day: one of {string.Join(", ", FaultDays.Names)}"])
            : FaultPlan.Read(request.Body);
        if (read is FaultPlanRead.Bad bad)
            return Refused(bad.Problems);
        var asked = ((FaultPlanRead.Good)read).Plan;
        if (named?.Get("seed") is { } text)
        {
            if (!ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
                return Refused(["seed: a whole number from 0"]);
            asked = asked.WithSeed(seed);
        }
        return exchange.Faults.Start(asked, now) is { } started
            ? RestAnswer.Ok(writer => FaultJson.All(writer, started))
            : Refused([$"at most {FaultDesk.LiveMax} faults at a time; DELETE {Path} ends those that are on"]);
    }

    private static RestResponse Stop(Exchange exchange, RestRequest request, long now)
    {
        if (RequestParams.Parse(request.Query, request.Body).Value?.Get("id") is not { } text)
            exchange.Faults.StopAll(now);
        else if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || !exchange.Faults.Stop(id, now))
            return Refused([$"id: no fault {text} is on"]);
        return RestAnswer.Ok(writer => FaultJson.All(writer, exchange.Faults.Live));
    }

    private static RestResponse Refused(IReadOnlyList<string> problems) => RestAnswer.Json(400, writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("code", -1130);
        writer.WriteString("msg", string.Join("; ", problems));
        writer.WriteStartArray("problems");
        foreach (var problem in problems)
            writer.WriteStringValue(problem);
        writer.WriteEndArray();
        writer.WriteEndObject();
    });
}
