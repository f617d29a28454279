using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// The dead man's switch: executions that want it have the exchange withdraw what rests on their symbol when it does not
/// hear of the desk for so long. Here is what should be asked of the exchange now; who asks is elsewhere.
/// </summary>
public static class DeadMan
{
    /// <summary>Its parameter's name.</summary>
    public const string Parameter = "dead-man";

    /// <summary>It is renewed so often within its time.</summary>
    public const int RenewalsWithin = 4;

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>An answer that has not come by then does not come: requests are given up long before.</summary>
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan OffAgain = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan OnAgain = TimeSpan.FromSeconds(5);

    /// <summary>The next move on a symbol.</summary>
    /// <param name="known">The countdown there; null when it is certainly off.</param>
    /// <param name="wanted">How long it should run; null when it should be off.</param>
    public static DeadManMove Next(VenueCountdown? known, TimeSpan? wanted, Time now)
    {
        var due = wanted is { } time ? OnDue(known, time) : OffDue(known);
        if (due is not { } at)
            return new DeadManMove.Nothing(null);
        if (at > now)
            return new DeadManMove.Nothing(at);
        return wanted is null ? new DeadManMove.SwitchOff() : new DeadManMove.Renew();
    }

    /// <summary>It is not known to have been renewed for two renewals in a row.</summary>
    public static Time? MissedAt(VenueCountdown known) => known.ArmedAt + TimeSpan.FromTicks(known.Armed.Ticks * 5 / (2 * RenewalsWithin));

    /// <summary>Orders that rest on a symbol and protect, as the desk knows them: a countdown might take them too.</summary>
    public static IEnumerable<Order> ProtectionOn(Ledger ledger, Symbol symbol)
    {
        if (!AnyCloses(ledger, new(symbol, PositionSide.Both)) && !AnyCloses(ledger, new(symbol, PositionSide.Long))
            && !AnyCloses(ledger, new(symbol, PositionSide.Short)))
            return [];
        return ledger.Orders.Live.All.Where(order =>
            order.Spec.Symbol == symbol && Protects(order.Spec) && !IsOfWisher(ledger, order.Id));
    }

    /// <summary>
    /// Does it protect as long as it rests? All that waits for a trigger counts, reduce-only or not: a stop typed without
    /// the flag closes a position all the same. What is an execution's own that wants the switch does not count.
    /// </summary>
    public static bool Protects(OrderSpec spec) => spec is OrderSpec.Conditional or OrderSpec.Limit { Closes: true };

    /// <summary>An id of an execution that wants the switch itself.</summary>
    public static bool IsOfWisher(Ledger ledger, ClientOrderId id) =>
        Ownership.OwnerOf(id) is { } owner && ledger.Executions.Find(owner)?.Spec is AlgorithmSpec { DeadMan: not null };

    /// <summary>What speaks against the switch for these parameters.</summary>
    public static ImmutableArray<Refusal> Check(AlgorithmSpec spec) => spec.DeadMan is not { } time ? []
        : [.. Bounds.Duration(Parameter, "the time of the dead man's switch", time, Shortest, Longest), .. WhatProtects(spec)];

    private static ImmutableArray<Refusal> WhatProtects(AlgorithmSpec spec)
    {
        if (spec is GridSpec { StopLower: not null } or GridSpec { StopUpper: not null })
            return [No("dead-man-with-stop", "the dead man's switch might withdraw the stop of this grid as well")];
        return spec is WorkedSpec { ReduceOnly: true } or PacedSpec { ReduceOnly: true }
            ? [No("dead-man-reduce-only", "orders that only close protect, and are not left to the dead man's switch")]
            : [];
    }

    private static Time? OffDue(VenueCountdown? known) => known switch
    {
        null => null,
        { IsOff: false } => known.AskedAt,
        { IsOpen: true } => known.AskedAt + AnswerWithin,
        { Failures: > 0 } => known.AskedAt + OffAgain,
        _ => Earlier(known.CertainFrom, known.AskedAt + OnAgain),
    };

    private static Time? OnDue(VenueCountdown? known, TimeSpan wanted)
    {
        var beat = TimeSpan.FromTicks(wanted.Ticks / RenewalsWithin);
        return known switch
        {
            null => default(Time),
            { IsOpen: true } => known.AskedAt + AnswerWithin,
            { IsOff: true } => known.AskedAt,
            { Failures: > 0 } => known.AskedAt + (beat < OnAgain ? beat : OnAgain),
            _ => known.Asked != wanted ? known.AskedAt : known.AskedAt + beat,
        };
    }

    private static bool AnyCloses(Ledger ledger, PositionKey position) => ledger.Open.On(position) is var open
        && (open.Waiting > 0 || open.Buys.Reducing > 0 || open.Sells.Reducing > 0);

    private static Time Earlier(Time a, Time b) => a < b ? a : b;

    private static Refusal No(string code, string rule) =>
        new(code, rule, "", [], $"leave --{Parameter} out", null);
}

/// <summary>What to do about the countdown of a symbol: a closed family.</summary>
public abstract record DeadManMove
{
    private DeadManMove() { }

    /// <param name="Until">When to look again; null when only something new is a reason.</param>
    public sealed record Nothing(Time? Until) : DeadManMove;

    /// <summary>See what rests there, and if nothing protects, start it anew.</summary>
    public sealed record Renew : DeadManMove;

    public sealed record SwitchOff : DeadManMove;
}
