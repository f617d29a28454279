using System.Diagnostics;
using System.Globalization;
using Bowline.App;
using Bowline.Paper;

namespace Bowline.Bench;

/// <summary>Runs that ask for memory: a million resting orders, and a day of ten symbols.</summary>
internal static class LongRuns
{
    private const long Start = 1_800_000_000_000;
    private const int OrdersOnSymbol = 200;

    /// <summary>Resting orders through the core API, signed, as many on a symbol of an account as the venue takes.</summary>
    public static int Resting(int count)
    {
        var symbols = SymbolRegistry.Shipped();
        var exchange = new Exchange(new ExchangeSettings { Symbols = symbols, Limits = false, KeepsChanges = false });
        var feed = SyntheticFeed.Start(1, symbols, Start);
        var now = Start + 2_000;
        while (feed.NextDue <= now)
        {
            var due = feed.NextDue;
            foreach (var told in feed.Until(due)) exchange.Apply(told, due);
        }
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (busy, refused) = (TimeSpan.Zero, 0);
        for (var n = 0; n < count; n += OrdersOnSymbol * symbols.All.Length)
        {
            var key = $"rest-{n}";
            exchange.OpenAccount(key, new Credential.Hmac("secret"), 1_000_000_000m, now);
            var requests = Requests(exchange, key, now).ToArray();
            var watch = Stopwatch.StartNew();
            foreach (var request in requests)
            {
                if (exchange.Handle(request, now).Status != 200) refused++;
            }
            busy += watch.Elapsed;
        }
        var open = exchange.Standing().OpenOrders;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"resting: {open} orders, {busy.TotalMicroseconds / open:0.0} µs and {(GC.GetTotalMemory(true) - before) / open} bytes an order, {Figures.Resident()} MB resident, {refused} refused"));
        GC.KeepAlive(exchange);
        return refused == 0 ? 0 : 1;
    }

    /// <summary>So many hours of the clock as fast as they can be had, the whole server but its thread.</summary>
    public static int Day(int hours)
    {
        var clock = new Hand();
        var options = new ExchangeServerOptions
        {
            Market = MarketChoice.Default, Accounts = [new PaperAccount("day", "day", 1_000_000m)], Limits = false,
        };
        using var server = ((ServerOpened.Ready)ExchangeOpening.Open(options, clock)).Server;
        var watch = Stopwatch.StartNew();
        for (var hour = 1; hour <= hours; hour++)
        {
            var end = Start + (hour * 3_600_000L);
            while (clock.At < end) clock.At = Math.Clamp(server.Turn(clock.At), clock.At + 1, end);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"hour {hour}: {watch.Elapsed.TotalSeconds:0.0} s, {Figures.Resident()} MB resident"));
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"day: {hours} hours of ten symbols in {watch.Elapsed.TotalSeconds:0} s, {hours * 3600 / watch.Elapsed.TotalSeconds:0} times as fast as the clock, {Figures.Resident()} MB resident at the end"));
        return 0;
    }

    // Below and above the market, so that none meets another.
    private static IEnumerable<RestRequest> Requests(Exchange exchange, string key, long now)
    {
        var signer = new SignedOrders("secret", []);
        foreach (var listing in exchange.Listings)
        {
            var (spec, price) = (listing.Spec, listing.Market.LastPrice);
            var lots = spec.QuantityText(spec.Lots(spec.Filters.MinNotional * 1.2m / price) + 1);
            for (var n = 0; n < OrdersOnSymbol; n++)
            {
                var buy = n % 2 == 0;
                var at = spec.Ticks(price * (buy ? 0.98m - (n * 0.0001m) : 1.02m + (n * 0.0001m)));
                yield return new RestRequest(
                    "POST", "/fapi/v1/order",
                    signer.Sign($"symbol={spec.Symbol}&side={(buy ? "BUY" : "SELL")}&type=LIMIT&timeInForce=GTC&quantity={lots}&price={spec.PriceText(at)}", now),
                    "", key, "127.0.0.1");
            }
        }
    }

    private sealed class Hand : TimeProvider
    {
        public long At { get; set; } = Start;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(At);
    }
}
