using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Bowline.Contract;

namespace Bowline.Daemon;

/// <summary>The routes that only look.</summary>
internal static class ReadRoutes
{
    private const int StandardLevels = 10;
    private const int MostLevels = 1_000;
    private const int LongestText = 64;

    public static void Map(IEndpointRouteBuilder routes, IDeskApi desk, TimeProvider clock)
    {
        var json = ApiJson.Context;
        routes.MapGet(Routes.Positions, c => Reply.View(c, desk.Positions(), json.IReadOnlyListPositionRow, ListText.Of));
        routes.MapGet(Routes.Balances, c => Reply.View(c, desk.Balances(), json.IReadOnlyListBalanceRow, ListText.Of));
        routes.MapGet(Routes.Executions, c => Reply.View(c, desk.Executions(), json.IReadOnlyListExecutionRow, ListText.Of));
        routes.MapGet(Routes.Executions + "/{linkId}", c => ExecutionRoute.Show(c, desk, clock));
        routes.MapGet(Routes.Explain + "/{id}", c => Reply.Answer(
            c, desk.Explain((string)c.Request.RouteValues["id"]!, Text(c, "full") == "true"), json.Explanation, ExplainText.Of));
        routes.MapGet(Routes.Alarms, c => Reply.View(c, desk.Alarms(), json.IReadOnlyListAlarmRow, ListText.Of));
        routes.MapGet(Routes.Status, c => Reply.View(c, desk.Status(), json.StatusView, DeskText.Of));
        routes.MapGet(Routes.Doctor, c => Doctor(c, desk));
        MapHistory(routes, desk, clock);
        MapMarket(routes, desk);
    }

    private static void MapHistory(IEndpointRouteBuilder routes, IDeskApi desk, TimeProvider clock)
    {
        var json = ApiJson.Context;
        routes.MapGet(Routes.Orders, c => Since(c, clock, since =>
            Listed(c, desk.Orders(Symbol(c), Text(c, "history") == "true", since), json.IReadOnlyListOrderRow, ListText.Of)));
        routes.MapGet(Routes.Trades, c => Since(c, clock, since =>
            Listed(c, desk.Trades(Symbol(c), since), json.IReadOnlyListTradeRow, ListText.Of)));
    }

    private static Task Listed<T>(HttpContext c, Listing<T> rows, JsonTypeInfo<IReadOnlyList<T>> shape, Func<IReadOnlyList<T>, Transcript> text)
    {
        if (rows.Lacks is { } lacks)
            c.Response.Headers[ApiHeaders.Lacks] = HeaderText.Of(lacks);
        return Reply.View(c, rows, shape, text);
    }

    private static void MapMarket(IEndpointRouteBuilder routes, IDeskApi desk)
    {
        var json = ApiJson.Context;
        routes.MapGet(Routes.Symbols, c =>
        {
            var rows = desk.Symbols(Symbol(c));
            return rows.Count == 0 && Symbol(c) is { } symbol
                ? NoSuchSymbol(c, desk, symbol)
                : Reply.View(c, rows, json.IReadOnlyListSymbolRow, MarketText.Of);
        });
        routes.MapGet(Routes.Price, async c =>
        {
            var rows = await desk.Price(Symbol(c), c.RequestAborted);
            await (rows.Count == 0 && Symbol(c) is { } symbol
                ? NoSuchSymbol(c, desk, symbol)
                : Reply.View(c, rows, json.IReadOnlyListPriceRow, MarketText.Of));
        });
        routes.MapGet(Routes.Book, c => Book(c, desk));
    }

    private static async Task Book(HttpContext c, IDeskApi desk)
    {
        var levels = StandardLevels;
        if (Text(c, "levels") is { } text &&
            (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out levels) || levels is 0 or > MostLevels))
        {
            await Reply.Failure(c, ExitCode.Unreadable, "levels", $"levels '{text}' must be a whole number from 1 to {MostLevels}");
            return;
        }

        if (Symbol(c) is not { } symbol)
            await Reply.Failure(c, ExitCode.Unreadable, "symbol", "a book needs its symbol");
        else if (await desk.Book(symbol, levels, c.RequestAborted) is { } book)
            await Reply.View(c, book, ApiJson.Context.BookView, MarketText.Of);
        else
            await NoSuchSymbol(c, desk, symbol);
    }

    private static async Task Doctor(HttpContext c, IDeskApi desk)
    {
        var checks = await desk.Doctor(c.RequestAborted);
        var exit = checks.Any(check => check.Result == "fail") ? ExitCode.CheckSaysNo : ExitCode.Done;
        await Reply.Write(c, checks, ApiJson.Context.IReadOnlyListDoctorCheck, DeskText.Of, exit);
    }

    private static Task Since(HttpContext c, TimeProvider clock, Func<long?, Task> handle)
    {
        if (Text(c, "since") is not { } text)
            return handle(null);
        return SinceText.Parse(text, clock.GetUtcNow().ToUnixTimeMilliseconds()) is { } since
            ? handle(since)
            : Reply.Failure(c, ExitCode.Unreadable, "since", $"since '{text}' must be 30m, 2h, 1d, a date such as 2026-11-20, or Unix milliseconds");
    }

    private static Task NoSuchSymbol(HttpContext c, IDeskApi desk, string symbol)
    {
        var near = desk.Symbols(null).Select(s => s.Symbol)
            .Where(s => s.StartsWith(symbol[..Math.Min(3, symbol.Length)], StringComparison.Ordinal)).Take(3).ToArray();
        var hint = near.Length == 0 ? "`bowline symbols` lists them" : $"did you mean {string.Join(" or ", near)}?";
        return Reply.Failure(c, ExitCode.Refused, "unknown-symbol", $"there is no symbol '{symbol}'; {hint}");
    }

    private static string? Symbol(HttpContext c) => Text(c, "symbol")?.ToUpperInvariant();

    private static string? Text(HttpContext c, string name)
    {
        var text = c.Request.Query[name].ToString().Trim();
        return text.Length == 0 ? null : text.Length <= LongestText ? text : text[..LongestText];
    }
}
