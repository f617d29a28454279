using System.Diagnostics;
using System.Runtime.CompilerServices;
using Bowline.Core;

namespace Bowline.Bench;

/// <summary>What it takes to start many executions, and what each keeps.</summary>
internal static class StartRuns
{
    public static int Run(int count)
    {
        Console.WriteLine("| kind | started and at rest, ms for all | µs each | risk rules, µs an order beside all | heap bytes each |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var (name, spec, prefix) in Kinds.Known())
        {
            // Twice: the first lets the compiler reach its best, and its ledger is garbage before the second begins.
            Measure(spec, prefix, count);
            var (ms, risk, bytes) = Measure(spec, prefix, count);
            Console.WriteLine($"| {name} | {ms:0} | {ms * 1000 / count:0.0} | {risk:0.0} | {bytes} |");
        }

        return 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (double Ms, double RiskMicroseconds, long Bytes) Measure(AlgorithmSpec spec, string prefix, int count)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        var ledger = Kinds.Started(spec, prefix, count);
        var ms = clock.Elapsed.TotalMilliseconds;
        var bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / count;
        return (ms, RiskMicroseconds(ledger), bytes);
    }

    private static double RiskMicroseconds(Ledger ledger)
    {
        const int Checks = 1_000;
        var place = new Command.PlaceOrder(new("ORD-zzzzzzzz"), new("ORD-zzzzzzzz-o01"), new OrderSpec.Limit
        {
            Symbol = Kinds.Symbol, Side = Side.Buy, Quantity = new(0.01m), Price = new(59000m),
            TimeInForce = new TimeInForce.GoodTillCanceled(),
        });
        RiskRules.Check(place, ledger, RiskLimits.Default);
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < Checks; i++)
            RiskRules.Check(place, ledger, RiskLimits.Default);
        return clock.Elapsed.TotalMicroseconds / Checks;
    }
}
