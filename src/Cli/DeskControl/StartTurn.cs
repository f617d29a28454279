namespace Bowline.Cli;

/// <summary>One call at a time starts a profile's desk; the others wait, and find it running. The system lifts the lock when its holder ends.</summary>
internal static class StartTurn
{
    private const int StepMs = 10;

    /// <summary>The turn, to be given back when the desk answers; null when it did not come in time.</summary>
    public static IDisposable? Wait(ProfileChoice profile, int patienceMs)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(profile.Folder, "desk.starting"), options);
            }
            catch (IOException) when (TimeProvider.System.GetElapsedTime(began).TotalMilliseconds < patienceMs)
            {
                // Another call has the turn; it ends within its own patience.
                Pause.For(StepMs);
            }
            catch (IOException)
            {
                return null;
            }
        }
    }
}
