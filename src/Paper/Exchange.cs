using System.Collections.Immutable;

namespace Bowline.Paper;

/// <summary>
/// The whole exchange as one single-threaded value machine: requests, market events and time in, answers, stream
/// frames and state changes out. It has no clock: every call brings Unix ms that never go back.
/// </summary>
public sealed class Exchange
{
    private const long FirstId = 1_000_000_000;

    public Exchange(ExchangeSettings settings)
    {
        Settings = settings;
        Ids = new VenueIds(settings.Symbols.All.Length, FirstId);
        Chance = new Prng(settings.Seed);
        Listings = [.. settings.Symbols.All.Select(List)];
        Hub = new StreamHub([.. Listings.Select(listing => listing.Market)]);
        Matcher = new Matcher(this);
        Flow = new MarketFlow(this);
        Router = new RestRouter(this);
    }

    public ExchangeSettings Settings { get; }

    public VenueIds Ids { get; }

    public StreamHub Hub { get; }

    /// <summary>By <see cref="SymbolSpec.Index"/>.</summary>
    public ImmutableArray<Listing> Listings { get; }

    internal Prng Chance { get; }

    internal Matcher Matcher { get; }

    internal MarketFlow Flow { get; }

    internal RestRouter Router { get; }

    /// <summary>Unix ms of the next internal timer; call <see cref="Advance"/> then.</summary>
    public long NextDue => Listings.Aggregate(Hub.NextDue, (due, listing) => Math.Min(due, listing.Market.NextDue));

    public Listing? Find(string? symbol) => Settings.Symbols.Find(symbol) is { } spec ? Listings[spec.Index] : null;

    /// <summary>Answers one REST request.</summary>
    public RestResponse Handle(RestRequest request, long now)
    {
        Advance(now);
        var answer = Router.Handle(request, now);
        Hub.Flush(now);
        return answer;
    }

    /// <summary>Takes one event of the feed; one for a symbol that is not listed is ignored.</summary>
    public void Apply(MarketEvent told, long now)
    {
        Advance(now);
        if (Find(told.Symbol) is not { } listing)
            return;
        Flow.Apply(listing, told, now);
        listing.Market.Apply(told, now);
        Hub.Flush(now);
    }

    /// <summary>Gives a symbol a past from before this exchange; at birth, before the first event.</summary>
    public void Load(MarketPast past) => Find(past.Symbol)?.Market.Load(past);

    public ConnectionOpened Open(long connection, string route, string path, string query, long now) =>
        Hub.Open(connection, route, path, query, now);

    public void Receive(long connection, ReadOnlySpan<byte> textFrame, long now) =>
        Hub.Receive(connection, textFrame, now);

    public void Closed(long connection, long now) => Hub.Closed(connection, now);

    public void Advance(long now)
    {
        foreach (var listing in Listings)
            listing.Market.Advance(now);
        Hub.Advance(now);
    }

    /// <summary>What is to be sent since the last drain, in order.</summary>
    public IReadOnlyList<Outgoing> DrainOutgoing()
    {
        var sent = new List<Outgoing>();
        Hub.DrainTo(sent);
        return sent;
    }

    internal void MakerFilled(Listing listing, in Maker maker, in PublicTrade trade)
    {
        if (maker.Order is { Owner: 0, Lots: 0 } gone)
            Flow.Gone(listing, gone);
    }

    private Listing List(SymbolSpec spec)
    {
        var book = new Book();
        var market = new SymbolMarket(spec, book, Ids);
        book.Listener = market;
        return new Listing(spec, book, market);
    }
}
