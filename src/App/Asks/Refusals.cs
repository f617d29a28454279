using System.Collections.Immutable;
using Bowline.Contract;
using Bowline.Core;

namespace Bowline.App;

/// <summary>Puts refusals into words and answers: the rule, the value, the nearest valid values, what to type, the venue's code in brackets.</summary>
public static class Refusals
{
    /// <summary>One refusal as a sentence for a person.</summary>
    public static string Text(Refusal refusal)
    {
        var text = refusal.Value.Length == 0 ? refusal.Rule : $"{refusal.Rule}; got {refusal.Value}";
        var nearest = refusal.Nearest.IsDefaultOrEmpty ? "" : string.Join(" or ", refusal.Nearest);
        // The advice often says "type" and the nearest values: once is enough.
        if (nearest.Length > 0 && !refusal.Advice.Contains(nearest, StringComparison.Ordinal))
            text += $"; nearest: {nearest}";
        if (refusal.Advice.Length > 0)
            text += $"; {refusal.Advice}";
        return refusal.VenueCode is { } code ? $"{text} [{code}]" : text;
    }

    /// <summary>An answer that carries every refusal of a request, the first in front.</summary>
    public static T On<T>(T answer, ImmutableArray<Refusal> refusals)
        where T : Answer => answer with
        {
            IsSuccess = false,
            ExitCode = ExitCode.Refused,
            Code = refusals[0].Code,
            Rule = refusals[0].Rule,
            ErrorMessage = Text(refusals[0]),
            Problems = refusals.Length > 1 ? [.. refusals.Select(Text)] : null,
        };

    /// <summary>A refusal of our own that has no number in it.</summary>
    public static Refusal Plain(string code, string rule, string value, string advice) => new(code, rule, value, [], advice, null);

    /// <summary>The record of a request that was refused, one event a refusal.</summary>
    public static ImmutableArray<Event> Events(ImmutableArray<Refusal> refusals, ExecutionId? execution, RequestText request, Time now) =>
        [.. refusals.Select(refusal => (Event)new Event.RequestRefused(now, refusal, execution, request))];

    /// <summary>The venue has not answered since the desk started: nothing left.</summary>
    public static T Silent<T>(T answer, LoopView view)
        where T : Answer => answer with
        {
            IsSuccess = false,
            ExitCode = ExitCode.Unreachable,
            Code = view.Session.KeyProblem.Length > 0 ? "key-not-accepted" : "venue-silent",
            ErrorMessage = WhySilent(view.Session.KeyProblem, view.Session.LastRemark),
        };

    /// <summary>The desk ends or has lost its journal, and what was asked for has not been done.</summary>
    public static T Abandoned<T>(T answer, LoopView view)
        where T : Answer => view.Halt is Halt.JournalLost lost
        ? answer with
        {
            IsSuccess = false,
            ExitCode = ExitCode.Refused,
            Code = "desk-halted",
            ErrorMessage = $"{lost.Text}: mend that, type `bowline desk restart` and ask again, or do it at the exchange",
        }
        : answer with
        {
            IsSuccess = false,
            ExitCode = ExitCode.Unknown,
            Code = "outcome-unknown",
            ErrorMessage = "the desk stopped before that was done; ask again once it runs",
        };

    private static string WhySilent(string keyProblem, string remark)
    {
        if (keyProblem.Length > 0)
        {
            return $"the exchange does not accept the key: {keyProblem}; nothing was sent; mend the key's rights and addresses at the exchange, "
                + "and the desk goes on by itself within seconds; or mend BINANCE_API_KEY and BINANCE_API_SECRET, then `bowline desk restart`: "
                + "a running desk keeps its key";
        }

        var why = remark.Length == 0 ? "" : $" ({remark})";
        return $"the exchange has not answered yet{why}; nothing was sent; `bowline doctor` tells more";
    }

    /// <summary>While everything is being closed nothing is opened beside it.</summary>
    public static Refusal? Flattening(Symbol symbol, LoopView view)
    {
        foreach (var flattening in view.Ledger.Flattenings.All)
        {
            if (flattening.Concerns(symbol))
            {
                return Plain(
                    "flattening", "everything is being canceled and closed; until the exchange says that it is flat nothing new is taken",
                    flattening.Only is null ? "flatten --all" : $"flatten {symbol}", "wait for it: `bowline alarms` and `bowline positions` tell how far it is");
            }
        }

        return null;
    }

    /// <summary>The mode a face believes in must be the desk's.</summary>
    public static Refusal? WrongMode(string? mode, LoopView view)
    {
        var own = DeskOptionsReader.ModeName(view.Options.Mode);
        var asked = mode == "dryrun" ? "paper" : mode;
        return asked is null || asked == own
            ? null
            : Plain("mode-differs", $"this desk trades in {own} mode", asked, $"leave --mode out, or use the {asked} profile");
    }
}
