using Bowline.Binance;

namespace Bowline.Gateway;

/// <summary>The account's trades as an answer lists them.</summary>
internal static class TradeRows
{
    /// <summary>Those that can be read, and the rows that cannot; null when it is no such answer.</summary>
    public static WireRows<UserTrade>? Of(Outcome outcome) => outcome.Verdict == Verdict.Done
        && RowDecoder.Decode(outcome.Body, WireJson.Shapes.ImmutableArrayUserTrade, WireJson.Shapes.UserTrade) is Decoded<WireRows<UserTrade>>.Ok(var read)
            ? read : null;
}
