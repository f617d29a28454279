namespace Bowline.Binance;

/// <summary>A row of GET orderAmendment: one amendment of an order (contract 5.4, 5.7).</summary>
public sealed record OrderAmendment
{
    public required long AmendmentId { get; init; }
    public required string Symbol { get; init; }
    public string? Pair { get; init; }
    public required long OrderId { get; init; }
    public required string ClientOrderId { get; init; }
    /// <summary>Unix milliseconds.</summary>
    public required long Time { get; init; }
    public required AmendedTerms Amendment { get; init; }
}

/// <summary>What an amendment changed.</summary>
public sealed record AmendedTerms
{
    /// <summary>Quote units.</summary>
    public required AmendedValue Price { get; init; }
    /// <summary>Total quantity, base units.</summary>
    public required AmendedValue OrigQty { get; init; }
    /// <summary>Which amendment of its order it was, from 1.</summary>
    public required int Count { get; init; }
    /// <summary>The number its sender gave it.</summary>
    public long? ModifyId { get; init; }
}

/// <summary>A value on either side of an amendment.</summary>
public sealed record AmendedValue
{
    public required decimal Before { get; init; }
    public required decimal After { get; init; }
}
