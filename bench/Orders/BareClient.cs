using System.Diagnostics;
using Bowline.Binance;
using Bowline.Gateway;

namespace Bowline.Bench;

/// <summary>The same order over the same transport, signed, with neither risk nor journal nor any state.</summary>
internal static class BareClient
{
    /// <summary>Microseconds from signing until the answer is here, one an order.</summary>
    public static async Task<double[]> Run(VenueEndpoint endpoint, string key, string secret, int count)
    {
        TaskCompletionSource<TransportReply>? waiting = null;
        using var transport = new HttpTransport(
            endpoint, e => waiting?.TrySetResult(((TransportEvent.Replied)e).Reply), TimeProvider.System);
        var hidden = new Secret(secret);
        var times = new double[count];
        for (var i = 0; i < count; i++)
        {
            var began = Stopwatch.GetTimestamp();
            waiting = new TaskCompletionSource<TransportReply>(TaskCreationOptions.RunContinuationsAsynchronously);
            var at = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
            var text = $"symbol=BTCUSDT&side={(i % 2 == 0 ? "BUY" : "SELL")}&type=MARKET&quantity=0.01&newClientOrderId=bare-{at}-{i}"
                + $"&recvWindow=5000&timestamp={at}";
            var signed = (Signing.Signed)Signer.Sign(hidden, text);
            transport.Send(new TransportRequest(i, "POST", $"/fapi/v1/order?{text}&signature={signed.Signature}", null, key, 5_000));
            if (await waiting.Task is not TransportReply.Answered { Status: 200 } answer)
                throw new InvalidOperationException($"order {i}: {waiting.Task.Result}");
            times[i] = Figures.Microseconds(Stopwatch.GetTimestamp() - began);
        }

        return times;
    }
}
