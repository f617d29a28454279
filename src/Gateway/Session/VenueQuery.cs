using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>A read that a face asks for: a closed family. <paramref name="Id"/> is the asker's, given back with the
/// answer.</summary>
public abstract record VenueQuery(long Id)
{
    public sealed record Depth(long Id, Symbol Symbol, int Limit) : VenueQuery(Id);

    public sealed record Ticker(long Id, Symbol Symbol) : VenueQuery(Id);

    public sealed record BookTicker(long Id, Symbol Symbol) : VenueQuery(Id);

    public sealed record PremiumIndex(long Id, Symbol Symbol) : VenueQuery(Id);

    public sealed record Klines(long Id, Symbol Symbol, string Interval, int Limit) : VenueQuery(Id);

    public sealed record OpenOrders(long Id, Symbol? Symbol) : VenueQuery(Id);

    /// <summary>Conditional orders that wait for their trigger.</summary>
    public sealed record OpenConditionals(long Id, Symbol Symbol) : VenueQuery(Id);

    /// <summary>All orders of a symbol, final ones included, oldest first.</summary>
    public sealed record AllOrders(long Id, Symbol Symbol, Time? Since, int Limit) : VenueQuery(Id);

    public sealed record UserTrades(long Id, Symbol Symbol, Time? Since, int Limit) : VenueQuery(Id);

    public sealed record Order(long Id, Symbol Symbol, ClientOrderId Client) : VenueQuery(Id);

    /// <summary>One order by the venue's own id.</summary>
    public sealed record OrderById(long Id, Symbol Symbol, VenueOrderId Venue) : VenueQuery(Id);

    /// <summary>A conditional order by a client id.</summary>
    public sealed record Conditional(long Id, ClientOrderId Client) : VenueQuery(Id);

    /// <summary>Every symbol with its rules.</summary>
    public sealed record ExchangeInfo(long Id) : VenueQuery(Id);

    /// <summary>Would the venue take a plain order? Nothing reaches its book [<c>order/test</c>].</summary>
    public sealed record OrderTest(long Id, OrderSpec Spec) : VenueQuery(Id);

    public sealed record Positions(long Id) : VenueQuery(Id);

    public sealed record Balances(long Id) : VenueQuery(Id);

    public sealed record Account(long Id) : VenueQuery(Id);

    /// <summary>What the key may do; answered with <see cref="SessionNote.KeyRightsKnown"/> too where the endpoint can
    /// be asked.</summary>
    public sealed record ApiRights(long Id) : VenueQuery(Id);
}
