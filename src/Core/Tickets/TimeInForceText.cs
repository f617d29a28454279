using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>Reads the time in force with what belongs to it: --post-only and --good-till.</summary>
internal static class TimeInForceText
{
    private static readonly ImmutableArray<string> Known = ["GTC", "IOC", "FOK", "GTX", "GTD"];

    /// <summary>Null for a market order, or after a refusal was added.</summary>
    public static TypedTimeInForce? Read(TicketText text, bool isLimit, ImmutableArray<Refusal>.Builder refusals)
    {
        var typed = SideText.Word(text.TimeInForce);
        var goodTill = TicketReader.Blank(text.GoodTill)
            ? (TimeSpan?)null
            : DurationText.Read(text.GoodTill, "good-till").OrAdd(refusals);
        if (!isLimit)
            return OnMarket(text, typed, goodTill, refusals);
        var name = typed.Length > 0 ? typed : text.PostOnly ? "GTX" : goodTill is not null ? "GTD" : "GTC";
        if (Problem(text, name, goodTill) is { } problem)
            refusals.Add(problem);
        return new(name, goodTill);
    }

    private static Refusal? Problem(TicketText text, string name, TimeSpan? goodTill)
    {
        if (!Known.Contains(name))
        {
            return new("tif-unknown", $"time in force: {string.Join(", ", Known)}",
                NumberText.Shown(text.TimeInForce), [],
                "type one of them", -1115);
        }

        if (text.PostOnly && name != "GTX")
            return new("tif-post-only", "--post-only is the time in force GTX", name, ["GTX"], "leave --tif out", null);
        if (name == "GTD" && TicketReader.Blank(text.GoodTill))
            return new("good-till-missing", "GTD needs --good-till", "", [], "type for example --good-till 2h", -1102);
        return name != "GTD" && goodTill is not null
            ? new("tif-good-till", "--good-till belongs to the time in force GTD", name, ["GTD"], "leave --tif out",
                -1106)
            : null;
    }

    private static TypedTimeInForce? OnMarket(
        TicketText text, string typed, TimeSpan? goodTill, ImmutableArray<Refusal>.Builder refusals)
    {
        if (typed.Length > 0 || text.PostOnly || goodTill is not null)
        {
            var value = typed.Length > 0 ? typed : text.PostOnly ? "--post-only" : "--good-till";
            refusals.Add(new(
                "tif-on-market", "a market order takes no time in force", NumberText.Shown(value), [],
                "leave it out, or place a limit order", -1106));
        }

        return null;
    }
}
