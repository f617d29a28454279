using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Bowline.Binance;

/// <summary>Every refusal the venue documents for this scope, by code.</summary>
public static class VenueErrors
{
    /// <summary>The whole table, in falling order of code.</summary>
    public static ImmutableArray<VenueError> All { get; } =
    [
        .. ServerErrors.Table, .. ParameterErrors.Table, .. ProcessingErrors.Table, .. FilterErrors.Table,
        .. PlacementErrors.Table, .. SettingErrors.Table, .. ExecutionErrors.Table,
    ];

    private static readonly FrozenDictionary<int, VenueError> ByCode = All.ToFrozenDictionary(e => e.Code);

    /// <summary>
    /// The meaning of a code. A code that is not in the table is answered with a row named UNLISTED and class Failed:
    /// any refusal with a code and a 4xx status was not executed.
    /// </summary>
    public static VenueError Find(int code) =>
        ByCode.GetValueOrDefault(code) ?? new VenueError(
            code, "UNLISTED", ErrorClass.Failed, "Read the venue's message; this code is not in our table.", "%s");

    /// <summary>True when the code is in the table.</summary>
    public static bool Lists(int code) => ByCode.ContainsKey(code);
}
