using System.Text.Json;

namespace Bowline.Paper.Tests;

/// <summary>POST, PUT and DELETE batchOrders: contract 5.5 to 5.7.</summary>
public sealed class BatchOrderTests
{
    private const string Path = "/fapi/v1/batchOrders";
    private readonly Scene scene = new Scene().Quotes(49_999m, 50_001m, 1m);
    private readonly Trader alice;

    public BatchOrderTests() => alice = scene.Trader();

    [Fact]
    public void Place_AnswersEachItemForItself_InTheOrderOfTheList()
    {
        var answer = Place(
            Item("49000"), Item("49000.05"), """{"symbol":"BTCUSDT","side":"BUY","type":"STOP","quantity":"1"}""",
            """{"symbol":"BTCUSDT","side":"SELL","type":"MARKET","quantity":"0.1","reduceOnly":"true"}""",
            """{"symbol":"BTCUSDT","side":"BUY","type":"MARKET","quantity":0.2,"newOrderRespType":"RESULT"}""").Accepted();

        Assert.Equal(["NEW", "-4014", "-4120", "-2022", "FILLED"], answer.Json.EnumerateArray().Select(Short));
        Assert.Equal("ReduceOnly Order is rejected.", answer.Json[3].GetProperty("msg").GetString());
        Assert.Equal(0.2m, alice.Position());
        Assert.Single(alice.Get("/fapi/v1/openOrders").Json.EnumerateArray());
    }

    [Fact]
    public void Place_OfItemsThatAllFail_IsStill200() =>
        Assert.Equal(["-4003"], Place(Item("49000", "0")).Accepted().Json.EnumerateArray().Select(Short));

    [Fact]
    public void Place_OfNoneOrMoreThanFive_Is4082()
    {
        Assert.Equal("Invalid number of batch place orders: 0", Place().Refused(-4082)["msg"]);
        Place(Item(), Item(), Item(), Item(), Item(), Item()).Refused(-4082);
        Place(Item(), Item(), Item(), Item(), Item()).Accepted();
    }

    [Theory]
    [InlineData("", -1102)]
    [InlineData("batchOrders=", -1102)]
    [InlineData("batchOrders=[", -4083)]
    [InlineData("batchOrders={}", -4083)]
    [InlineData("batchOrders=[1]", -4083)]
    [InlineData("batchOrders=[{\"a\":[{\"b\":{}}]}]", -4083)]
    [InlineData("batchOrders=[{\"symbol\":\"\\ud800\"}]", -4083)]
    public void Place_OfWhatIsNoListOfOrders_FailsAsAWhole(string query, int code) =>
        alice.Post(Path, query).Refused(code);

    [Fact]
    public void Place_CountsFiveInTenSecondsAndOneInTheMinute_AndWeighsFive()
    {
        var answer = Place(Item()).Accepted();

        Assert.Equal("5", answer.Header("X-MBX-USED-WEIGHT-1M"));
        Assert.Equal("5", answer.Header("X-MBX-ORDER-COUNT-10S"));
        Assert.Equal("1", answer.Header("X-MBX-ORDER-COUNT-1M"));
    }

    [Fact]
    public void Amend_AnswersEachItemForItself()
    {
        var placed = Place(Item("49000"), Item("48000")).Accepted().Json;
        var (first, second) = (placed[0].GetProperty("orderId"), placed[1].GetProperty("orderId"));

        var answer = Put(
            Amendment(first, "49100", ",\"modifyId\":\"9\""), Amendment(second, "48000"), Amendment(first, "60000"))
            .Accepted();

        Assert.Equal(["NEW", "-5027", "-4016"], answer.Json.EnumerateArray().Select(Short));
        Assert.Equal(9, answer.Json[0].GetProperty("modifyId").GetInt64());
        Assert.Equal(1_000, scene.Exchange.Find(Scene.Btc)!.Book.LotsAt(Side.Buy, 499_990));
        Assert.Equal(10, scene.Exchange.Find(Scene.Btc)!.Book.LotsAt(Side.Buy, 491_000));
        Put().Refused(-4082);
    }

    [Fact]
    public void Cancel_TakesIdsOrClientIds_AndSaysUnknownForTheRest()
    {
        var placed = Place(
            Item("49000"), Item("48000"), Item("47000", more: ",\"newClientOrderId\":\"c\"")).Accepted().Json;
        var id = placed[0].GetProperty("orderId");

        var byId = Delete($"symbol=BTCUSDT&orderIdList=[{id},{id},1]").Accepted();
        Assert.Equal(["CANCELED", "-2011", "-2011"], byId.Json.EnumerateArray().Select(Short));
        var byName = Delete("symbol=BTCUSDT&origClientOrderIdList=[\"c\",\"d\"]").Accepted();
        Assert.Equal(["CANCELED", "-2011"], byName.Json.EnumerateArray().Select(Short));
        Assert.Single(alice.Get("/fapi/v1/openOrders").Json.EnumerateArray());
        Assert.Equal(["-2011"], Delete($"symbol=ETHUSDT&orderIdList=[{placed[1].GetProperty("orderId")}]")
            .Accepted().Json.EnumerateArray().Select(Short));
    }

    [Fact]
    public void Cancel_OfMoreThanTen_IsRefused_AsIsAListThatIsNone()
    {
        Delete("symbol=BTCUSDT&orderIdList=[1,2,3,4,5,6,7,8,9,10,11]").Refused(-4032);
        Delete("symbol=BTCUSDT&orderIdList=[1,2,3,4,5,6,7,8,9,10]").Accepted();
        Delete("symbol=BTCUSDT&orderIdList=7").Refused(-1130);
        Delete("symbol=BTCUSDT&origClientOrderIdList=[7]").Refused(-1130);
        Delete("symbol=BTCUSDT").Refused(-1102);
    }

    private static string Short(JsonElement item) =>
        item.TryGetProperty("code", out var code) ? code.ToString() : item.GetProperty("status").GetString()!;

    private static string Item(string price = "49000", string quantity = "0.01", string more = "") =>
        $$"""{"symbol":"BTCUSDT","side":"BUY","type":"LIMIT","timeInForce":"GTC","quantity":"{{quantity}}","price":"{{price}}"{{more}}}""";

    private static string Amendment(JsonElement id, string price, string more = "") =>
        $$"""{"symbol":"BTCUSDT","orderId":{{id}},"side":"BUY","quantity":"0.01","price":"{{price}}"{{more}}}""";

    private Answer Place(params string[] items) => alice.Post(Path, List(items));

    private Answer Put(params string[] items) => alice.Put(Path, List(items));

    private Answer Delete(string query) => alice.Delete(Path, query);

    private static string List(string[] items) =>
        "batchOrders=" + Uri.EscapeDataString("[" + string.Join(',', items) + "]");
}
