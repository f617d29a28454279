using System.Diagnostics;

namespace Bowline.Core;

/// <summary>Folds the beginning and the end of a flatten.</summary>
internal static class FlattenFold
{
    public static LedgerStep Apply(Ledger ledger, Event e) => e switch
    {
        Event.FlattenStarted x when ledger.Flattenings.Has(x.Request) => new(ledger),
        Event.FlattenStarted x =>
            new(ledger with { Flattenings = ledger.Flattenings.Put(x.Request, new(x.Request, x.Only, x.At, x.Seed)) }),
        Event.FlattenFinished x when !ledger.Flattenings.Has(x.Request) => new(ledger),
        Event.FlattenFinished x => new(ledger with { Flattenings = ledger.Flattenings.Without(x.Request) }),
        _ => throw new UnreachableException(e.GetType().Name),
    };
}
