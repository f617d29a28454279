using Bowline.Paper;

namespace Bowline.Fuzz.Tests;

/// <summary>The query and body parser, the gate, and every endpoint behind it.</summary>
public sealed class RestFuzzTests
{
    private const int Inputs = 60;
    private const int HugeBody = 40_000;

    private static readonly string[] Verbs = ["GET", "POST", "PUT", "DELETE", "PATCH", "get", ""];

    [Fact]
    public void SignedRequests_WhateverIsInThem_AreAnsweredAndRefusalsChangeNothing() =>
        FuzzRun.Over("rest-signed", 150, chance => Episode(chance, Templates.Signed, signed: true));

    [Fact]
    public void PublicRequests_WhateverIsInThem_AreAnswered() =>
        FuzzRun.Over("rest-public", 60, chance => Episode(chance, Templates.Public, signed: false));

    [Fact]
    public void RawNoise_IsRefused_AndChangesNothing() => FuzzRun.Over("rest-noise", 60, chance =>
    {
        var venue = new Venue();
        for (var i = 0; i < Inputs; i++)
        {
            var template = chance.Pick(Templates.Signed).Split(' ', 3);
            var text = $"{template[2]}&timestamp={venue.Now}&signature={Venue.Sign(template[2])}";
            var query = chance.OneIn(2) ? Nasty.Damage(chance, text) : "";
            var body = chance.OneIn(10) ? new string('a', HugeBody) : Nasty.Damage(chance, text);
            var path = chance.OneIn(4) ? Nasty.Damage(chance, template[1]) : template[1];
            var key = chance.OneIn(4) ? Nasty.Value(chance) : Venue.Key;
            chance.Last = $"{template[0]} {path}?{query} | {body} | {key}";
            venue.Ask(new RestRequest(chance.OneIn(6) ? chance.Pick(Verbs) : template[0], path, query, body, key, "10.0.0.1"));
        }
        venue.StillLives();
        return Inputs;
    });

    private static int Episode(Chance chance, IReadOnlyList<string> templates, bool signed)
    {
        var venue = new Venue();
        for (var i = 0; i < Inputs; i++)
        {
            var template = chance.Pick(templates).Split(' ', 3);
            var parameters = Parameters.Of(template[2]).Mutate(chance);
            if (signed && !chance.OneIn(20))
                parameters.All.Add(("timestamp", venue.Now.ToString()));
            var query = parameters.Query(chance);
            if (chance.OneIn(15))
                query = Nasty.Damage(chance, query);
            var verb = chance.OneIn(40) ? chance.Pick(Verbs) : template[0];
            chance.Last = $"{verb} {template[1]}?{query}";
            venue.Ask(Split(chance, verb, template[1], query, signed));
            venue.Now += chance.Below(50);
        }
        venue.StillLives();
        return Inputs;
    }

    // The signature comes last; some parameters travel in the body.
    private static RestRequest Split(Chance chance, string verb, string path, string query, bool signed)
    {
        var cut = verb == "GET" || chance.OneIn(2) ? -1 : query.IndexOf('&', StringComparison.Ordinal);
        var (front, body) = cut < 0 ? (query, "") : (query[..cut], query[(cut + 1)..]);
        if (!signed)
            return new RestRequest(verb, path, front, body, null, "10.0.0.1");
        var signature = $"signature={Venue.Sign(front + body)}";
        if (body.Length > 0)
            body += "&" + signature;
        else
            front += (front.Length > 0 ? "&" : "") + signature;
        return new RestRequest(verb, path, front, body, Venue.Key, "10.0.0.1");
    }
}
