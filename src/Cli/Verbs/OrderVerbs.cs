using Bowline.Contract;

namespace Bowline.Cli;

/// <summary>Orders: every value goes to the desk as it was typed, so that one place reads it.</summary>
internal static class OrderVerbs
{
    public static int Place(Invocation i)
    {
        var linkId = LinkIds.New("ORD");
        var body = new BodyWriter()
            .Text("verb", i.Verb.Name).Text("linkId", linkId)
            .Text("symbol", i.Word("SYMBOL")).Text("side", i.Word("SIDE"))
            .Text("quantity", i.Word("QUANTITY")).Text("price", i.Word("PRICE"))
            .Text("timeInForce", i.Flag("tif")).Text("goodTill", i.Flag("good-till"))
            .Text("positionSide", i.Flag("position-side")).Text("selfTradePrevention", i.Flag("stp"))
            .Text("priceMatch", i.Flag("price-match")).Text("clientOrderId", i.Flag("client-order-id"))
            .Yes("postOnly", i.Has("post-only")).Yes("reduceOnly", i.Has("reduce-only"))
            .Yes("closePosition", i.Has("close-position")).Yes("round", i.Has("round"))
            .Yes("whatIf", i.Has("what-if")).Yes("wait", i.Has("wait")).Yes("detach", i.Has("detach"))
            .Text("mode", ProfileChoice.ModeOf(i.Settings).Name)
            .Done();
        return (DeskCall.Post(Routes.Orders, body) with { LinkId = linkId, Endless = i.Has("wait") }).Run(i);
    }

    public static int Cancel(Invocation i)
    {
        if (i.Has("all") == (i.Word("ID") is not null))
            return Say.Failure(i, Failure.Unreadable("cancel-what", "cancel takes an order's ID, or --all [--symbol SYMBOL]"));
        var body = new BodyWriter()
            .Text("id", i.Word("ID")).Yes("all", i.Has("all")).Text("symbol", i.Flag("symbol"))
            .Yes("whatIf", i.Has("what-if")).Text("mode", ProfileChoice.ModeOf(i.Settings).Name)
            .Done();
        return DeskCall.Post(Routes.Cancel, body).Run(i);
    }

    public static int Amend(Invocation i)
    {
        if (i.Flag("price") is null && i.Flag("quantity") is null)
            return Say.Failure(i, Failure.Unreadable("amend-what", "amend takes --price, --quantity or both"));
        var body = new BodyWriter()
            .Text("id", i.Word("ID")).Text("price", i.Flag("price")).Text("quantity", i.Flag("quantity"))
            .Yes("round", i.Has("round")).Yes("whatIf", i.Has("what-if")).Text("mode", ProfileChoice.ModeOf(i.Settings).Name)
            .Done();
        return DeskCall.Post(Routes.Amend, body).Run(i);
    }

    public static int Flatten(Invocation i)
    {
        var symbol = i.Word("SYMBOL") ?? (i.Has("all") ? null : i.Settings.Find(SettingNames.DefaultSymbol).Value);
        if (i.Has("all") == (symbol is not null))
            return Say.Failure(i, Failure.Unreadable("flatten-what", "flatten takes a SYMBOL, or --all for the whole account"));
        var whatIf = i.Has("what-if");
        if (i.Has("all") && !whatIf && !Confirm.Asked(i, "Close every position and cancel every order of the account?"))
            return (int)ExitCode.Interrupted;
        var body = new BodyWriter()
            .Text("linkId", LinkIds.New("FLAT")).Text("symbol", symbol).Yes("all", i.Has("all")).Yes("whatIf", whatIf)
            .Text("mode", ProfileChoice.ModeOf(i.Settings).Name)
            .Done();
        return FlattenCall.Stay(DeskCall.Post(Routes.Flatten, body), i);
    }
}
