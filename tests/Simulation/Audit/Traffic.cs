using System.Text.Json;
using Bowline.Paper;

namespace Bowline.Simulation;

/// <summary>What the desk's requests asked of the exchange, in the order they arrived.</summary>
internal sealed class Traffic
{
    private readonly Dictionary<string, int> _placements = new(StringComparer.Ordinal);

    /// <summary>Placements that arrived.</summary>
    public long Placements { get; private set; }

    /// <summary>How often each client id arrived in a placement.</summary>
    public IReadOnlyDictionary<string, int> ByClientId => _placements;

    /// <summary>Ids named by cancels and amends: <c>orderId</c>, <c>algoId</c> or a client id.</summary>
    public HashSet<string> Touched { get; } = new(StringComparer.Ordinal);

    public void Take(RestRequest request, RestResponse answer, long now)
    {
        if (!request.Path.EndsWith("rder", StringComparison.Ordinal) || request.Method == "GET")
            return;
        var parameters = request.Method == "DELETE" ? request.Query : request.Body;
        if (request.Method == "POST")
        {
            Placements++;
            var id = Value(parameters, "newClientOrderId") ?? Value(parameters, "clientAlgoId") ?? "";
            _placements[id] = _placements.GetValueOrDefault(id) + 1;
            return;
        }

        var touched = Value(parameters, "orderId") ?? Value(parameters, "algoId")
            ?? Value(parameters, "origClientOrderId") ?? Value(parameters, "clientAlgoId");
        if (touched is not null)
            Touched.Add(touched);
    }

    private static string? Value(string parameters, string name) => parameters.Split('&')
        .Where(pair => pair.StartsWith(name + "=", StringComparison.Ordinal))
        .Select(pair => Uri.UnescapeDataString(pair[(name.Length + 1)..])).FirstOrDefault();
}
