using System.Collections.Immutable;
using Bowline.Core;
using Bowline.Gateway;
using Bowline.Journal;

namespace Bowline.App;

/// <summary>
/// Holds the requests in a journal against the commands that its fold gives. A command becomes the next intent, or a denial
/// in the same turn; an intent comes from a command, or is a further attempt at a request that failed for sure.
/// </summary>
internal sealed class RequestCheck
{
    private const string Nothing = "nothing";

    private readonly List<Intent?> _wanted = [];
    private readonly Dictionary<long, Intent> _open = [];
    private readonly List<long> _answered = [];
    private readonly Dictionary<(InflightKind, ClientOrderId?, long?), Intent> _mayGoAgain = [];
    private readonly SortedDictionary<ClientOrderId, int> _deniedDue = [];
    private StateMixer _commands = StateMixer.Begin();

    /// <summary>Requests that were compared, further attempts included.</summary>
    public long Requests { get; private set; }

    /// <summary>Commands that the desk denied.</summary>
    public long Denials { get; private set; }

    /// <summary>Takes what an event wanted done, given the ledger after it.</summary>
    public void Want(ImmutableArray<Command> commands, Ledger ledger)
    {
        foreach (var command in commands)
        {
            if (command is Command.PlaceOrder or Command.AmendOrder or Command.CancelOrder or Command.ChangeSetting or Command.SetCountdown)
                _wanted.Add(Request(command, TurnState.OrderOf(command, ledger)));
        }
    }

    /// <summary>Takes an intent that a command must have caused.</summary>
    /// <param name="number">The number it must have.</param>
    public Mismatch? Caused(Intent intent, long number)
    {
        var at = _wanted.FindIndex(wanted => IsMade(wanted, intent, number));
        if (at < 0)
        {
            return new("the request is not the one that comes out", Text(intent),
                _wanted.Count == 0 ? Nothing : Text(_wanted[0], intent, number));
        }

        if (Deny(_wanted[..at]) is { } leftOut)
            return leftOut;
        _wanted.RemoveRange(0, at + 1);
        _commands.Add(intent.Method);
        _commands.Add(intent.Path);
        _commands.Add(intent.Parameters);
        Expect(intent);
        return null;
    }

    /// <summary>Takes an intent that is a further attempt.</summary>
    public Mismatch? Retried(Intent intent, long number)
    {
        if (!_mayGoAgain.Remove(KeyOf(intent), out var before))
            return new("a request is tried again that had not failed for sure", Text(intent), Nothing);
        var again = UnsignedRequest.Again(number, before, intent.Timestamp);
        if (again != intent)
            return new("the further attempt is not the request that failed", Text(intent), Text(again));
        Expect(intent);
        return null;
    }

    /// <summary>Takes the last intent before a kill, which hides whether it was a further attempt.</summary>
    public Mismatch? CutOff(Intent intent, long number) =>
        _mayGoAgain.ContainsKey(KeyOf(intent)) && !_wanted.Exists(wanted => IsMade(wanted, intent, number))
            ? Retried(intent, number)
            : Caused(intent, number);

    /// <summary>An event's commands have all been written: what became no intent must become a denial.</summary>
    public Mismatch? Settle()
    {
        var leftOut = Deny(_wanted);
        _wanted.Clear();
        return leftOut;
    }

    public Mismatch? Denied(ClientOrderId order)
    {
        if (!_deniedDue.TryGetValue(order, out var due))
            return new("an order was denied that nothing asked for", $"order.denied {order}", Nothing);
        Denials++;
        if (due == 1)
            _deniedDue.Remove(order);
        else
            _deniedDue[order] = due - 1;
        return null;
    }

    public void Failed(JournalBody.AttemptFailed failed)
    {
        if (failed is { RetryInMs: not null, Intent: { } number } && _open.Remove(number, out var intent))
            _mayGoAgain[KeyOf(intent)] = intent;
    }

    public void Answered(long number) => _answered.Add(number);

    /// <summary>The turn is over: nothing may be due, and the hash of its requests must be the one recorded.</summary>
    public Mismatch? EndTurn(string recorded)
    {
        foreach (var (order, _) in _deniedDue)
            return new("a request that comes out is in the journal neither as an intent nor as a denial", Nothing, $"a request for {order}");
        var commands = _commands.Finish().ToString();
        _commands = StateMixer.Begin();
        // What failed has said so in the turn of its answer.
        _answered.ForEach(number => _open.Remove(number));
        _answered.Clear();
        return commands == recorded ? null : new("the hash of the turn's requests differs", recorded, commands);
    }

    /// <summary>A new desk begins: what the last one had not finished writing never left it.</summary>
    public void BeginLife()
    {
        _wanted.Clear();
        _open.Clear();
        _answered.Clear();
        _mayGoAgain.Clear();
        _deniedDue.Clear();
        _commands = StateMixer.Begin();
    }

    // The window and the time come from the journal: when a request is compared, it gets the recorded one's.
    private static Intent? Request(Command command, Order? order) =>
        command is Command.AmendOrder or Command.CancelOrder && order is null ? null : UnsignedRequest.Of(0, command, order, default, 0);

    private static bool IsMade(Intent? wanted, Intent recorded, long number) => wanted is not null && Filled(wanted, recorded, number) == recorded;

    private static Intent Filled(Intent wanted, Intent recorded, long number) => wanted with
    {
        Id = number,
        Parameters = string.Concat(
            wanted.Parameters.AsSpan(0, wanted.Parameters.Length - "&recvWindow=0&timestamp=0".Length),
            $"&recvWindow={recorded.RecvWindowMs}&timestamp={recorded.Timestamp.Milliseconds}"),
        Timestamp = recorded.Timestamp,
        RecvWindowMs = recorded.RecvWindowMs,
    };

    private static (InflightKind, ClientOrderId?, long?) KeyOf(Intent intent) => (intent.Kind, intent.Order, intent.SettingRequest);

    private static string Text(Intent intent) => $"#{intent.Id} {intent.Method} {intent.Path} {intent.Parameters}";

    private static string Text(Intent? wanted, Intent recorded, long number) =>
        wanted is null ? "a request about an order that is not known" : Text(Filled(wanted, recorded, number));

    private Mismatch? Deny(List<Intent?> leftOut)
    {
        foreach (var wanted in leftOut)
        {
            // A cancel and a change of setting are never denied.
            if (wanted is not { Kind: InflightKind.Placing or InflightKind.Amending, Order: { } order })
            {
                return new("a request that comes out is not in the journal", Nothing,
                    wanted is null ? "a request about an order that is not known" : $"{wanted.Method} {wanted.Path} {wanted.Parameters}");
            }

            _deniedDue[order] = _deniedDue.GetValueOrDefault(order) + 1;
        }

        return null;
    }

    private void Expect(Intent intent)
    {
        _open[intent.Id] = intent;
        Requests++;
    }
}
