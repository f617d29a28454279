using System.Collections.Immutable;
using Bowline.Core;
using Bowline.Journal;

namespace Bowline.App;

/// <summary>
/// Folds a journal back into the state it left, and says what must be asked of the venue. Commands that the fold gives
/// are not done again: their intents are in the journal, or they never left.
/// </summary>
public sealed class JournalRecovery
{
    private readonly Dictionary<long, Intent> _unanswered = [];

    public Ledger Ledger { get; private set; } = Ledger.Empty;

    public TradeLog Trades { get; private set; } = TradeLog.Empty;

    /// <summary>Symbols whose leverage was asked for through the desk.</summary>
    public ImmutableHashSet<Symbol> LeverageChosen { get; private set; } = [];

    /// <summary>The mode of the desk that wrote last; empty before the first.</summary>
    public string Mode { get; private set; } = "";

    /// <summary>The number of the next intent.</summary>
    public long NextIntent { get; private set; } = 1;

    /// <summary>The first record that could not be used, if any: the desk then starts halted.</summary>
    public Halt.RecordUnreadable? Unreadable { get; private set; }

    public long Records { get; private set; }

    /// <summary>The latest time that a record tells; the desk's time goes on from there.</summary>
    public Time LastAt { get; private set; }

    /// <summary>What the last record wanted done: for comparison, it is not done again.</summary>
    public ImmutableArray<Command> Commands { get; private set; } = [];

    /// <summary>Requests about live orders that may have left and whose answer is not in the journal, by number.</summary>
    public ImmutableArray<Intent> Unanswered =>
    [
        .. _unanswered.Values
            .Where(intent => intent.Order is { } order && Ledger.FindOrder(order) is { IsFinal: false, Status: not OrderStatus.Pending })
            .OrderBy(intent => intent.Id),
    ];

    /// <summary>Takes the next record, in order.</summary>
    public void Take(JournalRecord record)
    {
        Records++;
        LastAt = record.At > LastAt ? record.At : LastAt;
        Commands = [];
        switch (record.Body)
        {
            case JournalBody.Happened happened:
                Fold(record.Sequence, happened.Event);
                break;
            case JournalBody.Intended intended:
                _unanswered[intended.Intent.Id] = intended.Intent;
                NextIntent = Math.Max(NextIntent, intended.Intent.Id + 1);
                break;
            case JournalBody.Answered { Reply.Status: 0 }:
                // Nothing came back: when that was and what it asked for is needed to settle it.
                break;
            case JournalBody.Answered answered:
                _unanswered.Remove(answered.Reply.Intent);
                break;
            case JournalBody.Opened opened:
                Mode = opened.Mode;
                break;
            case JournalBody.Unreadable unreadable:
                Unreadable ??= new(record.Sequence, $"{unreadable.Kind}: {unreadable.Why}");
                break;
            default:
                // Turns, heads and attempts are for comparison and for people: they carry no state, and come as passed over.
                break;
        }
    }

    /// <summary>
    /// What a restart means for what was under way: an order whose bytes certainly never left is not sent late; anything
    /// that may have left is of unknown outcome and is looked up.
    /// </summary>
    public ImmutableArray<Event> Interrupted(Time now)
    {
        var events = ImmutableArray.CreateBuilder<Event>();
        foreach (var order in Ledger.Orders.Live.All)
        {
            if (order.Status == OrderStatus.Pending)
                events.Add(new Event.OrderNotSent(now, order.Id, "the desk stopped before its bytes left"));
            else if (order.Inflight is { Kind: not InflightKind.None, Unknown: false })
                events.Add(new Event.OrderUnresolved(now, order.Id, order.Inflight.Kind, "the desk stopped before the answer"));
        }

        foreach (var pending in Ledger.PendingSettings.All)
        {
            events.Add(new Event.SettingRejected(now, pending.Request, new VenueRejection(
                0, "the desk stopped before the answer", "the setting is read from the exchange; ask for it again if it still differs")));
        }

        foreach (var countdown in Ledger.VenueCountdowns.All.Where(countdown => countdown.IsOpen))
        {
            events.Add(new Event.CountdownFailed(
                now, countdown.Symbol, countdown.Request, MayStillHappen: true, "the desk stopped before the answer"));
        }

        if (Ledger.Executions.Live.All.Any(execution => execution is When))
            events.Add(new Event.StreamLost(now, Feed.PriceStream, "the desk was away"));
        if (Ledger.Listeners.Feeds.Any(feed => feed.Kind == FeedKind.Quote))
            events.Add(new Event.StreamLost(now, Feed.QuoteStream, "the desk was away"));
        return events.ToImmutable();
    }

    private void Fold(long sequence, Event e)
    {
        try
        {
            var before = Ledger;
            var step = before.Apply(e);
            (Ledger, Commands) = (step.Next, step.Commands);
            Trades = Trades.After(e, before, Ledger);
            if (e is Event.SettingRequested { Setting: AccountSetting.Leverage leverage })
                LeverageChosen = LeverageChosen.Add(leverage.Symbol);
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentException or ArithmeticException
            or System.Diagnostics.UnreachableException or BrokenInvariantException)
        {
            // One record that this version cannot fold must not keep a user from cancelling and flattening.
            Unreadable ??= new(sequence, problem.Message);
        }
    }
}
