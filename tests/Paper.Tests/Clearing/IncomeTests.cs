using System.Text.Json;

namespace Bowline.Paper.Tests;

/// <summary>GET income (contract 7.3): what moved the wallet, row by row.</summary>
public sealed class IncomeTests
{
    private readonly Scene scene = new Scene().Quotes(49_999m, 50_000m);
    private readonly Trader alice;

    public IncomeTests() => alice = scene.Trader();

    [Fact]
    public void DepositFeeAndProfit_EachHaveTheirRow_AndSumToTheWallet()
    {
        alice.Market("BUY", 0.5m).Accepted();
        scene.Now += 1_000;
        alice.Market("SELL", 0.5m).Accepted();

        var rows = Rows("");

        Assert.Equal(
            ["TRANSFER", "COMMISSION", "REALIZED_PNL", "COMMISSION"],
            rows.Select(row => row.GetProperty("incomeType").GetString()));
        // Fees 0.5 x 50000 x 0.05 % and 0.5 x 49999 x 0.05 %, loss 0.5 x 1.
        Assert.Equal([100_000m, -12.5m, -0.5m, -12.49975m], rows.Select(row => Answer.Number(row, "income")));
        Assert.Equal(alice.Wallet(), rows.Sum(row => Answer.Number(row, "income")));
    }

    [Fact]
    public void Row_OfAFill_NamesTheTradeOfUserTrades()
    {
        alice.Market("BUY", 0.5m).Accepted();

        var row = Assert.Single(Rows("incomeType=COMMISSION"));
        var trade = alice.Get("/fapi/v1/userTrades", "symbol=BTCUSDT").Json[0];

        Assert.Equal(trade.GetProperty("id").ToString(), row.GetProperty("tradeId").GetString());
        Assert.Equal(JsonValueKind.Number, row.GetProperty("tranId").ValueKind);
        Assert.Equal(("BTCUSDT", "USDT"), (row.GetProperty("symbol").GetString(), row.GetProperty("asset").GetString()));
        Assert.Equal("", Assert.Single(Rows("incomeType=TRANSFER")).GetProperty("tradeId").GetString());
    }

    [Fact]
    public void TranIds_AreUniquePerType()
    {
        for (var i = 0; i < 5; i++)
        {
            alice.Market("BUY", 0.1m).Accepted();
            alice.Market("SELL", 0.1m).Accepted();
        }

        var rows = Rows("limit=1000");

        Assert.Equal(rows.Count, rows.Select(row => (row.GetProperty("incomeType").GetString(),
            row.GetProperty("tranId").GetInt64())).Distinct().Count());
    }

    [Fact]
    public void Pages_WalkTheRowsOldestFirst_WithoutOneTheNewestAreTold()
    {
        for (var i = 0; i < 5; i++)
        {
            scene.Now += 1_000;
            alice.Market("BUY", 0.1m).Accepted();
        }
        var all = Rows("limit=1000").Select(row => row.GetRawText()).ToList();

        Assert.Equal(6, all.Count);
        Assert.Equal(all.Take(4), Texts("limit=4&page=1"));
        Assert.Equal(all.Skip(4), Texts("limit=4&page=2"));
        Assert.Empty(Texts("limit=4&page=3"));
        Assert.Equal(all.TakeLast(2), Texts("limit=2"));
        Assert.Equal(all.Skip(2), Texts($"startTime={Scene.Start + 2_000}"));
        Assert.Equal(all.Skip(2).Take(2), Texts($"startTime={Scene.Start + 2_000}&endTime={Scene.Start + 3_500}"));
    }

    [Fact]
    public void Window_IsSevenDaysByDefault_ThreeMonthsAtMost()
    {
        scene.Now += 8 * OrderHistory.Day;
        scene.Exchange.Advance(scene.Now);
        Assert.Empty(Rows(""));
        Assert.Single(Rows($"startTime={Scene.Start}"));

        scene.Now += 100 * OrderHistory.Day;
        Assert.Empty(Rows($"startTime={Scene.Start}"));
    }

    [Theory]
    [InlineData("limit=1001", -1130)]
    [InlineData("limit=0", -1130)]
    [InlineData("page=0", -1130)]
    [InlineData("incomeType=LUCK", -1130)]
    [InlineData("symbol=NOPE", -1121)]
    [InlineData("startTime=20&endTime=10", -1023)]
    public void MalformedQuestions_AreRefused(string query, int code) =>
        alice.Get("/fapi/v1/income", query).Refused(code);

    [Fact]
    public void TypesThatNeverOccurHere_HaveNoRows() => Assert.Empty(Rows("incomeType=WELCOME_BONUS"));

    [Fact]
    public void Audit_FindsMoneyThatCameFromNowhere_AndStopsTheExchange()
    {
        var audited = new Scene(new ExchangeSettings { Symbols = SymbolRegistry.Shipped(), Audit = true });
        var bob = audited.Trader("bob");
        bob.Get("/fapi/v1/income").Accepted();

        audited.Exchange.Accounts.All[0].Wallet += 0.00000001m;
        audited.Exchange.Advance(audited.Now);

        Assert.Equal(0.00000001m, audited.Exchange.Breach!.Sum.Difference);
        bob.Get("/fapi/v1/income").Refused(-1016, 503);
        Assert.Equal(long.MaxValue, audited.Exchange.NextDue);
    }

    [Fact]
    public void AStateFromBeforeTheLedger_StartsBalanced()
    {
        alice.Market("BUY", 0.5m).Accepted();
        var old = scene.Exchange.Image()
            .Where(change => change is not (StateChange.LedgerMoved or StateChange.IncomeBooked))
            .Select(change => change switch
            {
                StateChange.WalletChanged wallet => wallet with { Fees = 0 },
                StateChange.MarketMoved market => market with { Cash = 0 },
                _ => change,
            });

        var later = new Scene();
        later.Exchange.Restore(old);

        Assert.Equal(0m, later.Exchange.Sum.Difference);
        Assert.NotEqual(0m, later.Exchange.Sum.Carried);
    }

    private List<JsonElement> Rows(string query) =>
        [.. alice.Get("/fapi/v1/income", query).Accepted().Json.EnumerateArray()];

    private IEnumerable<string> Texts(string query) => Rows(query).Select(row => row.GetRawText());
}
