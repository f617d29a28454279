// dotnet run -c Release --project bench/Journal [records] [records a flush]
// Prints records per second of durable writing, and the time to verify and to decode what was written.
using System.Diagnostics;
using Bowline.Core;
using Bowline.Journal;

var records = args.Length > 0 ? int.Parse(args[0]) : 1_000_000;
var group = args.Length > 1 ? int.Parse(args[1]) : 100;
var folder = Directory.CreateTempSubdirectory("bowline-bench-");
try
{
    for (var round = 1; round <= 2; round++) Measure(Path.Combine(folder.FullName, $"round{round}"));
}
finally
{
    folder.Delete(recursive: true);
}

void Measure(string path)
{
    var clock = Stopwatch.StartNew();
    using (var writer = ((OpenOutcome.Ready)JournalWriter.Open(Storage(FileStorage.Open(path)), static _ => { })).Writer)
    {
        for (var i = 1; i <= records; i++)
        {
            writer.Append(Record(i));
            if (i % group == 0) writer.Flush();
        }

        writer.Flush();
    }

    Tell("written, durable", clock.Elapsed);
    using var reader = Storage(FileStorage.OpenToRead(path));
    clock.Restart();
    JournalReader.Verify(reader);
    Tell("verified", clock.Elapsed);
    clock.Restart();
    long seen = 0;
    JournalReader.Read(reader, _ => seen++);
    Tell($"verified and decoded ({seen})", clock.Elapsed);
}

void Tell(string what, TimeSpan took) => Console.WriteLine(
    $"{what}: {records} records, {group} a flush, {took.TotalMilliseconds:0} ms, {records / took.TotalSeconds:0} records/s");

static IStorage Storage(StorageOpened opened) => ((StorageOpened.Ready)opened).Storage;

static Event Record(int i)
{
    var order = new ClientOrderId($"TWAP-4f9k2m1x-s{i % 100:00}");
    var at = new Time(1_764_000_000_000 + i);
    if (i % 2 == 0) return new Event.OrderAccepted(at, order, new(8_389_765_000 + i));
    return new Event.OrderFilled(at, order, new(8_389_765_000 + i),
        new(new(i), new(60_500.1m + i % 100), new(0.001m), 0.0242m, "USDT", new(-1.25m), IsMaker: false, at));
}
