using System.Globalization;
using Bowline.Contract;

namespace Bowline.Simulation;

/// <summary>
/// Commands as people type them. The kinds of execution are drawn from the table that the command line reads, so a new
/// kind is met here the moment it exists: its own examples are the pattern, and chance varies their numbers.
/// </summary>
internal static class Commands
{
    private static readonly string[] Plain =
    [
        "market BTCUSDT BUY 0.01", "market BTCUSDT SELL 0.01", "limit BTCUSDT BUY 0.01 -0.2%", "limit BTCUSDT SELL 0.01 +0.2%",
        "limit BTCUSDT BUY 0.02 -0.05% --tif IOC",
    ];

    public static string Draw(Paper.Prng chance) => Plain[(int)chance.Below(Plain.Length)];

    /// <summary>The request a command line would send for it.</summary>
    public static PlaceRequest Request(string command, string linkId)
    {
        var words = command.Split(' ');
        var flags = words.Skip(words[0] == "limit" ? 5 : 4).ToList();
        return new()
        {
            Verb = words[0],
            LinkId = linkId,
            Symbol = words[1],
            Side = words[2],
            Quantity = words[3],
            Price = words[0] == "limit" ? words[4] : null,
            TimeInForce = flags.IndexOf("--tif") is >= 0 and var at ? flags[at + 1] : null,
            Detach = true,
        };
    }
}
