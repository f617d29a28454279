using Xunit;

namespace Bowline.Core.Tests;

/// <summary>What a grid tells of itself beside its orders.</summary>
public sealed class GridTests
{
    private const string Neutral = "given grid BUY 0 per-level=0.002 lower=59000 upper=61000 levels=5";
    private const string Long = Neutral + " direction=long";
    private const string Short = "given grid SELL 0 per-level=0.002 lower=59000 upper=61000 levels=5 direction=short";

    [Theory]
    [InlineData(Neutral, false)]
    [InlineData(Neutral + " stop-lower=58000", true)]
    [InlineData(Neutral + " stop-upper=62000", true)]
    [InlineData(Long + " trailing=62000", true)]
    public void MarkPrice_IsHeard_WhereAStopOrTheFollowingNeedsIt(string given, bool hears)
    {
        Feed[] feeds = hears ? [new(FeedKind.Mark, Some.Btc.Symbol)] : [];
        Assert.Equal(feeds, Of(given, "start").Feeds);
    }

    /// <summary>It promises protection for what it holds on the side that has a stop, while it runs.</summary>
    [Theory]
    [InlineData(Long + " stop-lower=58000", "start; filled m01 0.004 @ 60001", "0.004")]
    [InlineData(Long + " stop-lower=58000", "start", "0")]
    [InlineData(Long + " stop-upper=62000", "start; filled m01 0.004 @ 60001", "0")]
    [InlineData(Short + " stop-upper=62000", "start; filled m01 0.004 @ 59999", "0.004")]
    [InlineData(Short + " stop-lower=58000", "start; filled m01 0.004 @ 59999", "0")]
    [InlineData(Long + " stop-lower=58000", "start; filled m01 0.004 @ 60001; end", "0")]
    [InlineData(Long + " stop-lower=58000", "start; filled m01 0.004 @ 60001; accepted s01; finish", "0.004")]
    public void Promise_IsForWhatAStopCovers(string given, string story, string quantity)
    {
        var promise = Of(given, story).Promise;
        Assert.Equal(quantity, promise.Quantity.ToString());
        Assert.Equal(quantity == "0" ? TimeSpan.Zero : TimeSpan.FromSeconds(10), promise.Within);
    }

    [Fact]
    public void Fees_InAnotherAsset_AreNotCounted()
    {
        var grid = Of(Neutral, "start; accepted b01; accepted b02; accepted a03; accepted a04");
        var fill = Some.Fill(1, 0.002m, 59500m);
        var b02 = new ClientOrderId($"{grid.Id}-b02");
        string Fees(string asset) => grid.On(new Event.OrderFilled(Some.Noon, b02, Some.Venue, fill with { FeeAsset = asset, Fee = 0.02m }))
            .Next.Details.Single(field => field.Name == "fees").Value;
        Assert.Equal("0.02 USDT", Fees("USDT"));
        Assert.Equal("0 USDT", Fees("BNB"));
    }

    /// <summary>The side need not be typed: it is that of the order at the start.</summary>
    [Theory]
    [InlineData("", "neutral", Side.Buy)]
    [InlineData("", "long", Side.Buy)]
    [InlineData("", "short", Side.Sell)]
    [InlineData("SELL", "long", Side.Sell)]
    [InlineData("BUY", "short", Side.Buy)]
    public void Side_IsThatOfItsDirection_UnlessTyped(string typed, string direction, Side side)
    {
        List<SpecField> fields =
        [
            new("per-level", "0.002"), new("lower", "59000"), new("upper", "61000"), new("levels", "5"), new("direction", direction),
        ];
        if (typed.Length > 0)
            fields.Add(new("side", typed));
        Assert.Equal(side, Executions.Read(new SpecText("grid", [.. fields]), new SpecContext(Some.Btc, new(60000m), new(60000m))).Side);
    }

    /// <summary>One order fewer than the exchange takes a symbol; 150 levels at most, also where it tells no number.</summary>
    [Theory]
    [InlineData(100, 99, true)]
    [InlineData(100, 100, false)]
    [InlineData(0, 150, true)]
    [InlineData(0, 151, false)]
    [InlineData(151, 150, true)]
    [InlineData(200, 151, false)]
    public void Levels_AreFewerThanTheOrdersOfASymbol(int orders, int levels, bool isTaken)
    {
        var spec = (GridSpec)Story.Given($"{Neutral} fee=0").Spec;
        spec = spec with { Context = spec.Context with { Instrument = Some.Btc with { MaxOpenOrders = orders } }, Levels = levels };
        Assert.Equal(isTaken ? [] : ["grid-levels-range"], spec.Validate().Select(refusal => refusal.Code));
    }

    private static Execution Of(string given, string story) =>
        Story.LedgerAfter([given, .. story.Split("; ")]).Executions.Find(Story.Given(given).Id)!;
}
