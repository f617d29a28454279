using Bowline.Paper;

namespace Bowline.App;

/// <summary>How a paper exchange stands, taken between two requests.</summary>
/// <param name="Exchange">Symbols, accounts, connections.</param>
/// <param name="Market">The market it runs.</param>
/// <param name="At">Unix ms.</param>
/// <param name="Orders">Orders taken since the start.</param>
/// <param name="Trades">Public trades since the start.</param>
/// <param name="Frames">Stream frames since the start.</param>
/// <param name="Queue">Requests and frames that wait.</param>
/// <param name="Health">Whether what is acknowledged is durable.</param>
/// <param name="Load">Answers, turns and flushes.</param>
public sealed record ServerStanding(
    ExchangeStanding Exchange, string Market, long At, long Orders, long Trades, long Frames, int Queue,
    StoreHealth Health, ServerLoad Load);
