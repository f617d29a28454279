namespace Bowline.Gateway.Tests;

/// <summary>How an order of the naive venue stands since some time.</summary>
internal sealed record NaiveState(long Since, decimal Price, decimal Quantity, decimal Filled, string Status)
{
    public bool IsOpen => Status == "NEW";
}

/// <summary>One order of the naive venue, with all that it has been: what is market fills at once, the rest rests.</summary>
internal sealed class NaiveOrder
{
    private readonly NaiveRequest _asked;
    private readonly List<NaiveState> _states = [];

    public NaiveOrder(string client, long id, NaiveRequest asked, long at)
    {
        (Client, Id, _asked) = (client, id, asked);
        var quantity = asked.Decimal("quantity");
        _states.Add(Type == "MARKET"
            ? new(at, 0, quantity, quantity, "FILLED")
            : new(at, asked.Decimal("price"), quantity, 0, "NEW"));
    }

    public string Client { get; }

    public long Id { get; }

    public bool IsAlgo => _asked.IsAlgo;

    public NaiveState Now => _states[^1];

    public IReadOnlyList<NaiveState> States => _states;

    private string Type => _asked.Text("type");

    private string Own => $"\"symbol\":\"BTCUSDT\",\"side\":\"{_asked.Text("side")}\"";

    public NaiveState? At(long time) => _states.FindLast(s => s.Since <= time);

    public void Amend(long at, decimal price, decimal quantity) =>
        _states.Add(Now with { Since = at, Price = price, Quantity = quantity });

    public void Cancel(long at) => _states.Add(Now with { Since = at, Status = "CANCELED" });

    public string Ack() => Record(Now);

    public string CancelAck() => $$"""{"algoId":{{Id}},"clientAlgoId":"{{Client}}","code":"200","msg":"success"}""";

    public string Record(NaiveState s) => IsAlgo
        ? $$"""
        {{{Own}},"algoId":{{Id}},"clientAlgoId":"{{Client}}","algoType":"CONDITIONAL","orderType":"{{Type}}","algoStatus":"{{s.Status}}",
         "quantity":"{{T(s.Quantity)}}","triggerPrice":"{{_asked.Text("triggerPrice")}}","price":"0","workingType":"{{_asked.Text("workingType")}}",
         "reduceOnly":{{(_asked.Text("reduceOnly") == "true" ? "true" : "false")}},"closePosition":false,"priceProtect":false,
         "timeInForce":"GTC","positionSide":"BOTH","actualOrderId":"","updateTime":{{s.Since}},"createTime":{{_states[0].Since}}}
        """
        : $$"""
        {{{Own}},"clientOrderId":"{{Client}}","orderId":{{Id}},"executedQty":"{{T(s.Filled)}}","origQty":"{{T(s.Quantity)}}",
         "price":"{{T(s.Price)}}","status":"{{s.Status}}","type":"{{Type}}","origType":"{{Type}}","timeInForce":"GTC","positionSide":"BOTH",
         "reduceOnly":false,"updateTime":{{s.Since}}}
        """;

    public string Trade() => $$"""
        {{{Own}},"id":{{Id}},"orderId":{{Id}},"price":"60000","qty":"{{T(Now.Filled)}}","commission":"0","commissionAsset":"USDT",
         "maker":false,"realizedPnl":"0","time":{{Now.Since}}}
        """;

    public string Frame(string news, long at) => IsAlgo
        ? $$$"""
        {"e":"ALGO_UPDATE","T":{{{at}}},"E":{{{at}}},"o":{"caid":"{{{Client}}}","aid":{{{Id}}},"at":"CONDITIONAL","o":"{{{Type}}}","s":"BTCUSDT",
         "S":"{{{_asked.Text("side")}}}","ps":"BOTH","f":"GTC","q":"{{{T(Now.Quantity)}}}","X":"{{{Now.Status}}}","ai":"",
         "tp":"{{{_asked.Text("triggerPrice")}}}","p":"0","wt":"{{{_asked.Text("workingType")}}}","cp":false,"pP":false,
         "R":{{{(_asked.Text("reduceOnly") == "true" ? "true" : "false")}}},"tt":0,"gtd":0}}
        """
        : $$$"""
        {"e":"ORDER_TRADE_UPDATE","E":{{{at}}},"T":{{{at}}},"o":{"s":"BTCUSDT","c":"{{{Client}}}","S":"{{{_asked.Text("side")}}}","o":"{{{Type}}}",
         "f":"GTC","q":"{{{T(Now.Quantity)}}}","p":"{{{T(Now.Price)}}}","ap":"0","sp":"0","x":"{{{news}}}","X":"{{{Now.Status}}}","i":{{{Id}}},
         "l":"{{{T(Now.Filled)}}}","z":"{{{T(Now.Filled)}}}","L":"60000","n":"0","N":"USDT","T":{{{at}}},"t":{{{Id}}},"m":false,"R":false,
         "ot":"{{{Type}}}","ps":"BOTH","rp":"0","si":0,"ss":0}}
        """;

    private static string T(decimal value) => NaiveVenue.Text(value);
}
