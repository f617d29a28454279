namespace Bowline.Gateway;

/// <summary>What a request must carry.</summary>
internal enum Access
{
    Public,

    /// <summary>The key header only.</summary>
    Keyed,

    /// <summary>The key header, a timestamp and a signature.</summary>
    Signed,
}

/// <summary>A request that may be repeated freely: it changes nothing, or the same thing again.</summary>
/// <param name="Parameters">Query text without timestamp and signature.</param>
internal sealed record ReadRequest(
    string Method, string Path, string Parameters, Access Access, int Weight, Lane Lane = Lane.Read)
{
    public static ReadRequest Public(string path, string parameters, int weight) =>
        new("GET", path, parameters, Access.Public, weight);

    public static ReadRequest Signed(string path, string parameters, int weight, Lane lane = Lane.Read) =>
        new("GET", path, parameters, Access.Signed, weight, lane);
}
