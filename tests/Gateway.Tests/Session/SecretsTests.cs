using System.Reflection;
using Bowline.Core;
using static Bowline.Gateway.Tests.DeskWorld;

namespace Bowline.Gateway.Tests;

/// <summary>No key, secret, signature or listen key can be printed.</summary>
public sealed class SecretsTests
{
    [Fact]
    public void NothingTheSessionTells_HoldsASecret()
    {
        var world = new DeskWorld().Started();
        world.Venue.Fault = r => r.Method == "DELETE" ? new VenueFault.LostAnswer() : null;
        world.Place("a", Market(Side.Buy, 0.01m));
        world.Place("b", Limit(Side.Buy, 0.01m, 59_000m));
        world.RunFor(1_000);
        world.Cancel("b");
        world.Venue.CutAll();
        world.RunFor(30_000);
        var signatures = world.Venue.Sent.Select(Signature).Where(s => s.Length > 0).ToList();
        Assert.NotEmpty(signatures);
        var told = string.Join('\n',
            world.Told(), string.Join('\n', world.Intents), string.Join('\n', world.Venue.Sent), world.Session.Health);
        Assert.DoesNotContain(PaperVenue.Key, told);
        Assert.DoesNotContain(PaperVenue.Secret, told);
        Assert.DoesNotContain("signature", told);
        Assert.DoesNotContain(ListenKey(world), told);
        Assert.All(signatures, s => Assert.DoesNotContain(s, told));
    }

    [Fact]
    public void Intents_HoldEverythingToSignAgainButNothingSecret()
    {
        var world = new DeskWorld().Started();
        world.Place("a", Limit(Side.Buy, 0.01m, 59_000m));
        Assert.Equal(
            "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=59000&newClientOrderId=a"
            + $"&newOrderRespType=RESULT&recvWindow=5000&timestamp={world.Venue.Now}",
            world.Intents[0].Parameters);
    }

    [Fact]
    public void EveryRecordThatCarriesAKeyABodyOrAFrame_PrintsNoneOfIt()
    {
        var secret = "very-secret-text";
        var bytes = System.Text.Encoding.UTF8.GetBytes(secret);
        object[] records =
        [
            new TransportRequest(1, "POST", "/x?signature=" + secret, bytes, secret, 1),
            new StreamOpen(1, "/private", "/ws?listenKey=" + secret),
            new TransportEvent.StreamFrame(1, bytes),
            new TransportEvent.Replied(1, new TransportReply.Answered(200, ReplyHeaders.None, bytes)),
            new VenueEndpoint(new("https://a.example"), new("wss://a.example"), null, null, new(secret), new(secret)),
        ];
        Assert.All(records, r => Assert.DoesNotContain(secret, r.ToString()));
    }

    [Fact]
    public void TheRoom_KnowsNoModes()
    {
        HashSet<string> modes = new(StringComparer.OrdinalIgnoreCase) { "paper", "testnet", "live", "dryrun" };
        const BindingFlags all =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;
        var names = typeof(VenueSession).Assembly.GetTypes().SelectMany(t => t.GetMembers(all)).Select(m => m.Name);
        Assert.DoesNotContain(names, modes.Contains);
    }

    private static string Signature(TransportRequest r)
    {
        var text = r.PathAndQuery + (r.Body is null ? "" : System.Text.Encoding.UTF8.GetString(r.Body));
        var at = text.IndexOf("signature=", StringComparison.Ordinal);
        return at < 0 ? "" : text[(at + "signature=".Length)..];
    }

    private static string ListenKey(DeskWorld world)
    {
        var user = world.Venue.Opened.First(o => o.StartsWith("/private", StringComparison.Ordinal));
        var from = user.IndexOf("listenKey=", StringComparison.Ordinal) + "listenKey=".Length;
        return user[from..user.IndexOf('&')];
    }
}
