namespace Bowline.Paper;

/// <summary>Who may call an endpoint (contract 2.1).</summary>
internal enum Security : byte
{
    /// <summary>Public.</summary>
    None,

    /// <summary>API key header only (MARKET_DATA, USER_STREAM).</summary>
    Key,

    /// <summary>API key, timestamp and signature (TRADE, USER_DATA).</summary>
    Signed,
}

/// <summary>One REST endpoint: its weight by the request's parameters, its order count, and what it does.</summary>
internal sealed record Endpoint(
    string Method, string Path, Security Security, Func<RequestParams, int> Weight, Func<RestCall, RestResponse> Handle)
{
    /// <summary>Orders the call counts in the account's 10 s window; in the 1 min window it counts one.</summary>
    public int Orders { get; init; }

    /// <summary>The budget the weight is taken from.</summary>
    public WeightPool Pool { get; init; }

    public Endpoint(string method, string path, Security security, int weight, Func<RestCall, RestResponse> handle)
        : this(method, path, security, _ => weight, handle) { }
}

/// <summary>One call that passed the gate. <see cref="Account"/> is set for endpoints that need a key.</summary>
internal sealed record RestCall(Exchange Exchange, RequestParams Params, Account? Holder, long Now)
{
    /// <summary>The caller's account; only for endpoints with security Key or Signed.</summary>
    public Account Account => Holder ?? throw new InvalidOperationException("endpoint without a key has no account");
}
