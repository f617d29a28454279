using System.Collections.Immutable;
using Bowline.Binance;
using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>
/// Every instrument of the venue: from the cache bytes when they are young, loaded anew daily and after a refusal that
/// says our
/// rules are old. Only the wanted ones become events.
/// </summary>
internal sealed class InstrumentCatalogue(SessionContext context, Requests requests)
{
    private const long DayMs = 24 * 3_600_000;
    private const int AgainMs = 10_000;
    private const int NotOftenerMs = 10_000;
    private readonly SortedSet<Symbol> _wanted = [];
    private readonly Dictionary<Symbol, Instrument> _told = [];
    private Time? _loadedAt;

    public ImmutableSortedDictionary<Symbol, Instrument> All { get; private set; } =
        ImmutableSortedDictionary<Symbol, Instrument>.Empty;

    /// <summary>
    /// Refusals that say that our rules are not the venue's any more: of everything that our own check would have kept back
    /// but for the bands around the mark price, which moves by itself.
    /// </summary>
    public static bool SaysRulesAreOld(int? code) =>
        code is -1111 or -4002 or -4004 or -4005 or -4006 or -4007 or -4013 or -4014 or -4023 or -4164 or -5029;

    /// <summary>Uses the cache or loads; calls when there are instruments.</summary>
    public void Start(Action then)
    {
        var age = context.VenueNow.Milliseconds - context.Options.CachedAt.Milliseconds;
        if (context.Options.CachedInstruments.Length > 0 && age is >= 0 and < DayMs
            && Take(context.Options.CachedInstruments))
        {
            context.Timers.Set("instruments", context.In(DayMs - age), () => Load(() => { }));
            then();
            return;
        }

        Load(then);
    }

    public void Want(Symbol symbol)
    {
        _wanted.Add(symbol);
        Tell(symbol);
    }

    /// <summary>
    /// Loads anew because the venue refused what our rules allow; not at once when that was done just now, but then as soon
    /// as it may be: what was refused may be a close, which goes on being refused until we know the new rules.
    /// </summary>
    public void Refresh()
    {
        var wait = _loadedAt is { } last ? NotOftenerMs - (context.Now.Milliseconds - last.Milliseconds) : 0;
        if (wait <= 0)
            Load(() => { });
        else
            context.Timers.Set("instruments", context.In(wait), () => Load(() => { }));
    }

    private void Load(Action then)
    {
        _loadedAt = context.Now;
        requests.Read(ReadRequest.Public(VenuePaths.ExchangeInfo, "", 1), outcome =>
        {
            if (outcome.Verdict == Verdict.Done && Take(outcome.Body))
            {
                context.Note(new SessionNote.InstrumentsLoaded(context.Now, outcome.Body, All.Count));
                context.Timers.Set("instruments", context.In(DayMs), () => Load(() => { }));
                then();
                return;
            }

            context.Remark($"the instruments could not be loaded: {outcome.Said}");
            context.Timers.Set("instruments", context.In(context.Jittered(AgainMs)), () => Load(then));
        });
    }

    private bool Take(ReadOnlyMemory<byte> body)
    {
        if (Wire.Decode(body.Span, WireJson.Shapes.ExchangeInfo,
            Wire.ListBytesMax) is not Decoded<ExchangeInfo>.Ok(var info))
            return false;
        var all = ImmutableSortedDictionary.CreateBuilder<Symbol, Instrument>();
        foreach (var row in info.Symbols)
        {
            if (InstrumentText.Of(row) is { } instrument)
                all[instrument.Symbol] = instrument;
        }

        All = all.ToImmutable();
        context.Gate.SetLimits(
            Limit(info, "REQUEST_WEIGHT", "MINUTE"), Limit(info, "ORDERS", "MINUTE"), Limit(info, "ORDERS", "SECOND"));
        foreach (var symbol in _wanted)
            Tell(symbol);
        return All.Count > 0;
    }

    private void Tell(Symbol symbol)
    {
        if (!All.TryGetValue(symbol, out var instrument)
            || (_told.TryGetValue(symbol, out var told) && told == instrument))
            return;
        _told[symbol] = instrument;
        context.Emit(new Event.InstrumentChanged(context.Now, instrument));
    }

    private static int? Limit(ExchangeInfo info, string type, string interval) =>
        info.RateLimits.FirstOrDefault(r => r.RateLimitType == type && r.Interval == interval)?.Limit;
}
