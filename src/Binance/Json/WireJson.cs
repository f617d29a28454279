using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bowline.Binance;

/// <summary>
/// Source-generated shapes of every message. Use <see cref="Shapes"/>: it writes text as the venue does.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    RespectNullableAnnotations = true,
    MaxDepth = DepthMax,
    Converters = [typeof(DecimalTextConverter)])]
[JsonSerializable(typeof(OrderAck))]
[JsonSerializable(typeof(OrderRecord))]
[JsonSerializable(typeof(ImmutableArray<OrderRecord>))]
[JsonSerializable(typeof(ImmutableArray<OrderAmendment>))]
[JsonSerializable(typeof(UserTrade))]
[JsonSerializable(typeof(ImmutableArray<UserTrade>))]
[JsonSerializable(typeof(CodeMessage))]
[JsonSerializable(typeof(CountdownCancelAll))]
[JsonSerializable(typeof(AlgoOrder))]
[JsonSerializable(typeof(ImmutableArray<AlgoOrder>))]
[JsonSerializable(typeof(AlgoCancelAck))]
[JsonSerializable(typeof(AccountV2))]
[JsonSerializable(typeof(AccountV3))]
[JsonSerializable(typeof(ImmutableArray<BalanceRow>))]
[JsonSerializable(typeof(ImmutableArray<PositionRiskV2>))]
[JsonSerializable(typeof(ImmutableArray<PositionRiskV3>))]
[JsonSerializable(typeof(LeverageAnswer))]
[JsonSerializable(typeof(ImmutableArray<SymbolConfig>))]
[JsonSerializable(typeof(AccountConfig))]
[JsonSerializable(typeof(PositionMode))]
[JsonSerializable(typeof(MultiAssetsMode))]
[JsonSerializable(typeof(FeeBurnStatus))]
[JsonSerializable(typeof(CommissionRate))]
[JsonSerializable(typeof(ListenKeyAnswer))]
[JsonSerializable(typeof(ApiRestrictions))]
[JsonSerializable(typeof(LeverageBrackets))]
[JsonSerializable(typeof(ImmutableArray<LeverageBrackets>))]
[JsonSerializable(typeof(ImmutableArray<IncomeRow>))]
[JsonSerializable(typeof(DepthSnapshot))]
[JsonSerializable(typeof(ImmutableArray<PublicTradeRow>))]
[JsonSerializable(typeof(ImmutableArray<AggTradeRow>))]
[JsonSerializable(typeof(ImmutableArray<Kline>))]
[JsonSerializable(typeof(BookTickerRow))]
[JsonSerializable(typeof(ImmutableArray<BookTickerRow>))]
[JsonSerializable(typeof(PriceTicker))]
[JsonSerializable(typeof(ImmutableArray<PriceTicker>))]
[JsonSerializable(typeof(Ticker24Hr))]
[JsonSerializable(typeof(ImmutableArray<Ticker24Hr>))]
[JsonSerializable(typeof(PremiumIndex))]
[JsonSerializable(typeof(ImmutableArray<PremiumIndex>))]
[JsonSerializable(typeof(ImmutableArray<FundingRateRow>))]
[JsonSerializable(typeof(ImmutableArray<FundingInfo>))]
[JsonSerializable(typeof(OpenInterest))]
[JsonSerializable(typeof(ServerTime))]
[JsonSerializable(typeof(EmptyAnswer))]
[JsonSerializable(typeof(ExchangeInfo))]
[JsonSerializable(typeof(ImmutableArray<RateLimit>))]
[JsonSerializable(typeof(PriceFilter))]
[JsonSerializable(typeof(LotSizeFilter))]
[JsonSerializable(typeof(MarketLotSizeFilter))]
[JsonSerializable(typeof(MaxNumOrdersFilter))]
[JsonSerializable(typeof(MaxNumAlgoOrdersFilter))]
[JsonSerializable(typeof(MinNotionalFilter))]
[JsonSerializable(typeof(PercentPriceFilter))]
[JsonSerializable(typeof(PositionRiskControlFilter))]
[JsonSerializable(typeof(BookTickerEvent))]
[JsonSerializable(typeof(DepthUpdateEvent))]
[JsonSerializable(typeof(TradeEvent))]
[JsonSerializable(typeof(AggTradeEvent))]
[JsonSerializable(typeof(MarkPriceEvent))]
[JsonSerializable(typeof(KlineEvent))]
[JsonSerializable(typeof(TickerEvent))]
[JsonSerializable(typeof(MiniTickerEvent))]
[JsonSerializable(typeof(OrderTradeUpdate))]
[JsonSerializable(typeof(AccountUpdate))]
[JsonSerializable(typeof(AlgoUpdate))]
[JsonSerializable(typeof(TradeLite))]
[JsonSerializable(typeof(AccountConfigUpdate))]
[JsonSerializable(typeof(MarginCall))]
[JsonSerializable(typeof(ListenKeyExpired))]
[JsonSerializable(typeof(ControlRequest))]
[JsonSerializable(typeof(ControlAnswer))]
[JsonSerializable(typeof(ControlRefusal))]
[JsonSerializable(typeof(string))]
public sealed partial class WireJson : JsonSerializerContext
{
    /// <summary>Deepest nesting read. exchangeInfo needs 5.</summary>
    public const int DepthMax = 16;

    /// <summary>
    /// The shapes with the venue's way of escaping: quotes and letters of other scripts stand as they are.
    /// </summary>
    public static WireJson Shapes => Venue.Shapes;

    // A class of its own: static fields of partial files are initialised in no promised order.
    private static class Venue
    {
        internal static readonly WireJson Shapes = new(new JsonSerializerOptions(Default.Options!)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
    }
}
