using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Bowline.Bench;

/// <summary>Clients that listen to streams.</summary>
internal static class Listeners
{
    /// <summary>One user stream for each account and so many depth subscribers; says "listening" and runs until killed.</summary>
    public static async Task<int> Attach(Uri rest, int depths, string[] accounts)
    {
        using var http = new HttpClient();
        var sockets = new List<RawSocket>();
        foreach (var key in accounts.Select(pair => pair.Split(':')[0]))
            sockets.Add(await RawSocket.Open(rest, $"/private/ws/{await ListenKey(http, rest, key)}"));
        for (var n = 0; n < depths; n++)
            sockets.Add(await RawSocket.Open(rest, "/public/ws/btcusdt@depth@100ms"));
        Console.WriteLine("listening");
        await Task.WhenAll(sockets.Select(socket => socket.Listen(_ => { })));
        return 0;
    }

    /// <summary>Trades one by one in a still market and times each from the order's leaving until its frame is with each of
    /// so many subscribers.</summary>
    public static async Task<int> FanOut(Uri rest, int subscribers, int trades)
    {
        var sockets = await Task.WhenAll(
            Enumerable.Range(0, subscribers).Select(_ => RawSocket.Open(rest, "/public/ws/btcusdt@trade")));
        var times = new List<double>(subscribers * trades);
        var (began, left) = (0L, 0);
        var all = new TaskCompletionSource();
        var gate = new Lock();
        void Heard(int frames)
        {
            lock (gate)
            {
                times.Add(Figures.Milliseconds(Stopwatch.GetTimestamp() - began));
                if (--left == 0) all.TrySetResult();
            }
        }
        var listening = Task.WhenAll(sockets.Select(socket => socket.Listen(Heard)));
        using var http = new HttpClient();
        await Order(http, rest, "maker", "side=SELL&type=LIMIT&timeInForce=GTC&quantity=100&price=60100");
        for (var n = 0; n < trades; n++)
        {
            all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            (left, began) = (subscribers, Stopwatch.GetTimestamp());
            await Order(http, rest, "taker", "side=BUY&type=MARKET&quantity=0.01");
            await all.Task.WaitAsync(TimeSpan.FromSeconds(10));
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"fan-out: {trades} trades to {subscribers} subscribers, p50 {Figures.Percentile(times, 50):0.0} ms, p99 {Figures.Percentile(times, 99):0.0} ms"));
        foreach (var socket in sockets) socket.Dispose();
        await listening.ContinueWith(_ => { }, TaskScheduler.Default);
        return 0;
    }

    private static async Task<string> ListenKey(HttpClient http, Uri rest, string key)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Post, new Uri(rest, "/fapi/v1/listenKey"));
        ask.Headers.Add("X-MBX-APIKEY", key);
        using var answer = await http.SendAsync(ask);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("listenKey").GetString()!;
    }

    // The secret is the key with an s.
    private static async Task Order(HttpClient http, Uri rest, string key, string terms)
    {
        var signed = new SignedOrders(key + "s", []).Sign(
            $"symbol=BTCUSDT&{terms}", TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        using var ask = new HttpRequestMessage(HttpMethod.Post, new Uri(rest, $"/fapi/v1/order?{signed}"));
        ask.Headers.Add("X-MBX-APIKEY", key);
        using var answer = await http.SendAsync(ask);
        if (!answer.IsSuccessStatusCode) throw new IOException(await answer.Content.ReadAsStringAsync());
    }
}
