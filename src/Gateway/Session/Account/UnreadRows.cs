using System.Collections.Immutable;
using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>
/// The alarms of orders and positions that the exchange lists in a way that cannot be read, one a symbol. All else is compared
/// meanwhile; what stands in such a row is neither gone nor flat.
/// </summary>
public static class UnreadRows
{
    /// <summary>With the symbol after it, where that can be read.</summary>
    private const string Alarm = "account-unread";

    /// <summary>Something of the symbol may be open that cannot be read.</summary>
    /// <param name="only">Null for the whole account.</param>
    public static bool Hide(Ledger ledger, Symbol? only) => ledger.Alarms.All.Any(alarm =>
        IsOurs(alarm.Name) && (only is not { } symbol || alarm.Name == Alarm || alarm.Name == NameOf(symbol.Name)));

    /// <summary>What a comparison could not read, and no longer what it could.</summary>
    internal static void Tell(SessionContext context, VenueSnapshot snapshot)
    {
        var unread = snapshot.Unread.GroupBy(answer => answer.Row.Symbol).ToDictionary(group => NameOf(group.Key), group => group.First());
        foreach (var (name, answer) in unread.Where(pair => !context.Ledger.Alarms.Has(pair.Key)).OrderBy(pair => pair.Key, StringComparer.Ordinal))
            context.Emit(new Event.AlarmRaised(context.Now, name, Text(answer)));
        foreach (var name in context.Ledger.Alarms.All.Select(alarm => alarm.Name).Where(IsOurs).ToImmutableArray())
        {
            if (!unread.ContainsKey(name))
                context.Emit(new Event.AlarmCleared(context.Now, name));
        }

        foreach (var beside in snapshot.UnreadBeside)
            context.Remark($"a row of {beside.Path} cannot be read and is left out: {beside.Row.Fault.Excerpt}");
    }

    private static bool IsOurs(string alarm) => alarm == Alarm || alarm.StartsWith(Alarm + "-", StringComparison.Ordinal);

    private static string NameOf(string? symbol) => symbol is null ? Alarm : $"{Alarm}-{symbol}";

    private static string Text(UnreadAnswer answer) =>
        $"{(answer.Path == VenuePaths.Positions ? "a position" : "an open order")} of {answer.Row.Symbol ?? "a symbol that is not known"}"
        + $" is listed by the exchange in a way that cannot be read: what the desk shows there may be old ({Bounded.Text(answer.Row.Fault.Excerpt)})";
}
