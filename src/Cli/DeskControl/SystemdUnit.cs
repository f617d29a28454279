namespace Bowline.Cli;

/// <summary>A systemd user unit that keeps a profile's desk running.</summary>
internal static class SystemdUnit
{
    public static string Path(ProfileChoice profile, Func<string, string?> environment)
    {
        var config = environment("XDG_CONFIG_HOME") is { Length: > 0 } set
            ? set
            : System.IO.Path.Combine(environment("HOME") ?? ".", ".config");
        return System.IO.Path.Combine(config, "systemd", "user", $"bowline-{profile.Name}.service");
    }

    /// <summary>The file that takes the profile's keys, and what shall differ from the unit.</summary>
    public static string KeysFile(ProfileChoice profile) => System.IO.Path.Combine(profile.Folder, "desk.env");

    /// <summary>
    /// The desk's program reads no config.json: what `desk start` would hand to it stands here. Keys stay out of it: they come from
    /// a file that the user makes readable to nobody else.
    /// </summary>
    /// <param name="environment">The settings, by name.</param>
    public static string Text(ProfileChoice profile, string program, IEnumerable<KeyValuePair<string, string>> environment) =>
        $"""
        [Unit]
        Description=Bowline desk, profile {profile.Name} ({profile.Mode})
        After=network-online.target
        Wants=network-online.target

        [Service]
        Type=exec
        ExecStart={Quoted(program)} desk
        # As they were set when this was written; `bowline desk install` writes it anew.
        {string.Join('\n', environment.Select(setting => "Environment=" + Quoted($"{setting.Key}={setting.Value}")))}
        # Keys, and settings that shall differ, one NAME=value a line; make it 0600.
        EnvironmentFile=-{KeysFile(profile).Replace("%", "%%", StringComparison.Ordinal)}
        Restart=on-failure
        RestartSec=2
        UMask=0077
        NoNewPrivileges=true

        [Install]
        WantedBy=default.target

        """;

    private static string Quoted(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)
            .Replace("%", "%%", StringComparison.Ordinal) + "\"";
}
