using System.Collections.Immutable;
using System.Text;
using Xunit;

namespace Bowline.Binance.Tests;

public sealed class ExchangeRulesTests
{
    // Wire contract, section 4: the live BTCUSDT row of 2026-09.
    [Fact]
    public void Btcusdt_OfMainnet_HasTheDocumentedRules()
    {
        var btc = Load("rest-exchangeInfo-mainnet-2026-09-excerpt.json").Symbols.Single(s => s.Symbol == "BTCUSDT");

        Assert.Equal(0.10m, btc.Filter<PriceFilter>()!.TickSize);
        Assert.Equal(4529764m, btc.Filter<PriceFilter>()!.MaxPrice);
        Assert.Equal(0.001m, btc.Filter<LotSizeFilter>()!.StepSize);
        Assert.Equal(1000m, btc.Filter<LotSizeFilter>()!.MaxQty);
        Assert.Equal(120m, btc.Filter<MarketLotSizeFilter>()!.MaxQty);
        Assert.Equal(200, btc.Filter<MaxNumOrdersFilter>()!.Limit);
        Assert.Equal(50m, btc.Filter<MinNotionalFilter>()!.Notional);
        Assert.Equal(1.05m, btc.Filter<PercentPriceFilter>()!.MultiplierUp);
        Assert.Equal("NONE", btc.Filter<PositionRiskControlFilter>()!.PositionControlSide);
        Assert.Null(btc.Filter<MaxNumAlgoOrdersFilter>());
        Assert.Equal(0.05m, btc.MarketTakeBound);
    }

    [Fact]
    public void AlgoOrderLimit_OfAnOldAnswer_IsRead()
    {
        var btc = Load("rest-exchangeInfo-mainnet-2021-07-21-extract.json").Symbols.Single(s => s.Symbol == "BTCUSDT");

        Assert.Equal(10, btc.Filter<MaxNumAlgoOrdersFilter>()!.Limit);
    }

    [Fact]
    public void UnknownFilter_IsKeptAsItCame()
    {
        const string text = """{"future":[1,{"x":"y"}],"filterType":"NEW_RULE"}""";
        var bytes = Encoding.UTF8.GetBytes(
            """{"rateLimits":[],"symbols":[{"symbol":"X","status":"TRADING","baseAsset":"A","quoteAsset":"B","""
            + $"\"marginAsset\":\"B\",\"pricePrecision\":1,\"quantityPrecision\":1,\"filters\":[{text}]}}]}}");

        var info = Assert.IsType<Decoded<ExchangeInfo>.Ok>(Wire.Decode(bytes, WireJson.Shapes.ExchangeInfo)).Value;

        Assert.Equal(new UnknownFilter("NEW_RULE", text), Assert.Single(info.Symbols[0].Filters));
        Assert.Contains(text, Encoding.UTF8.GetString(Wire.Encode(info, WireJson.Shapes.ExchangeInfo)));
    }

    // Wire contract, section 12.5: cum(k) = cum(k-1) + floor(k) x (mmr(k) - mmr(k-1)).
    [Fact]
    public void Brackets_AreContinuousAtEveryBoundary()
    {
        var all = OneOrMany.Decode(
            File.ReadAllBytes(TestFiles.Sample("rest-leverageBracket-mainnet-2025-07-extract.json")),
            WireJson.Shapes.LeverageBrackets, WireJson.Shapes.ImmutableArrayLeverageBrackets);

        foreach (var symbol in Assert.IsType<Decoded<ImmutableArray<LeverageBrackets>>.Ok>(all).Value)
            foreach (var (low, high) in symbol.Brackets.Zip(symbol.Brackets.Skip(1)))
                Assert.Equal(low.Cum + (high.NotionalFloor * (high.MaintMarginRatio - low.MaintMarginRatio)), high.Cum);
    }

    [Fact]
    public void Brackets_OfOneSymbol_AreReadAsObjectOrList()
    {
        const string one = """{"symbol":"ETHUSDT","brackets":[]}""";

        Assert.Equal("ETHUSDT", Read(one).Symbol);
        Assert.Equal("ETHUSDT", Read($"[{one}]").Symbol);
    }

    [Fact]
    public void MarginType_IsOneWordForAllItsSpellings()
    {
        Assert.Equal(MarginTypes.Crossed, MarginTypes.Canonical("cross"));
        Assert.Equal(MarginTypes.Crossed, MarginTypes.Canonical("CROSSED"));
        Assert.Equal(MarginTypes.Isolated, MarginTypes.Canonical("isolated"));
        Assert.Equal("PORTFOLIO", MarginTypes.Canonical("PORTFOLIO"));
        Assert.Equal("BUY", Sides.All.Canonical("buy"));
        Assert.False(Sides.All.Has("buy"));
    }

    private static LeverageBrackets Read(string text)
    {
        var read = OneOrMany.Decode(
            Encoding.UTF8.GetBytes(text),
            WireJson.Shapes.LeverageBrackets, WireJson.Shapes.ImmutableArrayLeverageBrackets);
        return Assert.Single(Assert.IsType<Decoded<ImmutableArray<LeverageBrackets>>.Ok>(read).Value);
    }

    private static ExchangeInfo Load(string file)
    {
        var bytes = File.ReadAllBytes(TestFiles.Sample(file));
        var read = Wire.Decode(bytes, WireJson.Shapes.ExchangeInfo, Wire.ListBytesMax);
        return Assert.IsType<Decoded<ExchangeInfo>.Ok>(read).Value;
    }
}
