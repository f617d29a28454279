namespace Bowline.Core;

/// <summary>How the quantity of a single order moves between working, filled and left.</summary>
internal static class SingleProgress
{
    /// <summary>
    /// A fill takes from what works, then (after the end) from what was given back; beyond both it is an over-fill.
    /// </summary>
    public static Progress Fill(Progress p, Quantity filled)
    {
        var fromWorking = Quantity.Min(filled, p.Working);
        var fromLeft = Quantity.Min(filled - fromWorking, p.Left);
        return p with { Filled = p.Filled + filled, Working = p.Working - fromWorking, Left = p.Left - fromLeft };
    }

    /// <summary>A confirmed end of the order gives back what still worked.</summary>
    public static Progress GiveBack(Progress p) => p with { Working = Quantity.Zero, Left = p.Left + p.Working };

    /// <summary>The outcome once a fill has completed it, or has come after its end.</summary>
    public static Outcome After(Progress p, Outcome? before) => before switch
    {
        _ when !p.OverFilled.IsZero => new Outcome.Failed(
            p.Filled, p.Left, "over-filled", $"the exchange filled {p.OverFilled} more than {p.Parent}"),
        Outcome.Failed failed => failed with { Filled = p.Filled, Left = p.Left },
        Outcome.Stopped stopped when !p.Left.IsZero => stopped with { Filled = p.Filled, Left = p.Left },
        _ when !p.Left.IsZero => new Outcome.Stopped(p.Filled, p.Left, "the exchange made the order smaller"),
        _ => new Outcome.Completed(p.Filled),
    };
}
