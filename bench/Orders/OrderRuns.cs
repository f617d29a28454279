using System.Diagnostics;
using Bowline.App;
using Bowline.Binance;
using Bowline.Contract;
using Bowline.Gateway;
using Bowline.Journal;

namespace Bowline.Bench;

/// <summary>Market orders one after the other against a <c>bowline exchange</c> on loopback.</summary>
internal static class OrderRuns
{
    private const int WarmUps = 2_000;

    public static async Task<int> Run(Uri rest, string key, string secret, int count)
    {
        var endpoint = Endpoint(rest, key, secret);
        var home = Directory.CreateTempSubdirectory("bb");
        try
        {
            Console.WriteLine("| what | p50 µs | p99 µs | CPU µs an order | bytes allocated an order |");
            Console.WriteLine("|---|---|---|---|---|");
            await BareClient.Run(endpoint, key, secret, WarmUps);
            var meter = Meter.Start();
            Print("bare client: sign, send, answer here", await BareClient.Run(endpoint, key, secret, count), meter.Cost(count));
            await Desk("without the flush", home.FullName + "/no-flush", endpoint, key, secret, count, flush: false);
            await Desk("with the flush", home.FullName + "/flush", endpoint, key, secret, count, flush: true);
            Recover(home.FullName + "/flush/journal");
        }
        finally
        {
            home.Delete(recursive: true);
        }

        return 0;
    }

    /// <summary>Resident memory of this process while a desk in it places orders.</summary>
    public static async Task<int> Memory(Uri rest, string key, string secret, int count)
    {
        const int Steps = 4;
        var endpoint = Endpoint(rest, key, secret);
        var home = Directory.CreateTempSubdirectory("bb");
        try
        {
            var files = ((StorageOpened.Ready)FileStorage.Open(Path.Combine(home.FullName, "journal"))).Storage;
            using var desk = new BenchDesk(home.FullName + "/d", endpoint, key, secret, new TimedStorage(files, flush: false));
            await Place(desk, "w", 0, WarmUps);
            Console.WriteLine("| orders | resident MB | managed heap MB after a collection |");
            Console.WriteLine("|---|---|---|");
            for (var step = 0; step <= Steps; step++)
            {
                var resident = Figures.MegabytesOf(Environment.ProcessId, "VmRSS");
                var heap = GC.GetTotalMemory(forceFullCollection: true) / 1048576.0;
                Console.WriteLine($"| {step * count / Steps} | {resident:0} | {heap:0.0} |");
                if (step < Steps)
                    await Place(desk, "m", step * count / Steps, (step + 1) * count / Steps);
            }
        }
        finally
        {
            home.Delete(recursive: true);
        }

        return 0;
    }

    private static VenueEndpoint Endpoint(Uri rest, string key, string secret) =>
        ((EndpointCheck.Usable)VenueEndpoint.ForExchange(rest, new ApiKey(key), new Secret(secret))).Endpoint;

    private static async Task Desk(
        string name, string folder, VenueEndpoint endpoint, string key, string secret, int count, bool flush)
    {
        var files = ((StorageOpened.Ready)FileStorage.Open(Path.Combine(folder, "journal"))).Storage;
        var storage = new TimedStorage(files, flush);
        using var desk = new BenchDesk(folder, endpoint, key, secret, storage);
        await Place(desk, "a", 0, WarmUps);
        storage.Flushes.Clear();
        var meter = Meter.Start();
        var times = await Place(desk, "b", 0, count);
        var cost = meter.Cost(count);
        Print($"desk {name}: asked until the request leaves", [.. times.Select(t => t.Left)], "|");
        Print($"desk {name}: asked until the exchange's answer is here", [.. times.Select(t => t.Answered)], cost);
        Print($"desk {name}: asked until the filled order is reported", [.. times.Select(t => t.Reported)], "|");
        if (flush)
            Print($"one flush of that run ({(double)storage.Flushes.Count / count:0.0} an order, the market's included)", [.. storage.Flushes], "|");
    }

    private static async Task<(double Left, double Answered, double Reported)[]> Place(BenchDesk desk, string series, int from, int count)
    {
        var times = new (double, double, double)[count];
        for (var i = from; i < count; i++)
        {
            var request = new PlaceRequest
            {
                Verb = "market", LinkId = $"ORD-{series}{i:0000000}", Symbol = "BTCUSDT", Side = i % 2 == 0 ? "BUY" : "SELL", Quantity = "0.01",
            };
            var began = Stopwatch.GetTimestamp();
            var placed = await desk.Desk.Place(request, CancellationToken.None);
            var ended = Stopwatch.GetTimestamp();
            if (!placed.IsSuccess || placed.Status != "FILLED")
                throw new InvalidOperationException($"order {i}: {placed}");
            var (left, answered) = desk.Wire.Last;
            times[i] = (Figures.Microseconds(left - began), Figures.Microseconds(answered - began), Figures.Microseconds(ended - began));
        }

        return times;
    }

    private static void Recover(string journal)
    {
        var times = new List<double>();
        var records = 0L;
        for (var i = 0; i < 3; i++)
        {
            using var storage = ((StorageOpened.Ready)FileStorage.OpenToRead(journal)).Storage;
            var recovery = new JournalRecovery();
            var clock = Stopwatch.StartNew();
            JournalReader.Read(storage, recovery.Take);
            times.Add(clock.Elapsed.TotalMilliseconds);
            records = recovery.Records;
        }

        var bytes = Directory.GetFiles(journal, "*.jsonl").Sum(file => new FileInfo(file).Length);
        Console.WriteLine($"\nRecovery of that journal, {records} records, {bytes / 1e6:0.0} MB, verified, decoded and folded: "
            + $"{Figures.Spread([.. times])} ms (min / median / max of three), {times.Min() * 1e5 / records:0} ms for 100,000 records");
    }

    private static void Print(string name, double[] times, string cost) =>
        Console.WriteLine($"| {name} | {Figures.Percentile(times, 50):0} | {Figures.Percentile(times, 99):0} | {cost} |");
}

/// <summary>CPU and allocations of this process (the exchange's are its own).</summary>
internal sealed record Meter(TimeSpan Cpu, long Bytes)
{
    public static Meter Start() => new(Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());

    public string Cost(int count) =>
        $"{(Environment.CpuUsage.TotalTime - Cpu).TotalMicroseconds / count:0} | {(GC.GetTotalAllocatedBytes() - Bytes) / count}";
}
