using System.Runtime.InteropServices;

namespace Bowline.Daemon;

/// <summary>A process session of the desk's own: closing the terminal that started it does not end it, nor does its Ctrl-C.</summary>
internal static class OwnSession
{
    public static void Begin()
    {
        // It fails when we lead a group already (a service manager started us): then we have what we need.
        if (!OperatingSystem.IsWindows())
            _ = System_setsid();
    }

    [DllImport("libc", EntryPoint = "setsid")]
    private static extern int System_setsid();
}
