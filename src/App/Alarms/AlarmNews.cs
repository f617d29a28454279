using Bowline.Core;
using Bowline.Journal;

namespace Bowline.App;

/// <summary>An alarm was raised, raised anew with other words, or cleared.</summary>
/// <param name="Text">Empty when it was cleared.</param>
internal readonly record struct AlarmNews(Time At, string Alarm, bool IsRaised, string Text)
{
    /// <summary>What a durable record tells of an alarm; null when it is about something else.</summary>
    public static AlarmNews? Of(JournalRecord record) => record.Body is not JournalBody.Happened { Event: var e } ? null : e switch
    {
        Event.AlarmRaised x => new(x.At, x.Alarm, true, x.Text),
        Event.AlarmCleared x => new(x.At, x.Alarm, false, ""),
        _ => null,
    };

    public override string ToString() => IsRaised ? $"ALARM {Alarm}: {Text}" : $"alarm {Alarm} is cleared";
}
