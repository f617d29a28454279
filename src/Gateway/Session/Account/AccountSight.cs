using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>
/// The alarm of a desk that cannot see its account. A stream may be silent without a word, so only an answered comparison
/// shows how the account stands; where none comes for a while, stops may wake and orders fill unheard, and no other alarm
/// could tell of it.
/// </summary>
internal sealed class AccountSight(SessionContext context)
{
    public const string Alarm = "account-unseen";

    /// <summary>A comparison and a half: one may be slow or fail before a person hears of it.</summary>
    private const int LongestMs = 45_000;

    /// <summary>A timer that comes later than this tells that the machine slept: what is asked then is waited for.</summary>
    private const int SleptMs = 1_000;
    private const int AnswerMs = 5_000;

    private Time _since;
    private bool _hasSeen;

    /// <summary>The desk starts to ask: from now on it counts.</summary>
    public void Begin() => Watch(context.Now);

    /// <summary>A comparison is finished.</summary>
    /// <param name="from">When it began to ask, our clock.</param>
    public void Saw(Time from)
    {
        _hasSeen = true;
        Watch(from);
        if (context.Ledger.Alarms.Has(Alarm))
            context.Emit(new Event.AlarmCleared(context.Now, Alarm));
    }

    private void Watch(Time since)
    {
        _since = since;
        JudgeAt(since.Milliseconds + LongestMs);
    }

    private void JudgeAt(long due) => context.Timers.Set(Alarm, new(due), () => Judge(due));

    private void Judge(long due)
    {
        if (IsIdle(context.Ledger) || context.Now.Milliseconds - due > SleptMs)
            JudgeAt(context.Now.Milliseconds + AnswerMs);
        else if (!context.Ledger.Alarms.Has(Alarm))
            context.Emit(new Event.AlarmRaised(context.Now, Alarm, Text()));
    }

    // Who has nothing at the exchange has nothing there to be told of.
    private static bool IsIdle(Ledger ledger) => ledger.Executions.Live.Count == 0 && ledger.Orders.Live.Count == 0
        && ledger.Positions.All.All(position => position.Amount.IsFlat);

    private string Text() =>
        $"the exchange has not told how the account stands {(_hasSeen ? "since" : "since the desk started at")} {_since}: orders may fill,"
        + " stops wake and positions change there without the desk knowing of it";
}
