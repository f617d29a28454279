using Xunit;

namespace Bowline.Core.Tests;

/// <summary>Orders that ask for something else have another fingerprint, in every kind and every field.</summary>
public sealed class HashOfOrdersTests
{
    private static readonly TimeInForce Gtc = new TimeInForce.GoodTillCanceled();

    [Fact]
    public void OrdersThatAskForSomethingElse_HaveOtherHashes()
    {
        var specs = new OrderSpec[] { Some.Market(), Some.Limit(), StopMarket, StopLimit, ProfitMarket, ProfitLimit, Trail }.SelectMany(Variants).ToList();
        Assert.Equal(specs.Count, specs.Distinct().Count());
        var hashes = specs.Select(Hash).ToList();
        foreach (var same in specs.Zip(hashes).GroupBy(pair => pair.Second).Where(group => group.Count() > 1))
            Assert.Fail($"the same for {string.Join(" and ", same.Select(pair => pair.First))}");
        Assert.Equal(hashes, specs.Select(spec => Hash(spec with { })));
    }

    private static OrderSpec.StopMarket StopMarket => new() { Symbol = Some.Btc.Symbol, Side = Side.Sell, Quantity = new(0.01m), Trigger = new(59_000m) };

    private static OrderSpec.TakeProfitMarket ProfitMarket => new()
    {
        Symbol = Some.Btc.Symbol, Side = Side.Sell, Quantity = new(0.01m), Trigger = new(59_000m),
    };

    private static OrderSpec.StopLimit StopLimit => new()
    {
        Symbol = Some.Btc.Symbol, Side = Side.Sell, Quantity = new(0.01m), Trigger = new(59_000m), Price = new(58_000m), TimeInForce = Gtc,
    };

    private static OrderSpec.TakeProfitLimit ProfitLimit => new()
    {
        Symbol = Some.Btc.Symbol, Side = Side.Sell, Quantity = new(0.01m), Trigger = new(59_000m), Price = new(58_000m), TimeInForce = Gtc,
    };

    private static OrderSpec.TrailingStop Trail => new() { Symbol = Some.Btc.Symbol, Side = Side.Sell, Quantity = new(0.01m), CallbackPercent = 1m };

    private static IEnumerable<OrderSpec> Variants(OrderSpec spec) =>
    [
        spec, spec with { Symbol = Some.Eth.Symbol }, spec with { Side = spec.Side == Side.Buy ? Side.Sell : Side.Buy },
        spec with { Quantity = new(0.02m) }, spec with { PositionSide = PositionSide.Long }, spec with { PositionSide = PositionSide.Short },
        spec with { ReduceOnly = true }, .. Enum.GetValues<SelfTradePrevention>().Select(stp => spec with { SelfTradePrevention = stp }),
        .. OfItsKind(spec),
    ];

    private static IEnumerable<OrderSpec> OfItsKind(OrderSpec spec) => spec switch
    {
        OrderSpec.Limit limit => [limit with { Price = new(59_000m) }, .. Others.Select(tif => limit with { TimeInForce = tif })],
        OrderSpec.StopMarket stop => [.. OfConditional(stop), stop with { Trigger = new(58_500m) }, stop with { ClosePosition = true }],
        OrderSpec.TakeProfitMarket profit => [.. OfConditional(profit), profit with { Trigger = new(58_500m) }, profit with { ClosePosition = true }],
        OrderSpec.StopLimit stop =>
        [
            .. OfConditional(stop), stop with { Trigger = new(58_500m) }, stop with { Price = new(58_500m) },
            .. Others.Select(tif => stop with { TimeInForce = tif }),
        ],
        OrderSpec.TakeProfitLimit profit =>
        [
            .. OfConditional(profit), profit with { Trigger = new(58_500m) }, profit with { Price = new(58_500m) },
            .. Others.Select(tif => profit with { TimeInForce = tif }),
        ],
        OrderSpec.TrailingStop trail => [.. OfConditional(trail), trail with { CallbackPercent = 2m }, trail with { Activation = new Price(61_000m) }],
        _ => [],
    };

    private static IEnumerable<OrderSpec> OfConditional(OrderSpec.Conditional spec) =>
        [spec with { WorkingType = WorkingType.MarkPrice }, spec with { PriceProtect = true }];

    private static IEnumerable<TimeInForce> Others =>
    [
        new TimeInForce.ImmediateOrCancel(), new TimeInForce.FillOrKill(), new TimeInForce.PostOnly(),
        new TimeInForce.GoodTillDate(new(1_000)), new TimeInForce.GoodTillDate(new(2_000)),
    ];

    private static StateHash Hash(OrderSpec spec) =>
        StateHash.Of(new Order { Id = Some.Child, Spec = spec, CreatedAt = Some.Noon, UpdatedAt = Some.Noon });
}
