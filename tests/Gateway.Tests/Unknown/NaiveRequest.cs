using System.Globalization;
using System.Text;
using Bowline.Binance;

namespace Bowline.Gateway.Tests;

/// <summary>A request as the naive venue reads it.</summary>
internal sealed class NaiveRequest
{
    private readonly QueryText _read;

    public NaiveRequest(TransportRequest request, long life)
    {
        var body = request.Body is null ? "" : Encoding.UTF8.GetString(request.Body);
        (Request, Life) = (request, life);
        _read = Assert.IsType<QueryRead.Ok>(QueryText.Parse(RequestTarget.QueryOf(request.PathAndQuery), body)).Parameters;
    }

    public TransportRequest Request { get; }

    /// <summary>Which desk asked: a later one does not get its answer.</summary>
    public long Life { get; }

    public string Method => Request.Method;

    public bool IsAlgo => RequestTarget.PathOf(Request.PathAndQuery) == VenuePaths.AlgoOrder;

    public bool Has(string name) => _read[name] is not null;

    public string Text(string name) => _read[name] ?? "";

    public long Number(string name) => long.Parse(Text(name), CultureInfo.InvariantCulture);

    public decimal Decimal(string name) => Has(name) ? decimal.Parse(Text(name), CultureInfo.InvariantCulture) : 0;
}
