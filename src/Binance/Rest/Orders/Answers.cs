using System.Text.Json.Serialization;

namespace Bowline.Binance;

/// <summary>
/// <c>{"code":200,"msg":"success"}</c> of setters and cancel-all, and <c>{"code":-2011,"msg":".."}</c> of refusals.
/// </summary>
public sealed record CodeMessage
{
    /// <summary>200 for success, negative for a refusal. Some answers write it as a string.</summary>
    public required int Code { get; init; }
    public required string Msg { get; init; }
}

/// <summary>Answer to POST countdownCancelAll.</summary>
public sealed record CountdownCancelAll
{
    public required string Symbol { get; init; }
    /// <summary>
    /// Milliseconds until every open regular order of the symbol is cancelled; 0 is off. A string on the wire.
    /// </summary>
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public required long CountdownTime { get; init; }
}

/// <summary>Answer to DELETE algoOrder. Its code is the string "200".</summary>
public sealed record AlgoCancelAck
{
    public required long AlgoId { get; init; }
    public required string ClientAlgoId { get; init; }
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public int Code { get; init; }
    public string? Msg { get; init; }
}
