namespace Bowline.Simulation;

/// <summary>Every fault of the exchange that a world may meet, with chances that leave something to judge.</summary>
internal static class FaultMenu
{
    private static readonly string[] All =
    [
        """{"fault":"service-unavailable","probability":0.3,"for":4000}""",
        """{"fault":"internal-error","probability":0.3,"for":4000}""",
        """{"fault":"unknown-before-accept","probability":0.4,"for":5000}""",
        """{"fault":"unknown-after-accept","probability":0.4,"for":5000}""",
        """{"fault":"timeout-before-accept","probability":0.4,"for":5000}""",
        """{"fault":"timeout-after-accept","probability":0.4,"for":5000}""",
        """{"fault":"throttled","probability":0.5,"for":5000}""",
        """{"fault":"too-many-requests","probability":0.1,"for":2000,"times":2}""",
        """{"fault":"too-many-orders","probability":0.3,"for":3000}""",
        """{"fault":"ip-ban","banMs":8000,"times":1}""",
        """{"fault":"waf","probability":0.3,"for":3000}""",
        """{"fault":"bad-gateway","probability":0.4,"for":4000}""",
        """{"fault":"drop-request","probability":0.3,"for":4000}""",
        """{"fault":"drop-answer","probability":0.4,"for":5000}""",
        """{"fault":"delay-answer","ms":1500,"jitterMs":2500,"probability":0.5,"for":6000}""",
        """{"fault":"stall","ms":4000,"route":"/private","times":1}""",
        """{"fault":"stall","route":"/private","times":1}""",
        """{"fault":"stall","ms":6000,"route":"/public","times":1}""",
        """{"fault":"drop-event","route":"/private","probability":0.4,"for":4000}""",
        """{"fault":"duplicate-event","route":"/private","probability":0.6,"for":8000}""",
        """{"fault":"late-event","route":"/private","ms":1500,"jitterMs":1500,"probability":0.6,"for":8000}""",
        """{"fault":"reorder-event","route":"/private","probability":0.6,"for":8000}""",
        """{"fault":"clock-jump","offsetMs":7000,"for":6000}""",
        """{"fault":"clock-jump","offsetMs":-7000,"for":6000}""",
        """{"fault":"clock-drift","ppm":20000,"for":8000}""",
        """{"fault":"cut","route":"/private"}""",
        """{"fault":"cut","route":"/market"}""",
        """{"fault":"listen-key-expiry"}""",
        """{"fault":"trigger-lost-child","probability":0.5,"for":20000}""",
        """{"fault":"trigger-rejected-child","probability":0.5,"for":20000}""",
        """{"fault":"price-gap","symbol":"BTCUSDT","basisPoints":-300,"ms":5000}""",
        """{"fault":"price-gap","symbol":"BTCUSDT","basisPoints":300,"ms":5000}""",
        """{"fault":"liquidity-hole","symbol":"BTCUSDT","levels":18,"ms":5000}""",
        """{"fault":"error","status":400,"code":-2022,"message":"ReduceOnly Order is rejected.","method":"POST","path":"/fapi/v1/order","times":1}""",
        """{"fault":"error","status":400,"code":-4118,"message":"ReduceOnly Order Failed.","method":"POST","path":"/fapi/v1/order","times":1}""",
        """{"fault":"error","status":400,"code":-2021,"message":"Order would immediately trigger.","method":"POST","path":"/fapi/v1/algoOrder","times":1}""",
        """{"fault":"error","status":400,"code":-4045,"message":"Reach max stop order limit.","method":"POST","path":"/fapi/v1/algoOrder","times":1}""",
        """{"fault":"error","status":400,"code":-4120,"message":"Order type not supported for this endpoint.","path":"/fapi/v1/algoOrder","method":"POST","for":15000}""",
        """{"fault":"error","status":400,"code":-5022,"message":"Due to the order could not be executed as maker.","method":"POST","path":"/fapi/v1/order","times":2}""",
        """{"fault":"error","status":400,"code":-5028,"message":"Timestamp for this request is outside of the ME recvWindow.","method":"POST","path":"/fapi/v1/order","times":2}""",
        """{"fault":"error","status":400,"code":-4131,"message":"The counterparty's best price does not meet the PERCENT_PRICE filter limit.","method":"POST","path":"/fapi/v1/order","times":2}""",
        """{"fault":"error","status":400,"code":-2027,"message":"Exceeded the maximum allowable position at current leverage.","method":"POST","path":"/fapi/v1/order","times":2}""",
        """{"fault":"funding-spike","symbol":"BTCUSDT","ratePpm":20000,"times":1}""",
        """{"fault":"delisting","symbol":"BTCUSDT","noticeMs":4000,"times":1}""",
        """{"fault":"error","status":400,"code":-2019,"message":"Margin is insufficient.","method":"POST","path":"/fapi/v1/order","times":1}""",
    ];

    /// <summary>Drawn apart, so that the worlds of before stay what they were.</summary>
    private static readonly string[] Later =
    [
        """{"fault":"ip-ban","banMs":90000,"times":1}""",
        """{"fault":"too-many-requests","retryMs":75000,"times":1}""",
        """{"fault":"adl","symbol":"BTCUSDT"}""",
        """{"fault":"adl","symbol":"BTCUSDT","percent":40}""",
        """{"fault":"adl","symbol":"BTCUSDT","percent":60,"withdraw":0}""",
        """{"fault":"filter-change","symbol":"BTCUSDT","tickTimes":10}""",
        """{"fault":"filter-change","symbol":"BTCUSDT","tickTimes":50,"minNotional":200}""",
        """{"fault":"filter-change","symbol":"BTCUSDT","minNotional":900}""",
        """{"fault":"filter-change","symbol":"BTCUSDT","maxSteps":20}""",
    ];

    public static IReadOnlyList<string> Names { get; } = [.. All.Concat(Later).Select(NameOf).Distinct()];

    public static string Draw(Paper.Prng chance) => All[(int)chance.Below(All.Length)];

    /// <summary>One of those that change the account or the rules, or last longer than a minute.</summary>
    public static string DrawLater(Paper.Prng chance) => Later[(int)chance.Below(Later.Length)];

    /// <summary>The name of the fault in a plan.</summary>
    public static string NameOf(string plan) => plan.Split('"')[3];
}
