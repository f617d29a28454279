namespace Bowline.Cli;

/// <summary>The flags: those that every verb takes, and sets that several share.</summary>
internal static class Flags
{
    public static readonly FlagSpec[] Everywhere =
    [
        new("json", null, "print one JSON document on stdout, refusals included"),
        new("mode", "MODE", "paper (default), testnet or live") { Choices = ["paper", "testnet", "live"] },
        new("profile", "NAME", "the profile to use; by default it has the mode's name"),
        new("market", "MARKET", "the paper market: auto, live, synthetic[:seed] or replay:FILE") { Choices = ["auto", "live", "synthetic"] },
        new("speed", "N", "speed of a replayed market: 1, N or max"),
        new("venue", "URL", "another exchange to talk to, such as a `bowline exchange`"),
        new("port", "PORT", "the API's port on loopback when a desk is started (8420)"),
        new("log-level", "LEVEL", "what the desk logs: debug, info, warn or error") { Choices = ["debug", "info", "warn", "error"] },
        new("yes", null, "do not ask") { Aliases = ["y"] },
        new("help", null, "show help") { Aliases = ["h", "?"] },
    ];

    /// <summary>Settings of a desk that is started: they last as long as it.</summary>
    public static readonly FlagSpec[] OfDesk =
    [
        new("flatten-after", "TIME", "close at market what should be protected and has had no stop for so long (30s)"),
        new("on-alarm", "COMMAND", "run it for each alarm that is raised or cleared; the text is in its environment"),
    ];

    public static readonly FlagSpec WhatIf = new("what-if", null, "check and show, never send") { Aliases = ["dry-run"] };

    public static readonly FlagSpec Wait = new("wait", null, "return when the order has ended");

    public static readonly FlagSpec Detach = new("detach", null, "return as soon as the order is on the desk's disk");

    public static readonly FlagSpec WaitForEnd = new("wait", null, "return when it has ended, and tell each step until then");

    public static readonly FlagSpec Follow = new("follow", null, "stay until it has ended, and tell each step");

    public static readonly FlagSpec Round = new("round", null, "round the quantity down and the price to the passive side, and show typed → sent");

    public static readonly FlagSpec Symbol = new("symbol", "SYMBOL", "only this symbol");

    public static readonly FlagSpec All = new("all", null, "all of them");

    public static readonly FlagSpec Since = new("since", "WHEN", "from then on: 30m, 2h, 1d, or a date such as 2026-11-20");

    public static readonly FlagSpec[] Order =
    [
        new("reduce-only", null, "may only shrink the position") { },
        new("close-position", null, "close the whole position; leave the quantity out"),
        new("position-side", "SIDE", "LONG or SHORT, in hedge mode") { Choices = ["LONG", "SHORT", "BOTH"] },
        new("stp", "MODE", "self-trade prevention, as the exchange names it") { Aliases = ["self-trade-prevention"] },
        new("client-order-id", "ID", "your own id for the order") { Aliases = ["new-client-order-id"] },
        Round, WhatIf, Wait, Detach,
    ];

    public static readonly FlagSpec[] Limit =
    [
        new("tif", "TIF", "GTC (default), IOC, FOK, GTX or GTD") { Aliases = ["time-in-force"], Choices = ["GTC", "IOC", "FOK", "GTX", "GTD"] },
        new("good-till", "TIME", "how long a GTD order rests: 2h"),
        new("post-only", null, "must rest, else it is refused (GTX)"),
        new("price-match", "MATCH", "understood, and refused: not in this version"),
        .. Order,
    ];

    public static FlagSpec? Find(VerbSpec verb, string name)
    {
        foreach (var flag in verb.Flags)
        {
            if (flag.Answers(name))
                return flag;
        }

        return FindEverywhere(name);
    }

    public static FlagSpec? FindEverywhere(string name)
    {
        foreach (var flag in Everywhere)
        {
            if (flag.Answers(name))
                return flag;
        }

        return null;
    }

    public static IEnumerable<string> Names(VerbSpec verb) => verb.Flags.Concat(Everywhere).Select(f => f.Name);
}
