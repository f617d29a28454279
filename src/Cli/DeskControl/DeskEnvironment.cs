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

    /// <summary>Those of them that were set and may be read by everybody: in a unit keys have no place.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Public(ProfileChoice profile, Settings settings)
    {
        var all = Of(profile, settings);
        foreach (var name in SettingNames.All)
        {
            var isSet = settings.Find(name).From != Settings.ByDefault || name == SettingNames.Home || name == SettingNames.Profile || name == SettingNames.Mode
                || (name == SettingNames.Venue && all[name.Name] is not null);
            if (isSet && !name.Secret && all[name.Name] is { } value)
                yield return new(name.Name, value);
        }
    }

    /// <summary>Names of the secrets that are set here, and are not among <see cref="Public"/>.</summary>
    public static IEnumerable<string> Secrets(Settings settings) =>
        SettingNames.All.Where(name => name.Secret && settings.Find(name).Value is not null).Select(name => name.Name);
}
