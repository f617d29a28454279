using System.Text.Json.Serialization.Metadata;
using Xunit;

namespace Bowline.Binance.Tests;

/// <summary>The keys the venue documents (wire contract, sections 4 to 10) must be known to the records.</summary>
public sealed class DocumentedFieldTests
{
    private static readonly WireJson J = WireJson.Shapes;

    public static TheoryData<JsonTypeInfo, string> Documented() => new()
    {
        { J.OrderAck, """
            clientOrderId cumQty executedQty orderId origQty price reduceOnly side positionSide status stopPrice
            closePosition symbol timeInForce type origType updateTime workingType priceProtect priceMatch
            selfTradePreventionMode goodTillDate avgPrice cumQuote cumBase modifyId pair activatePrice priceRate
            """ },
        { J.OrderRecord, """
            avgPrice clientOrderId cumQuote executedQty orderId origQty origType price reduceOnly side positionSide
            status stopPrice closePosition symbol time timeInForce type activatePrice priceRate updateTime workingType
            priceProtect priceMatch selfTradePreventionMode goodTillDate pair cumBase
            """ },
        { J.UserTrade, """
            buyer commission commissionAsset id maker orderId price qty quoteQty realizedPnl side positionSide symbol
            time pair baseQty marginAsset
            """ },
        { J.AlgoOrder, """
            algoId clientAlgoId algoType orderType symbol side positionSide timeInForce quantity algoStatus
            triggerPrice price icebergQuantity selfTradePreventionMode workingType priceMatch closePosition
            priceProtect reduceOnly activatePrice callbackRate createTime updateTime triggerTime goodTillDate
            actualOrderId actualPrice actualType actualQty tpOrderType tpTriggerPrice tpPrice slTriggerPrice slPrice
            """ },
        { J.OrderUpdate, """
            s c S o f q p ap sp x X i M l z L N n T t b a m R wt ot ps cp AP cr pP si ss rp V pm gtd er
            """ },
        { J.AlgoOrderUpdate, """
            caid aid at o s S ps f q X ai ap aq act tp p V wt pm cp pP R tt gtd rm AP cr ia
            """ },
        { J.PositionChange, "s pa ep bep cr up mt iw ps ma" },
        { J.BalanceChange, "a wb cw bc" },
        { J.AccountChange, "m S B P" },
        { J.TradeLite, "e E T s q p m c S L l t i" },
        { J.MarginCallPosition, "s ps pa mt iw mp up mm" },
        { J.AccountConfigUpdate, "e E T ac ai" },
        { J.DepthUpdateEvent, "e E T s U u pu b a ps st" },
        { J.BookTickerEvent, "e u E T s b B a A ps st" },
        { J.AggTradeEvent, "e E s a p q nq f l T m st" },
        { J.MarkPriceEvent, "e E s p ap i P r T st" },
        { J.StreamKline, "t T s i f L o c h l v n x q V Q B" },
        { J.TickerEvent, "e E s p P w c Q o h l v q O C F L n ps st" },
        { J.MiniTickerEvent, "e E s c o h l v q ps st" },
        { J.SymbolInfo, """
            symbol pair contractType deliveryDate onboardDate status maintMarginPercent requiredMarginPercent baseAsset
            quoteAsset marginAsset pricePrecision quantityPrecision baseAssetPrecision quotePrecision underlyingType
            underlyingSubType settlePlan triggerProtect liquidationFee marketTakeBound maxMoveOrderLimit filters
            orderTypes timeInForce permissionSets
            """ },
        { J.PositionRiskV3, """
            symbol positionSide positionAmt entryPrice breakEvenPrice markPrice unRealizedProfit liquidationPrice
            isolatedMargin notional marginAsset isolatedWallet initialMargin maintMargin positionInitialMargin
            openOrderInitialMargin adl bidNotional askNotional updateTime
            """ },
        { J.AccountPositionV2, """
            symbol leverage isolated entryPrice maxNotional bidNotional askNotional positionInitialMargin
            openOrderInitialMargin breakEvenPrice positionSide positionAmt updateTime
            """ },
    };

    [Theory]
    [MemberData(nameof(Documented))]
    public void Record_KnowsEveryKeyTheContractNames(JsonTypeInfo record, string keys)
    {
        var known = record.Properties.Select(p => p.Name).ToHashSet();

        var documented = keys.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        Assert.All(documented, key => Assert.Contains(key, known));
    }
}
