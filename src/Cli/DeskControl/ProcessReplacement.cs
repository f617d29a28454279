using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Bowline.Cli;

/// <summary>Lets another program take this process's place (exec), so that signals reach it; on Windows it runs as a child.</summary>
internal static unsafe class ProcessReplacement
{
    public static int Run(string program, IReadOnlyList<string> arguments, Dictionary<string, string?> environment)
    {
        if (OperatingSystem.IsWindows())
            return RunAsChild(program, arguments, environment);
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (System.Collections.DictionaryEntry entry in Environment.GetEnvironmentVariables())
            all[(string)entry.Key] = (string?)entry.Value ?? "";
        foreach (var (name, value) in environment)
        {
            if (value is null)
                all.Remove(name);
            else
                all[name] = value;
        }

        _ = System_execve(Native(program), Natives([program, .. arguments]), Natives(all.Select(e => $"{e.Key}={e.Value}").ToArray()));
        var error = Marshal.GetLastSystemError();
        Say.Aside($"bowline: {program} cannot be run: {Marshal.GetPInvokeErrorMessage(error)}");
        return (int)Contract.ExitCode.Unreachable;
    }

    private static int RunAsChild(string program, IReadOnlyList<string> arguments, Dictionary<string, string?> environment)
    {
        var start = new ProcessStartInfo(program) { UseShellExecute = false };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var child = Process.Start(start);
        child?.WaitForExit();
        return child?.ExitCode ?? (int)Contract.ExitCode.Unreachable;
    }

    /// <summary>Never freed: the process is about to become another one.</summary>
    private static byte* Native(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var native = (byte*)NativeMemory.AllocZeroed((nuint)bytes.Length + 1);
        bytes.CopyTo(new Span<byte>(native, bytes.Length));
        return native;
    }

    private static byte** Natives(string[] texts)
    {
        var natives = (byte**)NativeMemory.AllocZeroed((nuint)(texts.Length + 1), (nuint)sizeof(byte*));
        for (var i = 0; i < texts.Length; i++)
            natives[i] = Native(texts[i]);
        return natives;
    }

    [DllImport("libc", EntryPoint = "execve")]
    private static extern int System_execve(byte* path, byte** arguments, byte** environment);
}
