using Bowline.Core;
using Bowline.Gateway;
using Bowline.Journal;

namespace Bowline.App;

/// <summary>Builds the loop around a session and what recovery found. Tests build theirs here too, on other edges.</summary>
internal sealed class DeskAssembly(DeskOptions options, JournalRecovery recovery, VenueEndpoint endpoint, string market)
{
    public DeskLoop Build(
        Inbox inbox, ITransport transport, DeskRecords records, IInstrumentCache cache, Action<string> log, Time now)
    {
        var (cached, cachedAt) = cache.Read();
        TurnState? turn = null;
        var session = new VenueSession(endpoint, transport, () => turn!.Ledger, new SessionOptions
        {
            Seed = options.Seed,
            RecvWindowMs = options.RecvWindowMs,
            CachedInstruments = cached,
            CachedAt = cachedAt,
            Wanted = [.. Followed()],
        });
        var asks = new AskList();
        var flattener = new Flattener();
        var protection = new ProtectionWatch(options.FlattenAfter);
        turn = new TurnState(records, session, options.Limits, e =>
        {
            asks.Saw(e);
            flattener.Saw(e);
            protection.Saw(e, turn!.Ledger);
        })
        {
            Arming = Arming.AtStart(options.Mode),
            Ledger = recovery.Ledger.WithoutPrices(),
            Trades = recovery.Trades,
            NextIntent = recovery.NextIntent,
            LeverageChosen = recovery.LeverageChosen,
            Halt = recovery.Unreadable,
        };
        records.Append(now, new JournalBody.Opened(
            options.Version,
            options.Profile.Name,
            DeskOptionsReader.ModeName(options.Mode),
            VenueOpening.AccountHash(endpoint.Key.Value),
            market,
            records.Head));
        var notes = new NoteTaker(records, cache.Write, log, refuseWithdrawalKeys: options.Mode == DeskMode.Live);
        return new DeskLoop(inbox, session, records, turn, notes, asks, protection, flattener, options, now);
    }

    /// <summary>Symbols with something at stake are followed from the start; others when they are asked for.</summary>
    private IEnumerable<Symbol> Followed() =>
        recovery.Ledger.Orders.Live.All.Select(order => order.Spec.Symbol)
            .Concat(recovery.Ledger.Positions.All.Where(position => !position.Amount.IsFlat).Select(position => position.Symbol))
            .Concat(recovery.Ledger.Executions.Live.All.Select(execution => execution.Spec.Symbol))
            .Append(new Symbol(options.DefaultSymbol))
            .Distinct();
}
