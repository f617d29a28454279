namespace Bowline.Paper;

/// <summary>Which connections listen to which listen key, so that an event nobody hears costs nothing.</summary>
internal sealed class UserBoard
{
    private static readonly List<StreamConnection> Nobody = [];

    private readonly Dictionary<string, List<StreamConnection>> byKey = new(StringComparer.Ordinal);

    /// <summary>In the order in which they joined.</summary>
    public IReadOnlyList<StreamConnection> Of(string listenKey) => byKey.GetValueOrDefault(listenKey, Nobody);

    public void Join(StreamConnection connection, UserSubscription user)
    {
        connection.Join(user);
        if (!byKey.TryGetValue(user.ListenKey, out var listeners))
            byKey.Add(user.ListenKey, listeners = []);
        if (!listeners.Contains(connection))
            listeners.Add(connection);
    }

    public void Leave(StreamConnection connection, string name)
    {
        var keys = connection.Users.Select(user => user.ListenKey).ToList();
        connection.Leave(name);
        foreach (var key in keys.Where(key => !connection.Holds(key)))
            Remove(connection, key);
    }

    public void Forget(StreamConnection connection)
    {
        foreach (var user in connection.Users)
            Remove(connection, user.ListenKey);
    }

    private void Remove(StreamConnection connection, string key)
    {
        if (byKey.TryGetValue(key, out var listeners) && listeners.Remove(connection) && listeners.Count == 0)
            byKey.Remove(key);
    }
}
