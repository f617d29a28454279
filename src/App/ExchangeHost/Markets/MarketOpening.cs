using System.Diagnostics;
using Bowline.Binance;
using Bowline.Gateway;
using Bowline.Paper;

namespace Bowline.App;

/// <summary>Opens the market that was chosen.</summary>
/// <param name="options">Speed of recordings, transport of the live market.</param>
/// <param name="symbols">For these symbols.</param>
/// <param name="remembered">Where the synthetic market stood, if there was one.</param>
/// <param name="stood">Where the same market's prices stood, by symbol; empty for a market that is new here.</param>
/// <param name="clock">Of the sockets of the live market.</param>
internal sealed class MarketOpening(
    ExchangeServerOptions options, SymbolRegistry symbols, SyntheticState? remembered,
    IReadOnlyDictionary<string, StillStanding> stood, TimeProvider clock)
{
    private static readonly TimeSpan AskedFor = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Tried = TimeSpan.FromSeconds(2);

    /// <param name="choice">Which.</param>
    /// <param name="firstTradeId">Ids of its past start here.</param>
    /// <param name="now">Unix ms at which it starts.</param>
    public MarketOpened Open(MarketChoice choice, long firstTradeId, long now) => choice switch
    {
        MarketChoice.Synthetic synthetic => OpenSynthetic(synthetic, firstTradeId, now),
        MarketChoice.Replay replay => OpenReplay(replay, now),
        MarketChoice.Still still => OpenStill(still, firstTradeId, now),
        MarketChoice.Live => OpenLive(options.LiveWithin ?? AskedFor),
        MarketChoice.Auto => OpenAuto(firstTradeId, now),
        _ => throw new UnreachableException(),
    };

    private MarketOpened.Ready OpenSynthetic(MarketChoice.Synthetic choice, long firstTradeId, long now)
    {
        var state = remembered is { } known && known.Seed == choice.Seed ? known : new SyntheticState(choice.Seed, []);
        var feed = SyntheticFeed.Resume(state, symbols, now);
        var pasts = SyntheticFeed.PastOf(state, symbols, firstTradeId, now);
        IFeed paced = options.Speed == 1 ? feed : new PacedFeed(feed, options.Speed, now);
        return new MarketOpened.Ready(new MarketSource(choice, paced, pasts, new MarketMemory(feed), () => null));
    }

    private MarketOpened OpenReplay(MarketChoice.Replay choice, long now)
    {
        var opened = RecordingFile.Open(choice.File, symbols);
        if (opened is RecordingOpened.Unusable unusable) return new MarketOpened.Unusable(unusable.Why);
        var feed = new ReplayFeed(((RecordingOpened.Ready)opened).Steps, options.Speed, now);
        if (feed is { Ended: true, Failure: { } failure })
            return new MarketOpened.Unusable(Text(failure));
        return new MarketOpened.Ready(new MarketSource(
            choice, feed, [], new MarketMemory(null), () => feed.Failure is { } broken ? Text(broken) : null));
    }

    private MarketOpened OpenStill(MarketChoice.Still choice, long firstTradeId, long now)
    {
        var opened = StillFeed.Open(choice.Prices, symbols, now, stood);
        if (opened is StillOpening.Impossible impossible) return new MarketOpened.Unusable(impossible.Why);
        var feed = ((StillOpening.Ready)opened).Feed;
        return new MarketOpened.Ready(new MarketSource(
            choice, feed, feed.Pasts(firstTradeId), new MarketMemory(null), () => null));
    }

    private MarketOpened OpenLive(TimeSpan within)
    {
        var feed = new LiveFeed(symbols, options.LiveTransport ?? Real);
        if (feed.Hears(within))
        {
            return new MarketOpened.Ready(new MarketSource(
                new MarketChoice.Live(), feed, [], new MarketMemory(null), () => feed.Trouble));
        }
        feed.Dispose();
        return new MarketOpened.Unusable($"the venue's public streams did not answer within {within.TotalSeconds} s");
    }

    private MarketOpened OpenAuto(long firstTradeId, long now)
    {
        var live = OpenLive(options.LiveWithin ?? Tried);
        if (live is not MarketOpened.Unusable unusable) return live;
        var synthetic = OpenSynthetic((MarketChoice.Synthetic)MarketChoice.Default, firstTradeId, now);
        return new MarketOpened.Ready(synthetic.Source with { Note = $"{unusable.Why}: the market is synthetic" });
    }

    private HttpTransport Real(Action<TransportEvent> sink)
    {
        var check = VenueEndpoint.At(VenueHosts.FapiBinanceCom, new ApiKey(""), new Secret(""));
        return check is EndpointCheck.Usable usable
            ? new HttpTransport(usable.Endpoint, sink, clock)
            : throw new UnreachableException("the venue's own hosts are encrypted");
    }

    private static string Text(ReplayFailure failure) => failure.Excerpt.Length == 0
        ? $"the recording ends early: {failure.Why}"
        : $"the recording ends at line {failure.Line}: {failure.Why} ({failure.Excerpt})";
}
