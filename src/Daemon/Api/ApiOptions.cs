namespace Bowline.Daemon;

/// <summary>Where the API listens and who may change things through it.</summary>
internal sealed record ApiOptions
{
    /// <summary>The Unix socket of the profile; only its owner can open it.</summary>
    public required string Socket { get; init; }

    /// <summary>What a caller over TCP must show before it may change anything.</summary>
    public required string Token { get; init; }

    /// <summary>The build of this desk, told with every answer.</summary>
    public required string Build { get; init; }

    /// <summary>When this desk began [ms since 1970], told with every answer.</summary>
    public required long StartedAt { get; init; }

    /// <summary>Takes a line for the desk's log, from any thread.</summary>
    public required Action<string> Log { get; init; }
}
