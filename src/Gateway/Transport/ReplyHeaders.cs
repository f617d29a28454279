namespace Bowline.Gateway;

/// <summary>The few headers of an answer that matter; null where the answer had none or it was not a number.</summary>
/// <param name="UsedWeight">Weight this address used in the running minute [<c>X-MBX-USED-WEIGHT-1M</c>].</param>
/// <param name="OrderCount10s">Orders of the account in the running ten seconds [<c>X-MBX-ORDER-COUNT-10S</c>].</param>
/// <param name="OrderCount1m">Orders of the account in the running minute [<c>X-MBX-ORDER-COUNT-1M</c>].</param>
/// <param name="RetryAfterSeconds">[<c>Retry-After</c>] of a 429 or 418.</param>
public sealed record ReplyHeaders(int? UsedWeight, int? OrderCount10s, int? OrderCount1m, int? RetryAfterSeconds)
{
    public static ReplyHeaders None { get; } = new(null, null, null, null);

    /// <summary>Reads the headers by name, case ignored; unknown ones are skipped.</summary>
    public static ReplyHeaders From(IEnumerable<(string Name, string Value)> headers)
    {
        var read = None;
        foreach (var (name, value) in headers)
            read = read.With(name, value);
        return read;
    }

    private ReplyHeaders With(string name, string value)
    {
        if (!int.TryParse(value, out var number) || number < 0)
            return this;
        return name.ToUpperInvariant() switch
        {
            "X-MBX-USED-WEIGHT-1M" => this with { UsedWeight = number },
            "X-MBX-ORDER-COUNT-10S" => this with { OrderCount10s = number },
            "X-MBX-ORDER-COUNT-1M" => this with { OrderCount1m = number },
            "RETRY-AFTER" => this with { RetryAfterSeconds = number },
            _ => this,
        };
    }
}
