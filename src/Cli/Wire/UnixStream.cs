using System.Runtime.InteropServices;
using System.Text;

namespace Bowline.Cli;

/// <summary>
/// A connected Unix socket by the system's own calls. <see cref="System.Net.Sockets.Socket"/> would add 25 ms to
/// a start of 28; these five calls add 2. On Windows, where they do not exist, <see cref="DeskLink"/> uses the class.
/// </summary>
internal sealed unsafe class UnixStream : Stream
{
    private const int UnixFamily = 1;
    private const int StreamType = 1;
    private const int Interrupted = 4;
    private const int LongestPath = ProfileChoice.LongestSocketPath;

    private readonly int _descriptor;
    private readonly int _timeoutMs;
    private bool _closed;

    private UnixStream(int descriptor, int timeoutMs) => (_descriptor, _timeoutMs) = (descriptor, timeoutMs);

    /// <summary>The stream, or the system's error number.</summary>
    /// <param name="path">The socket's file.</param>
    /// <param name="timeoutMs">The longest wait for one answer's next bytes; -1 waits for ever.</param>
    public static (UnixStream? Stream, int Error) Connect(string path, int timeoutMs)
    {
        var name = Encoding.UTF8.GetBytes(path);
        if (name.Length > LongestPath)
            throw new ArgumentException("The path was checked before.", nameof(path));
        var descriptor = System_socket(UnixFamily, StreamType, 0);
        if (descriptor < 0)
            return (null, Marshal.GetLastSystemError());
        var address = stackalloc byte[2 + LongestPath + 1];
        new Span<byte>(address, 2 + LongestPath + 1).Clear();
        if (OperatingSystem.IsLinux())
            *(ushort*)address = UnixFamily;
        else
            (address[0], address[1]) = ((byte)(2 + name.Length), UnixFamily);
        name.CopyTo(new Span<byte>(address + 2, LongestPath));
        if (System_connect(descriptor, address, (uint)(2 + name.Length + 1)) == 0)
            return (new UnixStream(descriptor, timeoutMs), 0);
        var error = Marshal.GetLastSystemError();
        _ = System_close(descriptor);
        return (null, error);
    }

    public override int Read(Span<byte> buffer)
    {
        if (!WaitForBytes())
            throw new TimeoutException();
        fixed (byte* to = buffer)
        {
            nint read;
            while ((read = System_read(_descriptor, to, buffer.Length)) < 0)
                FailUnlessInterrupted();
            return (int)read;
        }
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        fixed (byte* from = buffer)
        {
            for (nint done = 0; done < buffer.Length;)
            {
                var written = System_write(_descriptor, from + done, buffer.Length - done);
                if (written < 0)
                    FailUnlessInterrupted();
                else
                    done += written;
            }
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (!_closed)
            _ = System_close(_descriptor);
        _closed = true;
        base.Dispose(disposing);
    }

    private bool WaitForBytes()
    {
        var poll = new Poll { Descriptor = _descriptor, Wanted = 1 };
        int ready;
        while ((ready = System_poll(&poll, 1, _timeoutMs)) < 0)
            FailUnlessInterrupted();
        return ready > 0;
    }

    private static void FailUnlessInterrupted()
    {
        var error = Marshal.GetLastSystemError();
        if (error != Interrupted)
            throw new IOException(Marshal.GetPInvokeErrorMessage(error));
    }

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush()
    {
        // Nothing is buffered.
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    [StructLayout(LayoutKind.Sequential)]
    private struct Poll
    {
        public int Descriptor;
        public short Wanted;
        public short Got;
    }

    [DllImport("libc", EntryPoint = "socket")]
    private static extern int System_socket(int family, int type, int protocol);

    [DllImport("libc", EntryPoint = "connect")]
    private static extern int System_connect(int descriptor, byte* address, uint length);

    [DllImport("libc", EntryPoint = "read")]
    private static extern nint System_read(int descriptor, byte* buffer, nint count);

    [DllImport("libc", EntryPoint = "write")]
    private static extern nint System_write(int descriptor, byte* buffer, nint count);

    [DllImport("libc", EntryPoint = "poll")]
    private static extern int System_poll(Poll* polls, nuint count, int timeoutMs);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int System_close(int descriptor);
}
