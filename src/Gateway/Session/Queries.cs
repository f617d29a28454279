using System.Diagnostics;
using Bowline.Binance;
using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>Carries a face's questions to the venue and its bytes back.</summary>
internal sealed class Queries(SessionContext context, Requests requests)
{
    public void Ask(VenueQuery query)
    {
        if (query is VenueQuery.ApiRights && context.Endpoint.SpotRest is null)
        {
            context.Note(new SessionNote.Answered(context.Now, query, 0, default,
                "this host cannot be asked what a key may do", null));
            return;
        }

        requests.Read(Request(query), outcome => Answer(query, outcome));
    }

    private void Answer(VenueQuery query, Outcome outcome)
    {
        var done = outcome.Verdict is Verdict.Done or Verdict.Benign;
        var problem = done ? "" : outcome.Text.Length > 0 ? outcome.Text : "it was not answered";
        context.Note(new SessionNote.Answered(context.Now, query, outcome.Status, outcome.Body, problem, outcome.Code));
        if (query is VenueQuery.ApiRights && done && RightsText.Of(outcome.Body) is { } rights)
            context.Note(new SessionNote.KeyRightsKnown(context.Now, rights));
    }

    private static ReadRequest Request(VenueQuery query) => query switch
    {
        VenueQuery.Depth q =>
            ReadRequest.Public("/fapi/v1/depth", Of(q.Symbol).Add("limit", q.Limit).ToString(), DepthWeight(q.Limit)),
        VenueQuery.Ticker q => ReadRequest.Public("/fapi/v1/ticker/24hr", Of(q.Symbol).ToString(), 1),
        VenueQuery.BookTicker q => ReadRequest.Public("/fapi/v1/ticker/bookTicker", Of(q.Symbol).ToString(), 2),
        VenueQuery.PremiumIndex q => ReadRequest.Public("/fapi/v1/premiumIndex", Of(q.Symbol).ToString(), 1),
        VenueQuery.Klines q => ReadRequest.Public(
            "/fapi/v1/klines", Of(q.Symbol).Add("interval", q.Interval).Add("limit", q.Limit).ToString(),
                KlineWeight(q.Limit)),
        VenueQuery.OpenOrders { Symbol: { } symbol } =>
            ReadRequest.Signed(VenuePaths.OpenOrders, Of(symbol).ToString(), 1),
        VenueQuery.OpenOrders => ReadRequest.Signed(VenuePaths.OpenOrders, "", 40),
        VenueQuery.OpenConditionals q => ReadRequest.Signed(VenuePaths.OpenAlgoOrders, Of(q.Symbol).ToString(), 1),
        VenueQuery.AllOrders q => ReadRequest.Signed(VenuePaths.AllOrders, Since(q.Symbol, q.Since, q.Limit), 5),
        VenueQuery.UserTrades q => ReadRequest.Signed(VenuePaths.UserTrades, Since(q.Symbol, q.Since, q.Limit), 5),
        VenueQuery.Order q => ReadRequest.Signed(
            VenuePaths.Order, Of(q.Symbol).Add("origClientOrderId", q.Client.Text).ToString(), 1, Lane.Lookup),
        VenueQuery.OrderById q => ReadRequest.Signed(
            VenuePaths.Order, Of(q.Symbol).Add("orderId", q.Venue.Value).ToString(), 1, Lane.Lookup),
        VenueQuery.Conditional q => ReadRequest.Signed(
            VenuePaths.AlgoOrder, new ParameterText().Add("clientAlgoId", q.Client.Text).ToString(), 1),
        VenueQuery.ExchangeInfo => ReadRequest.Public(VenuePaths.ExchangeInfo, "", 1),
        VenueQuery.OrderTest q => new("POST", VenuePaths.OrderTest, Tested(q.Spec), Access.Signed, 1),
        VenueQuery.Positions => ReadRequest.Signed(VenuePaths.Positions, "", 5),
        VenueQuery.Balances => ReadRequest.Signed(VenuePaths.Balances, "", 5),
        VenueQuery.Account => ReadRequest.Signed(VenuePaths.Account, "", 5),
        VenueQuery.ApiRights => ReadRequest.Signed(VenuePaths.ApiRestrictions, "", 1),
        _ => throw new UnreachableException(query.GetType().Name),
    };

    // The words are those of a real order, under an id that no execution has.
    private static string Tested(OrderSpec spec) =>
        CommandText.Of(new Command.PlaceOrder(new("TEST"), new("TEST"), spec), null).Parameters;

    private static ParameterText Of(Symbol symbol) => new ParameterText().Add("symbol", symbol.Name);

    private static string Since(Symbol symbol, Time? since, int limit)
    {
        var text = Of(symbol);
        if (since is { } from)
            text.Add("startTime", from.Milliseconds);
        return text.Add("limit", limit).ToString();
    }

    private static int DepthWeight(int limit) => limit switch { <= 50 => 2, <= 100 => 5, <= 500 => 10, _ => 20 };

    private static int KlineWeight(int limit) => limit switch { < 100 => 1, < 500 => 2, <= 1000 => 5, _ => 10 };
}
