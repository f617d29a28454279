using System.Collections.Immutable;

namespace Bowline.Binance;

/// <summary>Execution and amendment, codes -50xx.</summary>
internal static class ExecutionErrors
{
    internal static readonly ImmutableArray<VenueError> Table =
    [
        new(-5021, "FOK_ORDER_REJECT", ErrorClass.Failed,
            "Nothing was placed: lower the quantity, change the price, or use IOC.",
            "Due to the order could not be filled immediately, the FOK order has been rejected. The " +
            "order will not be recorded in the order history"),
        new(-5022, "GTX_ORDER_REJECT", ErrorClass.Failed,
            "Nothing was placed: move the price away from the other side of the book.",
            "Due to the order could not be executed as maker, the Post Only order will be rejected. " +
            "The order will not be recorded in the order history"),
        new(-5024, "MOVE_ORDER_NOT_ALLOWED_SYMBOL_REASON", ErrorClass.Failed,
            "Wait until the symbol is trading.",
            "Symbol is not in trading status. Order amendment is not permitted."),
        new(-5025, "LIMIT_ORDER_ONLY", ErrorClass.Caller,
            "Amend only limit orders; cancel and place anew otherwise.",
            "Only limit order is supported."),
        new(-5026, "EXCEED_MAXIMUM_MODIFY_ORDER_LIMIT", ErrorClass.Failed,
            "Cancel and place anew: the order was amended too often.",
            "Exceed maximum modify order limit."),
        new(-5027, "SAME_ORDER", ErrorClass.Benign,
            "Nothing is needed: the order is as wanted.",
            "No need to modify the order."),
        new(-5028, "ME_RECVWINDOW_REJECT", ErrorClass.Failed,
            "Send again with a fresh timestamp if it is still wanted.",
            "Timestamp for this request is outside of the ME recvWindow."),
        new(-5029, "MODIFICATION_MIN_NOTIONAL", ErrorClass.Caller,
            "Raise the quantity or the price of the amended order.",
            "Order's notional must be no smaller than %s"),
        new(-5037, "INVALID_PRICE_MATCH", ErrorClass.Caller,
            "Use one of the venue's price match words, or a price.",
            "Invalid price match"),
        new(-5038, "UNSUPPORTED_ORDER_TYPE_PRICE_MATCH", ErrorClass.Caller,
            "Use price match only with limit types.",
            "Price match only supports order type: LIMIT, STOP AND TAKE_PROFIT"),
        new(-5039, "INVALID_SELF_TRADE_PREVENTION_MODE", ErrorClass.Caller,
            "Use EXPIRE_TAKER, EXPIRE_MAKER, EXPIRE_BOTH or NONE.",
            "Invalid self trade prevention mode"),
        new(-5040, "FUTURE_GOOD_TILL_DATE", ErrorClass.Caller,
            "Choose an end time more than 600 seconds from now.",
            "The goodTillDate timestamp must be greater than the current time plus 600 seconds and " +
            "smaller than 253402300799000 (UTC 9999-12-31 23:59:59)"),
        new(-5041, "BBO_ORDER_REJECT", ErrorClass.Failed,
            "Wait until the book has that level, or give a price.",
            "No depth matches this BBO order"),
        new(-5043, "EXISTING_PENDING_MODIFICATION", ErrorClass.Transient,
            "Wait for the pending amendment, then amend again.",
            "A pending modification already exists for this order."),
    ];
}
