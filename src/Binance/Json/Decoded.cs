namespace Bowline.Binance;

/// <summary>What reading bytes from the wire gave: the value, or why there is none. Never an exception.</summary>
/// <typeparam name="T">The record that was asked for.</typeparam>
public abstract record Decoded<T>
{
    private Decoded() { }

    /// <summary>The bytes had the shape that was asked for.</summary>
    public sealed record Ok(T Value) : Decoded<T>;

    /// <summary>They had not.</summary>
    public sealed record Bad(WireFault Fault) : Decoded<T>;
}
