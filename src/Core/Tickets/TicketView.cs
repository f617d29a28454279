namespace Bowline.Core;

/// <summary>What a ticket is held against: prices and the account, at one moment.</summary>
/// <param name="Position">The position the order would act on; flat when there is none.</param>
/// <param name="Available">What new orders may use, margin asset; null when not known.</param>
/// <param name="Leverage">Of the symbol; null when not known.</param>
/// <param name="TakerFee">As a fraction: 0.0005 is 0.05 %.</param>
public sealed record TicketView(
    Time Now,
    Price? Mark,
    Quote? Quote,
    Position Position,
    PositionMode Mode,
    Notional? Available,
    int? Leverage,
    decimal TakerFee = TicketView.Vip0TakerFee)
{
    /// <summary>Taker fee of USDT pairs without discounts (wire contract, section 12.7).</summary>
    public const decimal Vip0TakerFee = 0.0005m;

    /// <summary>The view of a ledger.</summary>
    public static TicketView Of(Ledger ledger, Instrument instrument, PositionSide? side, Time now) => new(
        now,
        ledger.Market.Mark(instrument.Symbol),
        ledger.Market.Quote(instrument.Symbol),
        ledger.PositionOf(instrument.Symbol, side ?? PositionSide.Both),
        ledger.PositionMode ?? PositionMode.OneWay,
        ledger.Balances.Find(instrument.MarginAsset)?.Available,
        ledger.Settings.Find(instrument.Symbol)?.Leverage);

    /// <summary>
    /// What a market order would trade at: the other side's best, else the mark; null when neither is known.
    /// </summary>
    public Price? Taking(Side side) => Quote is { } quote ? side == Side.Buy ? quote.Ask : quote.Bid : Mark;
}
