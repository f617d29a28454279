using System.Collections.Immutable;
using Bowline.Contract;
using Bowline.Core;

namespace Bowline.App;

/// <summary>A request that an execution carries, as the request a face would have sent.</summary>
internal static class SubmittedRequest
{
    /// <summary>Refusals that depend on the market or the position of the moment: they may be gone when it is started.</summary>
    private static readonly ImmutableHashSet<string> OfTheMoment =
    [
        "nothing-to-close", "quantity-above-position", "take-profit-side", "stop-price-side", "price-above-band", "price-below-band",
        "grid-price-outside", "position-opposed", "market-silent", "reduce-only-flat", "reduce-only-side", "reduce-only-size", "close-position-flat",
        "close-position-side",
    ];

    public static Ask AskFor(Command.Submit submit, bool whatIf)
    {
        var (id, request) = (submit.Execution.Text, submit.Request);
        return request.Kind is Executions.Market or Executions.Limit
            ? new PlaceAsk(Order(id, request) with { WhatIf = whatIf })
            : new ExecuteAsk(new ExecuteRequest
            {
                Verb = request.Kind,
                LinkId = id,
                Symbol = request["symbol"],
                Parameters = request.Fields.Where(field => field.Name is not ("symbol" or "round"))
                    .ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal),
                Round = Is(request, "round"),
                Detach = true,
                WhatIf = whatIf,
            });
    }

    public static RequestText TextOf(Command.Submit submit)
    {
        var request = submit.Request;
        return new(request.Kind, request["symbol"] ?? "", request["side"] ?? "", request["quantity"] ?? "", request["price"] ?? "", submit.Execution.Text);
    }

    /// <summary>
    /// What speaks against a condition's request: what will never be taken refuses the whole, what only the market or the
    /// position of this moment forbids is told and may be otherwise then.
    /// </summary>
    public static (ImmutableArray<Refusal> Refusals, ImmutableArray<string> Notes) Check(WhenSpec when, LoopView view)
    {
        var unknown = when.ConditionSymbols.Where(symbol => !view.Instruments.ContainsKey(symbol)).Select(symbol => Refusals.Plain(
            "condition-symbol-unknown", "the exchange has no such contract", symbol.Name, "`bowline symbols` lists them"));
        // An end that was before is not told again: it would be waited for in vain.
        var ended = when.ConditionExecutions
            .Where(id => !view.Ledger.Executions.Live.Has(id)).Select(id => view.Ledger.Executions.Find(id) is { Outcome: { } outcome }
                ? Refusals.Plain("execution-ended", $"finished({id}) would never come: {id} has ended: {Words.Outcome(outcome)}", id.Text, "start it without that")
                : Refusals.Plain("execution-unknown", "no execution in the desk's memory has that id", id.Text, "`bowline executions` lists them"));
        // Any id of the kind will do: nothing is started.
        var id = LinkId.Make(Executions.Find(when.Run.Kind)!.Prefix, 0);
        var tried = AskFor(new Command.Submit(id, when.Run), whatIf: true).Advance(view)
            .Events.OfType<Event.RequestRefused>().Select(refused => refused.Refusal).ToList();
        return
        (
            [.. unknown.Concat(ended).Concat(tried.Where(refusal => !OfTheMoment.Contains(refusal.Code)))],
            [.. tried.Where(refusal => OfTheMoment.Contains(refusal.Code))
                .Select(refusal => $"as things stand now it would be refused: {Refusals.Text(refusal)}")]
        );
    }

    private static PlaceRequest Order(string id, SpecText request) => new()
    {
        Verb = request.Kind,
        LinkId = id,
        Symbol = request["symbol"],
        Side = request["side"],
        Quantity = request["quantity"],
        Price = request["price"],
        TimeInForce = request["tif"],
        GoodTill = request["good-till"],
        PositionSide = request["position-side"],
        SelfTradePrevention = request["stp"],
        PriceMatch = request["price-match"],
        ClientOrderId = request["client-order-id"],
        PostOnly = Is(request, "post-only"),
        ReduceOnly = Is(request, "reduce-only"),
        ClosePosition = Is(request, "close-position"),
        Round = Is(request, "round"),
        Detach = true,
    };

    private static bool Is(SpecText request, string name) => request[name] == "true";
}
