namespace Bowline.Simulation;

/// <summary>One thing that a plan makes happen, so many ms after the world's beginning: a closed family.</summary>
internal abstract record Deed(long At)
{
    private const char Separator = ' ';

    /// <summary>Somebody types a command at the desk.</summary>
    public sealed record Typed(long At, string Command) : Deed(At)
    {
        public override string ToString() => Line("type", Command);
    }

    /// <summary>Somebody steers the n-th execution that was typed.</summary>
    public sealed record Steer(long At, string Verb, int Which) : Deed(At)
    {
        public override string ToString() => Line("steer", Verb, Which);
    }

    /// <summary>Somebody flattens the whole account.</summary>
    public sealed record Flatten(long At) : Deed(At)
    {
        public override string ToString() => Line("flatten");
    }

    /// <summary>The market moves (<c>POST /paper/v1/market</c>).</summary>
    public sealed record Market(long At, string Parameters) : Deed(At)
    {
        public override string ToString() => Line("market", Parameters);
    }

    /// <summary>The account is used beside the desk.</summary>
    public sealed record Stranger(long At, string Method, string Path, string Parameters) : Deed(At)
    {
        public override string ToString() => Line("stranger", Method, Path, Parameters);
    }

    /// <summary>The exchange has a bad time: a fault plan of docs/faults.md.</summary>
    public sealed record Fault(long At, string Plan) : Deed(At)
    {
        public override string ToString() => Line("fault", Plan);
    }

    public sealed record Network(long At, NetworkTrouble Trouble, int PerMille, int ForMs) : Deed(At)
    {
        public override string ToString() => Line("network", Trouble, PerMille, ForMs);
    }

    /// <summary>
    /// The desk is killed after so many further moments: one before each delivery, each turn, each flush, in the middle of
    /// each flush, and after it.
    /// </summary>
    /// <param name="BytesKept">Of what was not flushed: what a torn write leaves.</param>
    public sealed record Kill(long At, int Moments, int BytesKept, int DownMs) : Deed(At)
    {
        public override string ToString() => Line("kill", Moments, BytesKept, DownMs);
    }

    public sealed record Disk(long At, DiskTrouble Trouble, int ForMs) : Deed(At)
    {
        public override string ToString() => Line("disk", Trouble, ForMs);
    }

    /// <summary>
    /// Lies in wait from its time on: when the n-th message of a kind reaches the exchange, another deed follows so many ms
    /// later. This is how several troubles meet one order.
    /// </summary>
    public sealed record Ambush(long At, Prey Prey, int Nth, int AfterMs, Deed Then) : Deed(At)
    {
        public override string ToString() => Line("on", Prey, Nth, AfterMs, Then);
    }

    /// <summary>A deed from its line.</summary>
    /// <exception cref="FormatException">The line is none.</exception>
    public static Deed Parse(string line)
    {
        var w = line.Split(Separator);
        var at = long.Parse(w[0]);
        return w[1] switch
        {
            "type" => new Typed(at, Rest(w, 2)),
            "steer" => new Steer(at, w[2], int.Parse(w[3])),
            "flatten" => new Flatten(at),
            "market" => new Market(at, Rest(w, 2)),
            "stranger" => new Stranger(at, w[2], w[3], Rest(w, 4)),
            "fault" => new Fault(at, Rest(w, 2)),
            "network" => new Network(at, Enum.Parse<NetworkTrouble>(w[2]), int.Parse(w[3]), int.Parse(w[4])),
            "kill" => new Kill(at, int.Parse(w[2]), int.Parse(w[3]), int.Parse(w[4])),
            "disk" => new Disk(at, Enum.Parse<DiskTrouble>(w[2]), int.Parse(w[3])),
            "on" => new Ambush(at, Enum.Parse<Prey>(w[2]), int.Parse(w[3]), int.Parse(w[4]), Parse(Rest(w, 5))),
            _ => throw new FormatException($"no such deed: {w[1]}"),
        };
    }

    private string Line(params ReadOnlySpan<object> words) => $"{At} {string.Join(Separator, words.ToArray())}";

    private static string Rest(string[] words, int from) => string.Join(Separator, words[from..]);
}

/// <summary>What can happen to the disk under the journal.</summary>
internal enum DiskTrouble
{
    /// <summary>No space is left.</summary>
    Full,

    /// <summary>A flush takes 300 ms.</summary>
    Slow,

    /// <summary>A flush fails, and all that follow: the desk must not act any more until it was started anew.</summary>
    Failing,

    /// <summary>A write keeps a part and fails.</summary>
    Short,

    /// <summary>The desk dies, and its journal reads with one bit wrong: it must not start before that is mended.</summary>
    Flipped,
}

/// <summary>What an ambush waits for: messages of the desk, and what the exchange tells it.</summary>
internal enum Prey
{
    /// <summary>A plain order is to be placed.</summary>
    Place,

    /// <summary>A conditional order is to be placed.</summary>
    PlaceConditional,
    Amend,
    Cancel,

    /// <summary>An order is asked about.</summary>
    Lookup,

    /// <summary>The account's open orders are compared.</summary>
    Compare,

    /// <summary>The exchange tells of a fill.</summary>
    Fill,

    /// <summary>The exchange tells that a conditional order has woken.</summary>
    Trigger,
}
