namespace Bowline.Simulation;

/// <summary>What the network does to messages: chances in thousandths, each until a time of its own.</summary>
internal sealed class Weather
{
    private readonly Dictionary<NetworkTrouble, (int PerMille, long Until)> _troubles = [];

    /// <summary>One way, between desk and exchange, in ms: the least, and how much more it may be.</summary>
    public (int Least, int More) Latency { get; set; } = (1, 4);

    public void Set(NetworkTrouble trouble, int perMille, long until) => _troubles[trouble] = (perMille, until);

    public void Calm() => _troubles.Clear();

    public int ChanceOf(NetworkTrouble trouble, long now) =>
        _troubles.TryGetValue(trouble, out var set) && now < set.Until ? set.PerMille : 0;
}

/// <summary>What can happen to a message.</summary>
internal enum NetworkTrouble
{
    /// <summary>No connection: certainly not sent.</summary>
    Refuse,

    /// <summary>Sent, and lost before it arrives.</summary>
    LoseRequest,

    /// <summary>It arrives; the answer is lost.</summary>
    LoseAnswer,

    /// <summary>It takes two seconds longer.</summary>
    Delay,

    /// <summary>A frame of a stream is lost, and the connection with it.</summary>
    Cut,

    /// <summary>The connection breaks at once, and the request arrives all the same, seconds later.</summary>
    Late,
}
