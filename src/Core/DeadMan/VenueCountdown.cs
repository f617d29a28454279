namespace Bowline.Core;

/// <summary>
/// The exchange's own countdown on one symbol [<c>countdownCancelAll</c>], as we know it: when it runs out, the exchange
/// withdraws the symbol's orders. It is there from the first request until it is certainly off.
/// </summary>
/// <param name="Request">Number of the newest request, unique within the symbol.</param>
/// <param name="Asked">What the newest request wants: so long, or zero to switch it off.</param>
/// <param name="AskedAt">When that was, our clock.</param>
public sealed record VenueCountdown(Symbol Symbol, long Request, TimeSpan Asked, Time AskedAt) : IStateful
{
    /// <summary>The newest request was not answered yet.</summary>
    public bool IsOpen { get; init; } = true;

    /// <summary>What the exchange last said it runs for; zero when it is not known to run.</summary>
    public TimeSpan Armed { get; init; }

    /// <summary>When that was asked for: it runs out so much later, at the earliest.</summary>
    public Time? ArmedAt { get; init; }

    /// <summary>Requests in a row that failed.</summary>
    public int Failures { get; init; }

    /// <summary>Why the last of them did; empty when none did.</summary>
    public string Why { get; init; } = "";

    /// <summary>The newest request that switches it on; 0 when there was none.</summary>
    public long ArmingRequest { get; init; }

    /// <summary>When that was answered; until it is, the last moment at which it may still reach the exchange.</summary>
    public Time ArmingUntil { get; init; }

    /// <summary>The same of those before it whose answers were lost.</summary>
    public Time LostUntil { get; init; }

    /// <summary>Only what was asked from then on switches it off for certain.</summary>
    public Time CertainFrom => ArmingUntil > LostUntil ? ArmingUntil : LostUntil;

    public bool IsOff => Asked == TimeSpan.Zero;

    /// <summary>When the exchange withdraws the symbol's orders unless it hears of us; null when it is not known to run.</summary>
    public Time? RunsOutAt => ArmedAt + Armed;

    public void MixInto(ref StateMixer mixer)
    {
        mixer.Add("countdown");
        mixer.Add(Symbol.Name);
        mixer.Add(Request);
        mixer.Add((long)Asked.TotalMilliseconds);
        mixer.Add(AskedAt);
        mixer.Add(IsOpen);
        mixer.Add((long)Armed.TotalMilliseconds);
        mixer.Add(ArmedAt);
        mixer.Add((long)Failures);
        mixer.Add(Why);
        mixer.Add(ArmingRequest);
        mixer.Add(ArmingUntil);
        mixer.Add(LostUntil);
    }
}
