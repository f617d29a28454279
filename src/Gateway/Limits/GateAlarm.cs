using System.Collections.Immutable;
using System.Globalization;
using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>
/// The alarm that stands while the exchange takes no requests of ours. Its name holds the end (our clock, Unix ms), so that
/// a desk that starts again in mid-ban keeps to it: a request during a ban makes the ban longer.
/// </summary>
internal static class GateAlarm
{
    private const string Name = "venue-closed-";

    /// <summary>The longest ban that the venue names (three days), and one more for clocks.</summary>
    private const long LongestMs = 4 * 24 * 3_600_000L;

    public static void Raise(SessionContext context, Time until, string why)
    {
        var name = Name + until.Milliseconds.ToString(CultureInfo.InvariantCulture);
        foreach (var other in Standing(context.Ledger).Where(n => n != name))
            context.Emit(new Event.AlarmCleared(context.Now, other));
        if (!context.Ledger.Alarms.Has(name))
            context.Emit(new Event.AlarmRaised(context.Now, name,
                $"the exchange takes no requests of ours until {until} ({Bounded.Text(why)}); orders and cancels wait or are turned away until then"));
        ClearAt(context, until);
    }

    /// <summary>At the start: what is left of a ban of before holds, what is over is cleared.</summary>
    public static void Restore(SessionContext context)
    {
        foreach (var name in Standing(context.Ledger))
        {
            var isLeft = long.TryParse(name.AsSpan(Name.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var end)
                && end > context.Now.Milliseconds && end - context.Now.Milliseconds <= LongestMs;
            if (!isLeft)
            {
                context.Emit(new Event.AlarmCleared(context.Now, name));
                continue;
            }

            context.Gate.Close(context.Clock.At(new(end)));
            context.Note(new SessionNote.GateClosed(context.Now, new(end), "it said so before the desk started"));
            ClearAt(context, new(end));
        }
    }

    private static void ClearAt(SessionContext context, Time until) => context.Timers.Set("gate-alarm", until, () =>
    {
        foreach (var name in Standing(context.Ledger))
            context.Emit(new Event.AlarmCleared(context.Now, name));
    });

    private static ImmutableArray<string> Standing(Ledger ledger) =>
        [.. ledger.Alarms.All.Select(a => a.Name).Where(n => n.StartsWith(Name, StringComparison.Ordinal))];
}
