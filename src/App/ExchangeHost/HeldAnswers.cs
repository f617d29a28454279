using Bowline.Paper;

namespace Bowline.App;

/// <summary>Answers that wait for their time, in order of it. Used on the exchange's thread alone.</summary>
internal sealed class HeldAnswers
{
    private readonly PriorityQueue<(Action<RestResponse> Answer, RestResponse Response), (long Due, long Order)> waiting = new();
    private long order;

    /// <summary>Unix ms of the first; <see cref="long.MaxValue"/> when none waits.</summary>
    public long NextDue => waiting.TryPeek(out _, out var due) ? due.Due : long.MaxValue;

    public void Hold(Action<RestResponse> answer, RestResponse response, long due) =>
        waiting.Enqueue((answer, response), (due, order++));

    /// <summary>Lets go those whose time has come.</summary>
    public void Release(long now)
    {
        while (waiting.TryPeek(out var held, out var due) && due.Due <= now)
        {
            waiting.Dequeue();
            held.Answer(held.Response);
        }
    }
}
