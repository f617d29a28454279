using Bowline.Binance;
using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>
/// Pure: the alarm of a margin call. Each one is told anew, since somebody may have answered the one before; those that follow at
/// once are the same. It goes when none has come for a while: the venue does not tell that the danger is over.
/// </summary>
internal static class MarginCalls
{
    private const string Name = "margin-call";
    private const int MostNamed = 5;
    private static readonly TimeSpan Same = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Standing = TimeSpan.FromHours(1);

    public static IEnumerable<Event> Raised(Ledger ledger, MarginCall call, Time at)
    {
        if (ledger.Alarms.Find(Name) is { } standing && at - standing.At < Same)
            yield break;
        var symbols = string.Join(", ", call.Positions.Take(MostNamed).Select(position => Bounded.Text(position.Symbol)));
        yield return new Event.AlarmRaised(at, Name, $"the exchange warned at {at} that positions are close to liquidation: {symbols}");
    }

    public static IEnumerable<Event> Quieted(Ledger ledger, Time at) => ledger.Alarms.Find(Name) is { } standing && at - standing.At >= Standing
        ? [new Event.AlarmCleared(at, Name)] : [];
}
