using Bowline.Binance;

namespace Bowline.Gateway;

/// <summary>
/// The key of the user stream: made once, kept alive every 30 minutes, made anew when the venue forgot it. Never
/// deleted: that would close the stream of every other program of the account.
/// </summary>
internal sealed class ListenKeyLife(SessionContext context, Requests requests, Action<string> fresh, Action<string> none)
{
    private const int KeepAliveMs = 30 * 60_000;
    private const int AgainMs = 5_000;
    private const int UnknownKey = -1125;
    private string? _key;
    private bool _isAsking;

    /// <summary>Asks for the key; a new one is told, and asking repeats until there is one.</summary>
    public void Obtain()
    {
        context.Timers.Clear("listen-key");
        // Behind a closed gate one question waits, however often a stream is lost meanwhile.
        if (_isAsking)
            return;
        _isAsking = true;
        requests.Read(new("POST", "/fapi/v1/listenKey", "", Access.Keyed, 1), Obtained);
    }

    private void Obtained(Outcome outcome)
    {
        _isAsking = false;
        if (outcome.Verdict == Verdict.Done
            && Wire.Decode(outcome.Body.Span,
                WireJson.Shapes.ListenKeyAnswer) is Decoded<ListenKeyAnswer>.Ok({ ListenKey: { Length: > 0 } key }))
        {
            _key = key;
            context.Timers.Set("listen-key", context.In(KeepAliveMs), KeepAlive);
            fresh(key);
            return;
        }

        context.Remark($"no listen key: {outcome.Said}");
        outcome.TellKeyProblem(context);
        if (_key is null)
            none($"the exchange gave no listen key: {outcome.Said}");
        context.Timers.Set("listen-key", context.In(context.Jittered(AgainMs)), Obtain);
    }

    private void KeepAlive() =>
        requests.Read(new("PUT", "/fapi/v1/listenKey", "", Access.Keyed, 1), Kept);

    private void Kept(Outcome outcome)
    {
        if (outcome.Code == UnknownKey)
        {
            Obtain();
            return;
        }

        var changed = outcome.Verdict == Verdict.Done
            && Wire.Decode(outcome.Body.Span,
                WireJson.Shapes.ListenKeyAnswer) is Decoded<ListenKeyAnswer>.Ok({ ListenKey: { Length: > 0 } key })
            && key != _key;
        if (changed)
        {
            Obtain();
            return;
        }

        var next = outcome.Verdict == Verdict.Done ? KeepAliveMs : context.Jittered(AgainMs);
        context.Timers.Set("listen-key", context.In(next), KeepAlive);
    }
}
