using System.Globalization;
using System.Text;
using Bowline.Paper;

namespace Bowline.Simulation;

/// <summary>What the desk's requests asked of the exchange, in the order they arrived.</summary>
/// <param name="keepsChanges">Keeps each request that changes something; a run of days has no room for them.</param>
internal sealed class Traffic(bool keepsChanges)
{
    /// <summary>Stops, targets and closes of protective executions, by the roles in their ids.</summary>
    private static readonly string[] Protectors = ["OCO-", "BRK-", "TRAIL-"];

    /// <summary>What takes the orders of everybody at once.</summary>
    private static readonly string[] Sweeps = ["allOpenOrders", "algoOpenOrders", "batchOrders"];

    private const string Signature = "&signature=";
    private const string BannedUntil = "banned until ";
    private const long MinuteMs = 60_000;

    private readonly Dictionary<string, int> _placements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _changes = new(StringComparer.Ordinal);

    /// <summary>Placements that arrived.</summary>
    public long Placements { get; private set; }

    /// <summary>How often each client id arrived in a placement.</summary>
    public IReadOnlyDictionary<string, int> ByClientId => _placements;

    /// <summary>Ids named by cancels and amends: <c>orderId</c>, <c>algoId</c> or a client id.</summary>
    public HashSet<string> Touched { get; } = new(StringComparer.Ordinal);

    /// <summary>Placements whose answer the exchange spoiled, or that were lost with it on the way.</summary>
    public long Spoiled { get; private set; }

    /// <summary>The first exit of a one-way position that was not marked as such; null when there was none.</summary>
    public string? OpeningExit { get; private set; }

    /// <summary>The first request that took the orders of everybody at once; null when there was none.</summary>
    public string? Sweep { get; private set; }

    /// <summary>Requests that were refused for going over a limit (429, 418).</summary>
    public int Throttled { get; private set; }

    /// <summary>What was refused, by status and code.</summary>
    public SortedSet<string> Refusals { get; } = new(StringComparer.Ordinal);

    /// <summary>Until when the exchange has told the desk to keep quiet.</summary>
    public long ClosedUntil { get; private set; }

    /// <summary>The network swallowed a request, or the answer to one.</summary>
    public void Lost(string method, string path)
    {
        if (method == "POST" && path.EndsWith("rder", StringComparison.Ordinal))
            Spoiled++;
    }

    /// <summary>How often each signed request that changes something arrived, without its signature.</summary>
    public IReadOnlyDictionary<string, int> Changes => _changes;

    /// <summary>A request as one line: method, path and unsigned parameters.</summary>
    public static string Line(string method, string path, string parameters) => $"{method} {path} {parameters}";

    public void Take(RestRequest request, RestResponse answer, long now)
    {
        NoteChange(request);
        NoteRefusal(answer, now);
        if (request.Method == "DELETE" && Sweeps.Any(sweep => request.Path.EndsWith(sweep, StringComparison.Ordinal)))
            Sweep ??= $"{request.Method} {request.Path}";
        if (!request.Path.EndsWith("rder", StringComparison.Ordinal) || request.Method == "GET")
            return;
        var parameters = request.Method == "DELETE" ? request.Query : request.Body;
        if (request.Method == "POST")
        {
            Placements++;
            if (answer.Dropped || answer.Status is >= 500 or 408 or 403)
                Spoiled++;
            var id = Value(parameters, "newClientOrderId") ?? Value(parameters, "clientAlgoId") ?? "";
            if (keepsChanges)
                _placements[id] = _placements.GetValueOrDefault(id) + 1;
            var isMarked = parameters.Contains("reduceOnly=true", StringComparison.Ordinal)
                || parameters.Contains("closePosition=true", StringComparison.Ordinal)
                || (Value(parameters, "positionSide"), Value(parameters, "side")) is ("LONG", "SELL") or ("SHORT", "BUY");
            if (IsExit(id) && !isMarked)
                OpeningExit ??= id;
            return;
        }

        var touched = Value(parameters, "orderId") ?? Value(parameters, "algoId")
            ?? Value(parameters, "origClientOrderId") ?? Value(parameters, "clientAlgoId");
        if (touched is not null && keepsChanges)
            Touched.Add(touched);
    }

    private void NoteRefusal(RestResponse answer, long now)
    {
        if (answer.Dropped || answer.Status == 200)
            return;
        var text = Encoding.UTF8.GetString(answer.Body);
        var code = text.StartsWith("{\"code\":", StringComparison.Ordinal) ? text[8..text.IndexOf(',')] : "page";
        Refusals.Add($"refused {answer.Status} {code}");
        if (answer.Status is not (429 or 418))
            return;
        Throttled++;
        // Where no header tells it, a ban's text does, and a limit lasts for its minute at most.
        var at = text.IndexOf(BannedUntil, StringComparison.Ordinal);
        var header = answer.Headers.FirstOrDefault(header => header.Name == "Retry-After").Value;
        var until = header is { } seconds ? now + (long.Parse(seconds, CultureInfo.InvariantCulture) * 1_000)
            : at < 0 ? now + MinuteMs
            : long.Parse(text.AsSpan(at + BannedUntil.Length, 13), NumberStyles.None, CultureInfo.InvariantCulture);
        ClosedUntil = Math.Max(ClosedUntil, until);
    }

    private static bool IsExit(string id) => id.Split('-') switch
    {
        ["FLAT", ..] => true,
        ["GRID", _, ['s', ..]] => true,
        [var kind, _, ['s' or 't' or 'c', ..]] => Protectors.Contains(kind + "-"),
        _ => false,
    };

    private void NoteChange(RestRequest request)
    {
        var parameters = request.Query.Length > 0 ? request.Query : request.Body;
        var end = parameters.LastIndexOf(Signature, StringComparison.Ordinal);
        if (!keepsChanges || request.Method == "GET" || end < 0 || IsTest(request.Path))
            return;
        var line = Line(request.Method, request.Path, parameters[..end]);
        _changes[line] = _changes.GetValueOrDefault(line) + 1;
    }

    /// <summary>Nothing of it reaches the book (wire contract, section 5.3): it changes nothing and needs no intent.</summary>
    public static bool IsTest(string path) => path.StartsWith("/fapi/v1/order/test", StringComparison.Ordinal);

    private static string? Value(string parameters, string name) => parameters.Split('&')
        .Where(pair => pair.StartsWith(name + "=", StringComparison.Ordinal))
        .Select(pair => Uri.UnescapeDataString(pair[(name.Length + 1)..])).FirstOrDefault();
}
