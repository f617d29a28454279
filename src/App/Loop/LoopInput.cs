using Bowline.Gateway;

namespace Bowline.App;

/// <summary>What can reach the loop from outside: a closed list.</summary>
public abstract record LoopInput
{
    private LoopInput() { }

    public sealed record Operator(Ask Ask) : LoopInput;

    public sealed record Transport(TransportEvent Event) : LoopInput;

    /// <summary>Operators get no further answers; what is pending is abandoned with its ids.</summary>
    public sealed record Closing : LoopInput;
}
