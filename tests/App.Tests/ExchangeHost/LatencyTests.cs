using System.Text.Json;
using Bowline.App;
using Bowline.Paper;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>Requests take their time: they meet the book of the moment they arrive.</summary>
public sealed class LatencyTests
{
    private readonly FixedClock clock = new(1_790_000_000_000);
    private readonly List<(string Name, int Status, long At)> heard = [];

    [Fact]
    public void Request_EntersAfterItsWay_AndItsAnswerTakesAnother()
    {
        var exchange = Open(new Ways((100, 50)));
        Ask(exchange, "GET", "/fapi/v1/ping", "ping");
        exchange.Pass(1);
        var sent = clock.UnixMs;
        while (heard.Count == 0) exchange.Pass(1);

        Assert.Equal(sent + 150, clock.UnixMs);
    }

    [Fact]
    public void Request_SeesTheMomentItArrives_HoweverLateTheTurn()
    {
        var exchange = Open(new Ways((100, 0)));
        JsonElement answered = default;
        exchange.Server.Submit(
            new RestRequest("GET", "/fapi/v1/time", "", "", null, "127.0.0.1"),
            answer => answered = JsonDocument.Parse(answer.Body).RootElement);
        exchange.Pass(1);
        var sent = clock.UnixMs;
        exchange.Pass(5_000);

        Assert.Equal(sent + 100, answered.GetProperty("serverTime").GetInt64());
    }

    [Fact]
    public void RequestsOfOneKey_KeepTheirOrder()
    {
        var exchange = Open(new Ways((500, 0), (10, 0)));
        Ask(exchange, "GET", "/fapi/v1/ping", "first");
        Ask(exchange, "GET", "/fapi/v1/ping", "second");
        for (var i = 0; i < 600; i++) exchange.Pass(1);

        Assert.Equal(["first", "second"], heard.Select(one => one.Name));
    }

    [Fact]
    public void WhatIsUnderwayWhenItEnds_IsRefusedForSure()
    {
        var exchange = Open(new Ways((500, 0)));
        Ask(exchange, "GET", "/fapi/v1/ping", "ping");
        exchange.Pass(1);
        exchange.Server.Dispose();

        Assert.Equal(503, Assert.Single(heard).Status);
    }

    private PumpedExchange Open(ILatencyModel latency) =>
        PumpedExchange.Open(null, clock, PumpedExchange.Options with { Latency = latency });

    private void Ask(PumpedExchange exchange, string method, string path, string name) => exchange.Server.Submit(
        new RestRequest(method, path, "", "", PumpedExchange.Key, "127.0.0.1"),
        answer => heard.Add((name, answer.Status, clock.UnixMs)));

    private sealed class Ways(params (long Entry, long Answer)[] ways) : ILatencyModel
    {
        private int next;

        public Latency Next() => new(ways[next % ways.Length].Entry, ways[next++ % ways.Length].Answer);
    }
}
