using Bowline.Core;

namespace Bowline.App;

/// <summary>The thread that pumps the loop in real time: it sleeps until something comes in or something is due.</summary>
public sealed class DeskRunner : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly Inbox _inbox;
    private readonly DeskLoop _loop;
    private readonly SteadyClock _clock;
    private readonly Thread _thread;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile string? _stop;

    public DeskRunner(Inbox inbox, DeskLoop loop, SteadyClock clock)
    {
        (_inbox, _loop, _clock) = (inbox, loop, clock);
        _thread = new Thread(Run) { Name = "desk", IsBackground = true };
    }

    /// <summary>Ends when the loop has ended; it fails when a turn broke an invariant.</summary>
    public Task Stopped => _stopped.Task;

    public void Start() => _thread.Start();

    /// <summary>Asks the loop to end after the turn it is in.</summary>
    public void RequestStop(string why)
    {
        _stop = why;
        _inbox.Post(new LoopInput.Wake());
    }

    public void Dispose()
    {
        RequestStop("disposed");
        if (_thread.IsAlive)
            _thread.Join();
    }

    private void Run()
    {
        try
        {
            while (_stop is null)
            {
                var now = _clock.Now();
                var wait = _loop.Due(now) - now;
                _inbox.TryTake(out var first, wait <= TimeSpan.Zero ? TimeSpan.Zero : wait < LongestWait ? wait : LongestWait);
                _loop.Turn(_clock.Now, first);
            }

            _loop.Close(_stop, _clock.Now());
            _stopped.TrySetResult();
        }
        catch (Exception broken)
        {
            // A broken invariant stops the process; the journal makes that safe, and the next start says what was open.
            _stopped.TrySetException(broken);
        }
    }
}
