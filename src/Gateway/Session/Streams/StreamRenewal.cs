namespace Bowline.Gateway;

/// <summary>What a second connection of a stream needs from its owner.</summary>
/// <param name="Path">The path of the second one; what the first one has told stays comparable.</param>
/// <param name="Carry">The connection that is now running is the second (true), or the first again (false).</param>
/// <param name="IsWhole">The running connection carries all that is wanted.</param>
internal sealed record StreamRenewable(Func<string> Path, Action<bool> Carry, Func<bool> IsWhole);

/// <summary>
/// Make before break: when a connection grows old, a second one is opened beside it. Both are listened to until the second
/// carries everything and has spoken; should it fail, the first runs on and it is tried again.
/// </summary>
internal sealed class StreamRenewal(
    SessionContext context, string name, string route, StreamPatience patience, StreamRenewable owner, StreamLife life)
{
    private const int OpenWithinMs = 10_000;
    private const int TogetherMs = 5_000;
    private const int LookEveryMs = 1_000;
    private const int AgainMs = 60_000;
    private const int LongestMs = 5 * 60_000;
    private long _next;
    private long _before;
    private bool _spoke;
    private long _togetherSince;

    public bool Has(long stream) => stream == _next || stream == _before;

    /// <summary>Opens the second connection.</summary>
    public void Begin()
    {
        if (_next != 0 || _before != 0)
            return;
        _next = context.NextId();
        context.Timers.Set(Timer, context.In(OpenWithinMs), Fail);
        context.Transport.Open(new(_next, route, owner.Path()));
    }

    /// <summary>Whether that was the second connection.</summary>
    public bool OnOpened(long stream)
    {
        if (stream != _next || stream == 0)
            return false;
        (_before, _next, _spoke, _togetherSince) = (life.Stream, 0, false, context.Now.Milliseconds);
        life.Become(stream);
        owner.Carry(true);
        context.Timers.Set(Timer, context.In(TogetherMs), Look);
        return true;
    }

    public void OnFrame(long stream) => _spoke |= stream == life.Stream;

    /// <summary>Whether that concerned only one of two connections.</summary>
    public bool OnClosed(long stream)
    {
        if (stream == _next && stream != 0)
            Fail();
        else if (stream == _before && stream != 0)
            Settle();
        else if (stream == life.Stream && _before != 0)
            GoBack();
        else
            return false;
        return true;
    }

    /// <summary>Whatever is open beside the running connection is closed.</summary>
    public void End()
    {
        Close(ref _next);
        Close(ref _before);
        context.Timers.Clear(Timer);
    }

    private string Timer => $"{name}-renewal";

    // A stream that may be silent for ever is heard through its subscription, which stands since it opened.
    private void Look()
    {
        if (owner.IsWhole() && (_spoke || patience.FirstMs == 0))
            Settle();
        else if (context.Now.Milliseconds - _togetherSince >= LongestMs)
            GoBack();
        else
            context.Timers.Set(Timer, context.In(LookEveryMs), Look);
    }

    private void Settle()
    {
        Close(ref _before);
        context.Timers.Clear(Timer);
    }

    private void GoBack()
    {
        context.Transport.Close(life.Stream);
        life.Become(_before);
        _before = 0;
        owner.Carry(false);
        Fail();
    }

    private void Fail()
    {
        Close(ref _next);
        context.Timers.Clear(Timer);
        context.Remark($"the {name} stream could not be opened a second time before it grows too old; it is tried again");
        context.Timers.Set($"{name}-age", context.In(context.Jittered(AgainMs)), Begin);
    }

    private void Close(ref long stream)
    {
        if (stream != 0)
            context.Transport.Close(stream);
        stream = 0;
    }
}
