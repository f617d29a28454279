using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;

namespace Bowline.Binance.Tests;

/// <summary>Decodes bytes as one shape and encodes them again.</summary>
internal abstract record Shape(JsonTypeInfo Info)
{
    internal abstract (byte[]? Again, WireFault? Fault) RoundTrip(byte[] bytes);

    internal static Shape Of<T>(JsonTypeInfo<T> info) => new Typed<T>(info);

    private sealed record Typed<T>(JsonTypeInfo<T> Shape) : Shape(Shape)
    {
        internal override (byte[]?, WireFault?) RoundTrip(byte[] bytes) => Wire.Decode(bytes, Shape) switch
        {
            Decoded<T>.Ok(var value) => (Wire.Encode(value, Shape), null),
            Decoded<T>.Bad(var fault) => (null, fault),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}

/// <summary>The shapes named in tests/samples/INDEX.tsv.</summary>
internal static class Shapes
{
    private static readonly WireJson J = WireJson.Shapes;

    internal static readonly ImmutableDictionary<string, Shape> ByName = new Dictionary<string, Shape>
    {
        ["OrderAck"] = Shape.Of(J.OrderAck),
        ["OrderRecord"] = Shape.Of(J.OrderRecord),
        ["OrderRecord[]"] = Shape.Of(J.ImmutableArrayOrderRecord),
        ["OrderAmendment[]"] = Shape.Of(J.ImmutableArrayOrderAmendment),
        ["UserTrade[]"] = Shape.Of(J.ImmutableArrayUserTrade),
        ["AlgoOrder"] = Shape.Of(J.AlgoOrder),
        ["AlgoOrder[]"] = Shape.Of(J.ImmutableArrayAlgoOrder),
        ["AlgoCancelAck"] = Shape.Of(J.AlgoCancelAck),
        ["CodeMessage"] = Shape.Of(J.CodeMessage),
        ["CountdownCancelAll"] = Shape.Of(J.CountdownCancelAll),
        ["AccountV2"] = Shape.Of(J.AccountV2),
        ["AccountV3"] = Shape.Of(J.AccountV3),
        ["BalanceRow[]"] = Shape.Of(J.ImmutableArrayBalanceRow),
        ["PositionRiskV2[]"] = Shape.Of(J.ImmutableArrayPositionRiskV2),
        ["PositionRiskV3[]"] = Shape.Of(J.ImmutableArrayPositionRiskV3),
        ["LeverageAnswer"] = Shape.Of(J.LeverageAnswer),
        ["SymbolConfig[]"] = Shape.Of(J.ImmutableArraySymbolConfig),
        ["AccountConfig"] = Shape.Of(J.AccountConfig),
        ["PositionMode"] = Shape.Of(J.PositionMode),
        ["MultiAssetsMode"] = Shape.Of(J.MultiAssetsMode),
        ["FeeBurnStatus"] = Shape.Of(J.FeeBurnStatus),
        ["CommissionRate"] = Shape.Of(J.CommissionRate),
        ["ListenKeyAnswer"] = Shape.Of(J.ListenKeyAnswer),
        ["LeverageBrackets[]"] = Shape.Of(J.ImmutableArrayLeverageBrackets),
        ["IncomeRow[]"] = Shape.Of(J.ImmutableArrayIncomeRow),
        ["DepthSnapshot"] = Shape.Of(J.DepthSnapshot),
        ["PublicTradeRow[]"] = Shape.Of(J.ImmutableArrayPublicTradeRow),
        ["AggTradeRow[]"] = Shape.Of(J.ImmutableArrayAggTradeRow),
        ["Kline[]"] = Shape.Of(J.ImmutableArrayKline),
        ["BookTickerRow"] = Shape.Of(J.BookTickerRow),
        ["BookTickerRow[]"] = Shape.Of(J.ImmutableArrayBookTickerRow),
        ["PriceTicker"] = Shape.Of(J.PriceTicker),
        ["PriceTicker[]"] = Shape.Of(J.ImmutableArrayPriceTicker),
        ["Ticker24Hr"] = Shape.Of(J.Ticker24Hr),
        ["Ticker24Hr[]"] = Shape.Of(J.ImmutableArrayTicker24Hr),
        ["PremiumIndex"] = Shape.Of(J.PremiumIndex),
        ["PremiumIndex[]"] = Shape.Of(J.ImmutableArrayPremiumIndex),
        ["FundingRateRow[]"] = Shape.Of(J.ImmutableArrayFundingRateRow),
        ["FundingInfo[]"] = Shape.Of(J.ImmutableArrayFundingInfo),
        ["OpenInterest"] = Shape.Of(J.OpenInterest),
        ["ServerTime"] = Shape.Of(J.ServerTime),
        ["EmptyAnswer"] = Shape.Of(J.EmptyAnswer),
        ["ExchangeInfo"] = Shape.Of(J.ExchangeInfo),
        ["ApiRestrictions"] = Shape.Of(J.ApiRestrictions),
        ["RateLimit[]"] = Shape.Of(J.ImmutableArrayRateLimit),
    }.ToImmutableDictionary();
}
