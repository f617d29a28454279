using System.Net.Sockets;

namespace Bowline.Cli;

/// <summary>What came of knocking at a desk's socket.</summary>
internal abstract record Knock
{
    private Knock() { }

    public sealed record Open(Stream Stream) : Knock;

    /// <summary>No socket, or nobody behind it.</summary>
    public sealed record NobodyThere : Knock;

    public sealed record Failed(string Why) : Knock;
}

/// <summary>Connects to a desk.</summary>
internal static class DeskLink
{
    private const int NoSuchFile = 2;
    private const int NotPermitted = 13;

    /// <param name="path">The desk's socket.</param>
    /// <param name="timeoutMs">The longest silence to bear; -1 waits for ever.</param>
    public static Knock Connect(string path, int timeoutMs)
    {
        if (OperatingSystem.IsWindows())
            return ConnectByClass(path, timeoutMs);
        var (stream, error) = UnixStream.Connect(path, timeoutMs);
        if (stream is not null)
            return new Knock.Open(stream);
        var refused = OperatingSystem.IsLinux() ? 111 : 61;
        return error switch
        {
            NoSuchFile => new Knock.NobodyThere(),
            NotPermitted => new Knock.Failed($"{path} belongs to somebody else"),
            _ when error == refused => new Knock.NobodyThere(),
            _ => new Knock.Failed($"{path}: system error {error}"),
        };
    }

    private static Knock ConnectByClass(string path, int timeoutMs)
    {
        if (!File.Exists(path))
            return new Knock.NobodyThere();
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return new Knock.Open(new NetworkStream(socket, ownsSocket: true) { ReadTimeout = timeoutMs });
        }
        catch (SocketException e)
        {
            socket.Dispose();
            return e.SocketErrorCode == SocketError.ConnectionRefused
                ? new Knock.NobodyThere()
                : new Knock.Failed($"{path}: {e.Message}");
        }
    }
}
