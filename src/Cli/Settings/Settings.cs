namespace Bowline.Cli;

/// <summary>A setting's value and where it came from.</summary>
internal readonly record struct Setting(SettingName Name, string? Value, string From);

/// <summary>
/// The settings of this call: flag, then environment, then <c>.env</c> in the working folder, then the profile's
/// <c>config.json</c>, then the global one, then the default. Files are read when first asked for.
/// </summary>
internal sealed class Settings(Func<string, string?> environment, string workingFolder)
{
    public const string FromDotEnv = ".env";
    public const string ByDefault = "default";

    private readonly Dictionary<string, string> _flags = [];
    private readonly Lazy<SettingsFile> _dotEnv = new(() => DotEnvFile.Read(Path.Combine(workingFolder, ".env")));
    private SettingsFile? _global;
    private SettingsFile? _ofProfile;

    /// <summary>What is wrong with the files, if they cannot be read.</summary>
    public string? Fault => _dotEnv.Value.Fault ?? Global().Fault ?? OfProfile().Fault;

    public void SetFlag(string name, string value) => _flags[name] = value;

    public Setting Find(SettingName name)
    {
        if (name.Flag is { } flag && _flags.TryGetValue(flag, out var flagged))
            return new Setting(name, flagged, "--" + flag);
        if (environment(name.Name) is { } set && !string.IsNullOrWhiteSpace(set))
            return new Setting(name, set.Trim(), "environment");
        if (_dotEnv.Value.Values.TryGetValue(name.Name, out var dotted) && dotted.Length > 0)
            return new Setting(name, dotted, FromDotEnv);
        if (ReferenceEquals(name, SettingNames.Home))
            return new Setting(name, HomeFolder.Standard(environment), ByDefault);
        if (name.ConfigKey is { } key)
        {
            if (!ReferenceEquals(name, SettingNames.Profile) && OfProfile().Values.TryGetValue(key, out var profiled))
                return new Setting(name, profiled, OfProfile().Path);
            if (Global().Values.TryGetValue(key, out var shared))
                return new Setting(name, shared, Global().Path);
        }

        return new Setting(name, name.Default.Length == 0 ? null : name.Default, ByDefault);
    }

    public string Home => Find(SettingNames.Home).Value!;

    private SettingsFile Global() => _global ??= ConfigFile.Read(Path.Combine(Home, "config.json"));

    /// <summary>The config of the profile that was named; one that only has the mode's name is found by that mode.</summary>
    private SettingsFile OfProfile()
    {
        if (_ofProfile is not null)
            return _ofProfile;
        _ofProfile = new SettingsFile("", [], null);
        var name = Find(SettingNames.Profile).Value ?? ProfileChoice.ModeOf(this).Name ?? ProfileChoice.Paper;
        return _ofProfile = ProfileChoice.IsName(name)
            ? ConfigFile.Read(Path.Combine(Home, name, "config.json"))
            : _ofProfile;
    }
}

/// <summary>The values a file sets, by name; a file that is not there sets none.</summary>
/// <param name="Fault">Why it cannot be read, with its line.</param>
internal sealed record SettingsFile(string Path, Dictionary<string, string> Values, string? Fault)
{
    public const int LargestFile = 65_536;
}
