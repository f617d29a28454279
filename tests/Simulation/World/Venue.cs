using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bowline.Paper;

namespace Bowline.Simulation;

/// <summary>
/// The exchange of a world, its market, and a stranger: somebody with the account's own key who trades beside the desk,
/// and asks for the truth. His requests arrive at once and are signed here anew.
/// </summary>
internal sealed class Venue
{
    public const string Key = "desk-key";
    public const string Secret = "desk-secret";

    private readonly StillFeed _feed;
    private readonly string _remote;

    public Venue(ulong seed, long now)
    {
        // Its own: a delisting changes it.
        var symbols = SymbolRegistry.Shipped(["BTCUSDT"]);
        Exchange = new Exchange(new ExchangeSettings
        {
            Symbols = symbols, Seed = seed, Audit = true, KeepsChanges = false, Rules = RulesOf(seed),
        });
        Exchange.OpenAccount(Key, new Credential.Hmac(Secret), 100_000, now);
        _feed = ((StillOpening.Ready)StillFeed.Open(
            new Dictionary<string, decimal> { ["BTCUSDT"] = 60_000m }, symbols, now)).Feed;
        foreach (var past in _feed.Pasts(1))
            Exchange.Load(past);
        _remote = "10.0.0.1";
    }

    public Exchange Exchange { get; }

    /// <summary>A reading of what the documents leave open (wire contract, section 16): half of the worlds play the one we chose.</summary>
    private static VenueRules RulesOf(ulong seed)
    {
        var draw = new Prng(seed ^ 0x9e37_79b9_7f4a_7c15);
        if (draw.Below(2) == 0)
            return new();
        bool Chance() => draw.Below(2) == 0;
        string[] fill = ["TRADE_LITE", "ACCOUNT_UPDATE", "ORDER_TRADE_UPDATE"];
        return new()
        {
            RetryAfter = Chance(), ChildTakesClientId = Chance(), EmptyBookRefused = Chance(), SelfTradeByDefault = Chance(),
            ClosePositionNeedsPosition = Chance(), PriceProtectWaits = Chance(), TriggerLatencyMs = draw.Below(3) switch { 0 => 0, 1 => 11, _ => 400 },
            FillEvents = Chance() ? fill : [fill[2], fill[1], fill[0]],
        };
    }

    public long NextDue => Math.Min(Exchange.NextDue, _feed.NextDue);

    /// <summary>Lets the market and the exchange's own clock come to a time.</summary>
    public void Advance(long now)
    {
        foreach (var told in _feed.Until(now))
            Exchange.Apply(told, now);
        Exchange.Advance(now);
    }

    /// <summary>Moves the market: parameters of <c>POST /paper/v1/market</c>.</summary>
    public void Steer(string parameters, long now)
    {
        var move = _feed.Steer(
            new RestRequest("POST", "/paper/v1/market", $"symbol=BTCUSDT&{parameters}", "", null, _remote), now);
        foreach (var told in move.Events)
            Exchange.Apply(told, now);
    }

    public void StartFaults(string plan, long now)
    {
        if (FaultPlan.Read(plan) is FaultPlanRead.Good good)
            Exchange.StartFaults(good.Plan, now);
        else
            throw new InvalidOperationException($"no such fault: {plan}");
    }

    /// <summary>What the exchange did to the account by itself: the ids of its forced orders up to their numbers.</summary>
    public IEnumerable<string> Forced(long now) => Exchange.Image().OfType<StateChange.OrderChanged>()
        .Select(change => change.Order.ClientId).Where(id => id.Contains("autoclose", StringComparison.Ordinal)).Select(id => id.Split('-')[0])
        .Distinct();

    public void EndFaults(long now) =>
        Exchange.Handle(new RestRequest("DELETE", "/paper/v1/faults", "", "", null, "127.0.0.1"), now);

    /// <summary>A signed request of the stranger.</summary>
    public JsonElement Ask(string method, string path, string parameters, long now)
    {
        var answer = Try(method, path, parameters, now);
        return answer.Status == 200
            ? JsonDocument.Parse(answer.Body).RootElement
            : throw new InvalidOperationException($"{method} {path}: {Encoding.UTF8.GetString(answer.Body)}");
    }

    /// <summary>The same; a refusal is an answer too.</summary>
    public RestResponse Try(string method, string path, string parameters, long now)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture, $"{parameters}&recvWindow=60000&timestamp={now}").TrimStart('&');
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(text));
        var signed = $"{text}&signature={Convert.ToHexStringLower(mac)}";
        return Exchange.Handle(
            new RestRequest(method, path, method == "GET" ? signed : "", method == "GET" ? "" : signed, Key, _remote), now);
    }
}
