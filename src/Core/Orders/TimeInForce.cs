namespace Bowline.Core;

/// <summary>
/// How long a limit order may rest [<c>timeInForce</c>]. Post-only lives here: a post-only order must rest or be
/// refused.
/// </summary>
public abstract record TimeInForce
{
    private TimeInForce() { }

    /// <summary>Good till canceled [GTC].</summary>
    public sealed record GoodTillCanceled : TimeInForce;

    /// <summary>Immediate or cancel [IOC].</summary>
    public sealed record ImmediateOrCancel : TimeInForce;

    /// <summary>Fill or kill [FOK].</summary>
    public sealed record FillOrKill : TimeInForce;

    /// <summary>Post-only [GTX].</summary>
    public sealed record PostOnly : TimeInForce;

    /// <summary>Good till a date, in whole seconds [GTD].</summary>
    public sealed record GoodTillDate(Time Until) : TimeInForce;
}
