namespace Bowline.Paper;

/// <summary>listenKey: start, keep alive, close (contract 10.1). The key header is enough, nothing is signed.</summary>
internal static class UserStreamRoutes
{
    private const string Path = "/fapi/v1/listenKey";

    private static readonly Refusal NoKey = Refusal.Of(-1125,
        "This listenKey does not exist. Please use `POST /fapi/v1/listenKey` to recreate listenKey and restart user "
        + "data stream.");

    public static IEnumerable<Endpoint> All =>
    [
        new("POST", Path, Security.Key, 1, call => Key(call.Exchange.ListenKeys.Start(call.Account, call.Now))),
        new("PUT", Path, Security.Key, 1, Keep),
        new("DELETE", Path, Security.Key, 1, Close),
    ];

    private static RestResponse Keep(RestCall call) =>
        call.Exchange.ListenKeys.Keep(call.Account, call.Now) is { } key ? Key(key) : NoKey.Answer();

    private static RestResponse Close(RestCall call)
    {
        call.Exchange.ListenKeys.Delete(call.Account, call.Now);
        return RestAnswer.Ok(GeneralRoutes.Empty);
    }

    private static RestResponse Key(string key) => RestAnswer.Ok(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("listenKey", key);
        writer.WriteEndObject();
    });
}
