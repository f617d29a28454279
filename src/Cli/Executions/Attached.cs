using System.Globalization;
using System.Text;
using Bowline.Contract;

namespace Bowline.Cli;

/// <summary>
/// A command that stays with an execution: it tells each step as it happens and on a terminal how far it is. Ctrl-C
/// does not end what runs in the desk; it asks.
/// </summary>
internal sealed class Attached
{
    private const int LookMs = 500;
    private const int RetryMs = 300;
    private const int MostLines = 1_000_000;
    private const int MostRetries = 20;

    private readonly Invocation _invocation;
    private readonly ProfileChoice _profile;
    private readonly string _linkId;
    private readonly bool _onTerminal = !Console.IsErrorRedirected && !Console.IsOutputRedirected;
    private volatile bool _isInterrupted;
    private int _told;

    private Attached(Invocation invocation, ProfileChoice profile, string linkId) =>
        (_invocation, _profile, _linkId) = (invocation, profile, linkId);

    /// <summary>Every step is told, not only how far it is.</summary>
    private bool TellsSteps => !_onTerminal || _invocation.Has("wait") || _invocation.Has("follow");

    /// <summary>So many lines it needs no more; one that shows only how far it is wants none of them.</summary>
    private int Had => TellsSteps ? _told : MostLines;

    /// <summary>Starts it, then stays.</summary>
    public static int Start(DeskCall start, Invocation invocation, string linkId)
    {
        var (profile, failure) = ProfileChoice.Of(invocation.Settings);
        if (profile is null)
            return Say.Failure(invocation, failure!);
        var (outcome, why) = start.Ask(profile, invocation);
        if (outcome is null)
            return Say.Failure(invocation, why!);
        var attached = new Attached(invocation, profile, linkId);
        if (outcome is not HttpOutcome.Answered { Answer: var answer })
        {
            Say.Aside($"{((HttpOutcome.Broken)outcome).Why}; asking for {linkId}, not sending it again");
            return attached.Stay();
        }

        var exit = DeskCall.Print(answer, invocation);
        if (exit is not ((int)ExitCode.Done or (int)ExitCode.Unknown) || !answer.Headers.ContainsKey(ApiHeaders.Lines) || HasEnded(answer))
            return exit;
        attached._told = LinesOf(answer);
        return attached.Stay();
    }

    /// <summary>Stays with one that runs already.</summary>
    public static int Follow(Invocation invocation, string linkId)
    {
        var (profile, failure) = ProfileChoice.Of(invocation.Settings);
        return profile is null ? Say.Failure(invocation, failure!) : new Attached(invocation, profile, linkId).Stay();
    }

    private int Stay()
    {
        Console.CancelKeyPress += Interrupt;
        try
        {
            return Look();
        }
        finally
        {
            Console.CancelKeyPress -= Interrupt;
        }
    }

    private int Look()
    {
        var lost = 0;
        while (true)
        {
            if (_isInterrupted)
                return Asked();
            var call = DeskCall.Get($"{ExecutionCalls.PathOf(_linkId)}?after={Had}&wait={LookMs}") with { StartsDesk = false };
            var (outcome, why) = call.Ask(_profile, _invocation);
            if (outcome is HttpOutcome.Answered { Answer: var answer })
            {
                lost = 0;
                if (!answer.Headers.ContainsKey(ApiHeaders.Lines) || HasEnded(answer))
                    return Last(answer);
                Tell(answer);
            }
            else if (++lost > MostRetries)
            {
                Clear();
                var reason = why?.Message ?? (outcome as HttpOutcome.Broken)?.Why;
                return Say.Failure(_invocation, Failure.NotKnown(
                    "desk-broke-off", $"{reason}; {_linkId} goes on where it was once the desk runs: `bowline executions {_linkId} --follow`"));
            }
            else
            {
                Pause.For(RetryMs);
            }
        }
    }

    private void Tell(HttpAnswer answer)
    {
        if (TellsSteps && answer.Body.Length > 0)
        {
            Clear();
            Say.Transcript(answer.Body);
        }

        _told = Math.Max(_told, LinesOf(answer));
        if (_onTerminal && answer.Headers.TryGetValue(ApiHeaders.Progress, out var progress))
            StandardStream.Write(StandardStream.Error, Encoding.ASCII.GetBytes("\r\u001b[K" + progress));
    }

    private int Last(HttpAnswer answer)
    {
        Clear();
        return DeskCall.Print(answer, _invocation);
    }

    private void Clear()
    {
        if (_onTerminal)
            StandardStream.Write(StandardStream.Error, "\r\u001b[K"u8);
    }

    // The first time it asks; at the question a second one ends the command as everywhere.
    private void Interrupt(object? sender, ConsoleCancelEventArgs e)
    {
        e.Cancel = !_isInterrupted;
        _isInterrupted = true;
    }

    private int Asked()
    {
        Clear();
        if (Console.IsInputRedirected)
        {
            Say.Aside(Leaving());
            return (int)ExitCode.Interrupted;
        }

        StandardStream.Write(
            StandardStream.Error,
            Encoding.UTF8.GetBytes($"\n{_linkId} runs in the desk. Leave it running (l), pause it (p) or end it (e)? [l] "));
        switch (Console.ReadLine()?.Trim().ToLowerInvariant())
        {
            case "p" or "pause":
                return ExecutionCalls.Steering(_invocation, _linkId, Routes.Pause).Run(_invocation);
            case "e" or "end":
                return ExecutionCalls.Steering(_invocation, _linkId, Routes.End).Run(_invocation);
            case null:
                Say.Aside(Leaving());
                return (int)ExitCode.Interrupted;
            default:
                Say.Aside(Leaving());
                return (int)ExitCode.Done;
        }
    }

    private string Leaving() => $"{_linkId} goes on in the desk: `bowline executions {_linkId} --follow` comes back to it";

    private static bool HasEnded(HttpAnswer answer) => answer.Headers.GetValueOrDefault(ApiHeaders.Ended) == "true";

    private static int LinesOf(HttpAnswer answer) =>
        int.TryParse(answer.Headers.GetValueOrDefault(ApiHeaders.Lines), NumberStyles.None, CultureInfo.InvariantCulture, out var lines) ? lines : 0;
}
