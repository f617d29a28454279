namespace Bowline.Cli;

/// <summary>Hands the flags that are settings to the settings.</summary>
internal static class SettingFlags
{
    public static void HandOver(Invocation invocation, Settings settings)
    {
        foreach (var name in SettingNames.All)
        {
            if (name.Flag is { } flag && invocation.Flag(flag) is { } value)
                settings.SetFlag(flag, value);
        }
    }
}
