using System.Text.Json;

namespace Bowline.Paper;

/// <summary>session.logon, session.status and session.logout (contract 11.2).</summary>
internal static class SocketSession
{
    private const int Weight = 2;

    /// <summary>The session's endpoint for this connection, or null when the method is none of the three.</summary>
    public static Endpoint? Find(SocketConnection connection, string method, Account? asked) => method switch
    {
        "session.logon" when asked is { Credential: not Credential.Ed25519 } =>
            new Endpoint("WS", method, Security.Key, Weight, _ => WrongKind.Answer()),
        "session.logon" => new Endpoint("WS", method, Security.Signed, Weight, call => LogOn(connection, call)),
        "session.status" => new Endpoint("WS", method, Security.None, Weight, call => Status(connection, call.Now)),
        "session.logout" => new Endpoint("WS", method, Security.None, Weight, call => LogOut(connection, call.Now)),
        _ => null,
    };

    private static Refusal WrongKind => Refusal.Of(-4056, "Invalid api key type.");

    private static RestResponse LogOn(SocketConnection connection, RestCall call)
    {
        connection.LoggedOn = call.Account;
        connection.AuthorizedAt = call.Now;
        return Status(connection, call.Now);
    }

    private static RestResponse LogOut(SocketConnection connection, long now)
    {
        connection.LoggedOn = null;
        return Status(connection, now);
    }

    private static RestResponse Status(SocketConnection connection, long now) => RestAnswer.Ok(writer =>
    {
        writer.WriteStartObject();
        if (connection.LoggedOn is { } account)
        {
            writer.WriteString("apiKey", account.ApiKey);
            writer.WriteNumber("authorizedSince", connection.AuthorizedAt);
        }
        else
        {
            writer.WriteNull("apiKey");
            writer.WriteNull("authorizedSince");
        }
        writer.WriteNumber("connectedSince", connection.OpenedAt);
        writer.WriteBoolean("returnRateLimits", connection.ReturnRateLimits);
        writer.WriteNumber("serverTime", now);
        writer.WriteEndObject();
    });
}
