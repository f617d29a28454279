namespace Bowline.Cli;

/// <summary>The settings as the desk's program takes them: by environment, secrets too, since arguments are visible to everybody on the machine.</summary>
internal static class DeskEnvironment
{
    /// <summary>Every setting by its name; null where a variable must not be set.</summary>
    public static Dictionary<string, string?> Of(ProfileChoice profile, Settings settings)
    {
        var all = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var name in SettingNames.All)
            all[name.Name] = settings.Find(name).Value;
        all[SettingNames.Home.Name] = Path.GetFullPath(settings.Home);
        all[SettingNames.Profile.Name] = profile.Name;
        all[SettingNames.Mode.Name] = profile.Mode;
        all[SettingNames.Venue.Name] ??= all[SettingNames.BaseUrl.Name];
        return all;
    }
}
