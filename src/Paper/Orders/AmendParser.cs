namespace Bowline.Paper;

/// <summary>Reads PUT order and the items of PUT batchOrders (contract 5.7).</summary>
internal static class AmendParser
{
    public static Checked<AmendRequest> Parse(RestCall call)
    {
        var reader = new ParamReader(call.Params);
        var listing = OrderParser.Symbol(call, reader);
        var side = OrderParser.ReadSide(reader);
        var match = OrderParser.ReadPriceMatch(call, reader, OrderType.Limit);
        var quantity = reader.Decimal("quantity");
        var price = match == "NONE" ? reader.Decimal("price") : 0;
        if (call.Account.Hedge && reader.Has("reduceOnly"))
            reader.Refuse(ParamReader.NotRequired("reduceOnly"));
        var closes = reader.Flag("reduceOnly");
        var modifyId = reader.Has("modifyId") ? reader.Whole("modifyId", 0) : (long?)null;
        var found = OrderRoutes.Find(call, reader, listing);
        if (listing is not null)
            reader.Refuse(OrderParser.Precision(reader, listing.Spec));
        if (reader.Refused is { } malformed)
            return malformed;
        if (found is not { IsOpen: true } order || order.Side != side)
            return Refusal.Of(-2013, "Order does not exist.");
        var asked = new AmendRequest(
            order, quantity, price, match, reader.Has("reduceOnly") ? closes : null, modifyId);
        if (match == "NONE")
            return asked;
        return OrderParser.MatchedTicks(listing!, side, match) is { } ticks
            ? asked with { Price = order.Spec.Price(ticks) }
            : Refusal.Of(-5041, "No depth matches this BBO order");
    }
}
