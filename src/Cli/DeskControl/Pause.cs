namespace Bowline.Cli;

/// <summary>A short wait between two looks at something that no event announces.</summary>
internal static class Pause
{
    public static void For(int milliseconds)
    {
        using var never = new ManualResetEventSlim();
        never.Wait(milliseconds);
    }
}
