namespace Bowline.Paper;

/// <summary>
/// What a handshake's path and query ask for (contract 1.1): raw <c>/ws/...</c> or enveloped <c>/stream?streams=</c>,
/// names to subscribe, and user streams. Null when there is no such path.
/// </summary>
internal sealed record StreamAddress(
    bool Combined, IReadOnlyList<string> Names, IReadOnlyList<UserSubscription> Users)
{
    private const int MaxText = 64 * 1024;

    public static StreamAddress? Parse(string route, string path, string query)
    {
        if (path.Length > MaxText || query.Length > MaxText)
            return null;
        path = path.TrimEnd('/');
        var combined = path == "/stream";
        var raw = path == "/ws" || path.StartsWith("/ws/", StringComparison.Ordinal);
        if (!combined && !raw)
            return null;
        var users = new List<UserSubscription>();
        var names = new List<string>(raw ? Parts(Uri.UnescapeDataString(path[3..])) : []);
        foreach (var pair in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
            ReadPair(pair, names, users);
        if (route == "/private")
        {
            users.AddRange(names.Select(User));
            names.Clear();
        }
        return new StreamAddress(combined, names, users);
    }

    /// <summary>A private stream's name: a listen key, with <c>@EVENT</c> to have only that event.</summary>
    public static UserSubscription User(string name)
    {
        var at = name.IndexOf('@', StringComparison.Ordinal);
        return at < 0
            ? new UserSubscription(name, name, [])
            : new UserSubscription(name, name[..at], [name[(at + 1)..]]);
    }

    // listenKey opens a user stream; events belongs to the listenKey before it.
    private static void ReadPair(string pair, List<string> names, List<UserSubscription> users)
    {
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
            return;
        var value = Uri.UnescapeDataString(pair[(equals + 1)..]);
        switch (pair[..equals])
        {
            case "streams":
                names.AddRange(Parts(value));
                break;
            case "listenKey":
                users.Add(new UserSubscription(value, value, []));
                break;
            case "events" when users.Count > 0:
                users[^1] = users[^1] with { Events = Parts(value) };
                break;
            default:
                break;
        }
    }

    private static string[] Parts(string text) =>
        text.Split('/', StringSplitOptions.RemoveEmptyEntries);
}
