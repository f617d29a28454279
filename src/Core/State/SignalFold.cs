using System.Diagnostics;

namespace Bowline.Core;

/// <summary>Folds alarms and the state of the streams.</summary>
internal static class SignalFold
{
    public static LedgerStep Apply(Ledger ledger, Event e) => new(e switch
    {
        Event.AlarmRaised x when ledger.Alarms.Find(x.Alarm)?.Text == x.Text => ledger,
        Event.AlarmRaised x => ledger with { Alarms = ledger.Alarms.Put(x.Alarm, new(x.Alarm, x.Text, x.At)) },
        Event.AlarmCleared x when !ledger.Alarms.Has(x.Alarm) => ledger,
        Event.AlarmCleared x => ledger with { Alarms = ledger.Alarms.Without(x.Alarm) },
        Event.StreamLost x when ledger.LostStreams.Has(x.Stream) => ledger,
        Event.StreamLost x =>
            ledger with { LostStreams = ledger.LostStreams.Put(x.Stream, new(x.Stream, x.Why, x.At)) },
        Event.StreamRestored x when !ledger.LostStreams.Has(x.Stream) => ledger,
        Event.StreamRestored x => ledger with { LostStreams = ledger.LostStreams.Without(x.Stream) },
        _ => throw new UnreachableException(e.GetType().Name),
    });
}
