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
        var modifyId = reader.Has("modifyId") ? reader.Whole("modifyId", 0) : (long?)null;
        var found = OrderRoutes.Find(call, reader, listing);
        if (listing is not null)
            reader.Refuse(OrderParser.Precision(reader, listing.Spec));
        if (reader.Refused is { } malformed)
            return malformed;
        if (found is not { IsOpen: true } order || order.Side != side)
            return Refusal.Of(-2013, "Order does not exist.");
        if (match == "NONE")
            return new AmendRequest(order, quantity, price, modifyId);
        return OrderParser.MatchedTicks(listing!, side, match) is { } ticks
            ? new AmendRequest(order, quantity, order.Spec.Price(ticks), modifyId)
            : Refusal.Of(-5041, "No depth matches this BBO order");
    }
}
