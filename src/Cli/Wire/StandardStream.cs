using System.Runtime.InteropServices;

namespace Bowline.Cli;

/// <summary>Writes to stdout and stderr by the system's own call; the console class would cost 3 ms of a start of 28.</summary>
internal static unsafe class StandardStream
{
    public const int Output = 1;
    public const int Error = 2;

    private const int Interrupted = 4;

    /// <summary>Writes all of it. A reader that went away (<c>| head</c>) is no error: there is nobody left to tell.</summary>
    public static void Write(int descriptor, ReadOnlySpan<byte> bytes)
    {
        if (OperatingSystem.IsWindows())
        {
            using var stream = descriptor == Output ? Console.OpenStandardOutput() : Console.OpenStandardError();
            stream.Write(bytes);
            return;
        }

        fixed (byte* from = bytes)
        {
            for (nint done = 0; done < bytes.Length;)
            {
                var written = System_write(descriptor, from + done, bytes.Length - done);
                if (written > 0)
                    done += written;
                else if (Marshal.GetLastSystemError() is var error && error == TryAgain)
                    WaitUntilItTakes(descriptor);
                else if (error != Interrupted)
                    return;
            }
        }
    }

    private static int TryAgain => OperatingSystem.IsLinux() ? 11 : 35;

    private static void WaitUntilItTakes(int descriptor)
    {
        var poll = new Poll { Descriptor = descriptor, Wanted = 4 };
        _ = System_poll(&poll, 1, -1);
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Poll
    {
        public int Descriptor;
        public short Wanted;
        public short Got;
    }

    [DllImport("libc", EntryPoint = "write")]
    private static extern nint System_write(int descriptor, byte* buffer, nint count);

    [DllImport("libc", EntryPoint = "poll")]
    private static extern int System_poll(Poll* polls, nuint count, int timeoutMs);
}
