using Bowline.Gateway;

namespace Bowline.App;

/// <summary>What can reach the loop from outside: a closed list.</summary>
public abstract record LoopInput
{
    private LoopInput() { }

    public sealed record Operator(Ask Ask) : LoopInput;

    public sealed record Transport(TransportEvent Event) : LoopInput;

    /// <summary>Nothing but a reason to take a turn: somebody asked the loop to end.</summary>
    public sealed record Wake : LoopInput;
}
