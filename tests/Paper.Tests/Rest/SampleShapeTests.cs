using System.Text.Json;

namespace Bowline.Paper.Tests;

/// <summary>
/// Every answer and event has the field names and JSON types of the venue's documented or recorded sample.
/// </summary>
public sealed class SampleShapeTests
{
    private const string Trailing = "activatePrice priceRate";

    // Sample, what asks for it, fields of the sample we rightly lack, fields we rightly have besides.
    public static TheoryData<string, string, string, string> Reads => new()
    {
        { "rest_query_order.json", "GET /fapi/v1/order symbol=BTCUSDT&orderId={id}", Trailing, "" },
        { "rest_query_current_open_order.json", "GET /fapi/v1/openOrder symbol=BTCUSDT&orderId={id}", Trailing, "" },
        { "rest_current_all_open_orders.json", "GET /fapi/v1/openOrders symbol=BTCUSDT", Trailing, "" },
        { "rest_all_orders.json", "GET /fapi/v1/allOrders symbol=BTCUSDT", Trailing, "pair" },
        { "rest_new_order.json",
            "POST /fapi/v1/order symbol=BTCUSDT&side=BUY&type=LIMIT&quantity=0.1&price=48000&timeInForce=GTC", "", "" },
        { "rest_modify_order.json",
            "PUT /fapi/v1/order symbol=BTCUSDT&orderId={id}&side=BUY&quantity=0.3&price=48100&modifyId=1", "", "" },
        { "rest_cancel_order.json", "DELETE /fapi/v1/order symbol=BTCUSDT&orderId={id}", Trailing, "" },
        { "rest_get_order_modify_history.json", "GET /fapi/v1/orderAmendment symbol=BTCUSDT&orderId={id}", "", "" },
        { "rest_open_interest.json", "GET /fapi/v1/openInterest symbol=BTCUSDT", "", "" },
        { "rest_test_order.json", "POST /fapi/v1/order/test symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.1",
            Trailing + " avgPrice cumQuote", "" },
        { "rest_auto_cancel_all_open_orders.json",
            "POST /fapi/v1/countdownCancelAll symbol=BTCUSDT&countdownTime=100000", "", "" },
        { "rest_cancel_multiple_orders.json", "DELETE /fapi/v1/batchOrders symbol=BTCUSDT&orderIdList=[{id}]",
            Trailing + " code msg", "" },
        { "rest_place_multiple_orders.json",
            "POST /fapi/v1/batchOrders batchOrders=[{\"symbol\":\"BTCUSDT\",\"side\":\"BUY\",\"type\":\"MARKET\","
            + "\"quantity\":\"0.1\"}]", "code msg", "" },
        { "rest_modify_multiple_orders.json",
            "PUT /fapi/v1/batchOrders batchOrders=[{\"symbol\":\"BTCUSDT\",\"side\":\"BUY\",\"orderId\":\"{id}\","
            + "\"quantity\":\"0.3\",\"price\":\"48000\",\"modifyId\":\"1\"}]", "code msg", "" },
        { "rest_cancel_all_open_orders.json", "DELETE /fapi/v1/allOpenOrders symbol=BTCUSDT", "", "" },
        { "rest_account_trade_list.json", "GET /fapi/v1/userTrades symbol=BTCUSDT", "", "pair baseQty marginAsset" },
        { "rest_account_information_v3.json", "GET /fapi/v3/account ", "", "assets.marginAvailable" },
        { "rest_account_information_v2.json", "GET /fapi/v2/account ", "",
            "positions.breakEvenPrice positions.notional positions.isolatedWallet" },
        { "rest_futures_account_balance_v2.json", "GET /fapi/v2/balance ", "", "" },
        { "rest_futures_account_balance_v3.json", "GET /fapi/v3/balance ", "", "" },
        { "rest_position_information_v3.json", "GET /fapi/v3/positionRisk ", "", "" },
        { "rest_position_information_v2.json", "GET /fapi/v2/positionRisk ", "", "" },
        { "rest_change_initial_leverage.json", "POST /fapi/v1/leverage symbol=BTCUSDT&leverage=10", "", "" },
        { "rest_change_margin_type.json", "POST /fapi/v1/marginType symbol=ETHUSDT&marginType=ISOLATED", "", "" },
        { "rest_get_current_position_mode.json", "GET /fapi/v1/positionSide/dual ", "", "" },
        { "rest_symbol_configuration.json", "GET /fapi/v1/symbolConfig symbol=BTCUSDT", "", "" },
        { "rest_futures_account_configuration.json", "GET /fapi/v1/accountConfig ", "", "" },
        { "rest_user_commission_rate.json", "GET /fapi/v1/commissionRate symbol=BTCUSDT", "", "" },
        { "rest_query_user_rate_limit.json", "GET /fapi/v1/rateLimit/order ", "", "" },
        { "rest_get_current_multi_assets_mode.json", "GET /fapi/v1/multiAssetsMargin ", "", "" },
        { "rest_get_bnb_burn_status.json", "GET /fapi/v1/feeBurn ", "", "" },
        { "rest_get_funding_rate_info.json", "GET /fapi/v1/fundingInfo ", "", "" },
        { "rest_get_income_history.json", "GET /fapi/v1/income ", "", "" },
        { "rest_start_user_data_stream.json", "POST /fapi/v1/listenKey ", "", "" },
        { "rest_check_server_time.json", "GET /fapi/v1/time ", "", "" },
    };

    [Theory]
    [MemberData(nameof(Reads))]
    public void Answer_HasTheSamplesFieldsAndTypes(string sample, string request, string lacks, string has)
    {
        var (scene, alice, id) = Traded();
        alice.Put("/fapi/v1/order", $"symbol=BTCUSDT&orderId={id}&side=BUY&quantity=0.2&price=48900&modifyId=1");
        var parts = request.Replace("{id}", id).Split(' ');

        var answer = alice.Send(parts[0], parts[1], parts[2]).Accepted();

        Assert.NotNull(scene);
        AssertShape(sample, answer.Json, lacks, has);
    }

    [Fact]
    public void ExchangeInfo_HasTheRecordedFieldsForEverySymbol()
    {
        var answer = new Scene().Public("/fapi/v1/exchangeInfo").Accepted();

        var recorded = Sample("rest-exchangeInfo-mainnet-2026-09-excerpt.json");
        Assert.Equal(10, answer.Json.GetProperty("symbols").GetArrayLength());
        Assert.Equal(Names(recorded).Append("assets").Order(), Names(answer.Json).Order());
        foreach (var symbol in answer.Json.GetProperty("symbols").EnumerateArray())
            Assert.Equal(Names(recorded.GetProperty("symbols")[0]).Order(), Names(symbol).Order());
        Assert.Equal(
            recorded.GetProperty("symbols")[0].GetProperty("marketTakeBound").GetString(),
            answer.Json.GetProperty("symbols")[0].GetProperty("marketTakeBound").GetString());
        Assert.Equal(
            recorded.GetProperty("rateLimits").GetRawText(), answer.Json.GetProperty("rateLimits").GetRawText());
    }

    [Fact]
    public void OrderTradeUpdate_HasTheRecordedFields()
    {
        var heard = Fill();

        AssertShape("recorded_order_trade_update_new_limit_hedge.json", heard["NEW"], "", "");
        AssertShape(
            "nautilus_rs_order_update_trade.json", heard["TRADE"], "o.AP o.cr",
            "o.wt o.gtd o.V o.pm o.er o.pP o.si o.ss");
    }

    [Fact]
    public void TradeLiteAndAccountUpdate_HaveTheRecordedFields()
    {
        var heard = Fill();

        AssertShape("recorded_trade_lite_testnet.json", heard["TRADE_LITE"], "", "");
        AssertShape("recorded_account_update_testnet.json", heard["ACCOUNT_UPDATE"], "", "");
    }

    [Fact]
    public void LeverageBracket_AnswersNumbers()
    {
        var row = new Scene().Trader().Get("/fapi/v1/leverageBracket", "symbol=BTCUSDT").Accepted().Json[0];

        Assert.Equal("BTCUSDT", row.GetProperty("symbol").GetString());
        var recorded = Sample("rest-leverageBracket-mainnet-2025-07-extract.json").EnumerateArray()
            .First(bracket => bracket.GetProperty("symbol").GetString() == "BTCUSDT");
        var (ours, theirs) = (row.GetProperty("brackets"), recorded.GetProperty("brackets"));
        Assert.Equal(theirs.GetArrayLength(), ours.GetArrayLength());
        for (var i = 1; i < theirs.GetArrayLength(); i++)
            Assert.Equal(theirs[i].GetRawText(), ours[i].GetRawText());
        Assert.Equal(150, ours[0].GetProperty("initialLeverage").GetInt32());
    }

    private static Dictionary<string, JsonElement> Fill()
    {
        var scene = new Scene().Quotes(49_999m, 50_001m);
        var alice = scene.Trader();
        var user = new Listener(scene, alice);
        alice.Limit("BUY", 0.1m, 50_001m).Accepted();
        return user.Heard().ToDictionary(heard =>
            (heard.TryGetProperty("o", out var order) ? order.GetProperty("x") : heard.GetProperty("e")).GetString()!);
    }

    // A position, a trade and a resting order whose id is given.
    private static (Scene Scene, Trader Alice, string Id) Traded()
    {
        var scene = new Scene().Quotes(49_999m, 50_001m);
        var alice = scene.Trader();
        alice.Market("BUY", 0.1m).Accepted();
        return (scene, alice, alice.Limit("BUY", 0.2m, 49_000m).Accepted()["orderId"]);
    }

    internal static void AssertShape(string sample, JsonElement ours, string lacks, string has)
    {
        var expected = Shape(Sample(sample));
        var actual = Shape(ours);
        foreach (var name in lacks.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            expected.Remove(name);
        foreach (var name in has.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            expected.Remove(name);
            actual.Remove(name);
        }
        Assert.Equal(
            expected.OrderBy(pair => pair.Key, StringComparer.Ordinal),
            actual.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    // Path -> kind; of an array its first element counts.
    private static Dictionary<string, string> Shape(JsonElement json)
    {
        var found = new Dictionary<string, string>();
        Walk(json, "", found);
        return found;
    }

    private static void Walk(JsonElement json, string path, Dictionary<string, string> found)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            if (json.GetArrayLength() > 0)
                Walk(json[0], path, found);
            return;
        }
        if (json.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in json.EnumerateObject())
                Walk(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}", found);
            return;
        }
        var boolean = json.ValueKind is JsonValueKind.True or JsonValueKind.False;
        found[path] = boolean ? "Boolean" : json.ValueKind.ToString();
    }

    private static IEnumerable<string> Names(JsonElement json) => json.EnumerateObject().Select(member => member.Name);

    internal static JsonElement Sample(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(TestData.Sample(name)));
        return document.RootElement.Clone();
    }
}
