using System.Net;
using System.Net.Sockets;

namespace Bowline.Daemon;

/// <summary>A bound loopback socket for the API: bound by us, so that nobody takes the port between choosing and using it.</summary>
internal static class ApiPort
{
    public const int Standard = 8420;
    private const int Tries = 100;

    /// <summary>The bound socket; null when the named port, or all of those tried, are taken.</summary>
    public static Socket? Bind(int? named)
    {
        var last = named ?? Standard + Tries - 1;
        for (var port = named ?? Standard; port <= last; port++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
                socket.Listen(128);
                return socket;
            }
            catch (SocketException)
            {
                // Taken: the next one is tried, and the caller tells when none was free.
                socket.Dispose();
            }
        }

        return null;
    }
}
