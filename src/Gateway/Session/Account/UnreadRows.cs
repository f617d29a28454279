using System.Collections.Immutable;
using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>
/// The alarms of orders and positions that the exchange lists in a way that cannot be read, one a symbol. All else is compared
/// meanwhile; what stands in such a row is neither gone nor flat.
/// </summary>
public static class UnreadRows
{
    // With the symbol after it, where that can be read.
    private const string Order = "order-unread";
    private const string Position = "position-unread";

    /// <summary>Something of the symbol may be open that cannot be read.</summary>
    /// <param name="only">Null for the whole account.</param>
    public static bool Hide(Ledger ledger, Symbol? only) =>
        only is { } symbol ? Hides(ledger, Order, symbol) || HidePosition(ledger, symbol) : ledger.Alarms.All.Any(alarm => IsOurs(alarm.Name));

    /// <summary>A position of the symbol may be open that cannot be read.</summary>
    public static bool HidePosition(Ledger ledger, Symbol symbol) => Hides(ledger, Position, symbol);

    /// <summary>What a comparison could not read, and no longer what it could.</summary>
    internal static void Tell(SessionContext context, VenueSnapshot snapshot)
    {
        var unread = snapshot.Unread.GroupBy(NameOf).ToDictionary(group => group.Key, group => group.First());
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

    private static bool Hides(Ledger ledger, string kind, Symbol symbol) => ledger.Alarms.Has(kind) || ledger.Alarms.Has($"{kind}-{symbol}");

    private static bool IsOurs(string alarm) => alarm is Order or Position
        || alarm.StartsWith(Order + "-", StringComparison.Ordinal) || alarm.StartsWith(Position + "-", StringComparison.Ordinal);

    private static string NameOf(UnreadAnswer answer)
    {
        var kind = IsPosition(answer) ? Position : Order;
        return answer.Row.Symbol is { } symbol ? $"{kind}-{symbol}" : kind;
    }

    private static bool IsPosition(UnreadAnswer answer) => answer.Path == VenuePaths.Positions;

    private static string Text(UnreadAnswer answer) =>
        $"{(IsPosition(answer) ? "a position" : "an open order")} of {answer.Row.Symbol ?? "a symbol that is not known"}"
        + $" is listed by the exchange in a way that cannot be read: what the desk shows there may be old ({Bounded.Text(answer.Row.Fault.Excerpt)})";
}
