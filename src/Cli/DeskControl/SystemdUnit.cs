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

    /// <summary>Keys stay out of it: they come from a file that the user makes readable to nobody else.</summary>
    public static string Text(ProfileChoice profile, string program, string home) =>
        $"""
        [Unit]
        Description=Bowline desk, profile {profile.Name} ({profile.Mode})
        After=network-online.target
        Wants=network-online.target

        [Service]
        Type=exec
        ExecStart={Quoted(program)} desk
        Environment={Quoted("BOWLINE_HOME=" + home)}
        Environment=BOWLINE_PROFILE={profile.Name}
        Environment=MODE={profile.Mode}
        # Settings and keys, one NAME=value a line; make it 0600.
        EnvironmentFile=-{home.Replace("%", "%%", StringComparison.Ordinal)}/{profile.Name}/desk.env
        Restart=on-failure
        RestartSec=2
        UMask=0077
        NoNewPrivileges=true

        [Install]
        WantedBy=default.target

        """;

    private static string Quoted(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("%", "%%", StringComparison.Ordinal) + "\"";
}
