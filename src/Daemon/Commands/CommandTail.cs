using System.Collections;
using Bowline.App;
using Bowline.Contract;

namespace Bowline.Daemon;

/// <summary>The flags after a verb, which the command line has read and checked already, and the profile it chose.</summary>
internal sealed class CommandTail
{
    private const int MostArguments = 16;

    private readonly Dictionary<string, string> _flags = [];

    private CommandTail(DeskOptions options) => Options = options;

    /// <summary>What an offline verb needs of them: the profile.</summary>
    public DeskOptions Options { get; }

    /// <summary>The mode the command line chose.</summary>
    public static string Mode => Environment.GetEnvironmentVariable("MODE") ?? "";

    public bool Json => _flags.ContainsKey("--json");

    public bool Yes => _flags.ContainsKey("--yes");

    public string? Flag(string name) => _flags.GetValueOrDefault(name);

    /// <summary>The tail, or null after saying on <paramref name="error"/> why it cannot be read.</summary>
    /// <param name="arguments">What follows the verb.</param>
    /// <param name="valued">Flags that take a value; the switches are <c>--json</c> and <c>--yes</c>.</param>
    /// <param name="error">Where problems go.</param>
    public static CommandTail? Read(IReadOnlyList<string> arguments, string[] valued, TextWriter error)
    {
        if (OptionsFromEnvironment(error, offline: true) is not { } options)
            return null;
        var tail = new CommandTail(options);
        for (var i = 0; i < Math.Min(arguments.Count, MostArguments); i++)
        {
            var name = arguments[i];
            var known = name is "--json" or "--yes" || (valued.Contains(name) && i + 1 < arguments.Count);
            if (!known || !tail._flags.TryAdd(name, name is "--json" or "--yes" ? "" : arguments[++i]))
            {
                Misread(error, $"'{name}' cannot be read here");
                return null;
            }
        }

        return tail;
    }

    public static int Misread(TextWriter error, string why)
    {
        error.WriteLine("bowline: " + why);
        return (int)ExitCode.Unreadable;
    }

    /// <summary>The options that the starter left in the environment, or null after saying what is wrong with them.</summary>
    /// <param name="error">Where problems go.</param>
    /// <param name="offline">No venue will be reached, so no mode asks for its keys.</param>
    public static DeskOptions? OptionsFromEnvironment(TextWriter error, bool offline = false)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
            environment[(string)entry.Key] = (string?)entry.Value ?? "";
        if (offline)
            environment.Remove("MODE");
        Span<byte> seed = stackalloc byte[sizeof(ulong)];
        System.Security.Cryptography.RandomNumberGenerator.Fill(seed);
        var build = BuildName.FromFolder(AppContext.BaseDirectory);
        switch (DeskOptionsReader.Read(environment, build, BitConverter.ToUInt64(seed)))
        {
            case DeskOptionsResult.Read read:
                return read.Options;
            case DeskOptionsResult.Unreadable unreadable:
                foreach (var problem in unreadable.Problems)
                    Misread(error, problem);
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
