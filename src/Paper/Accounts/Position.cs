namespace Bowline.Paper;

/// <summary>
/// One position of one account: signed lots and the exact cost they were opened at. The entry price is cost / quantity
/// (contract 12.7), so nothing is lost to rounding: a close to zero realises exactly what the opens cost.
/// </summary>
internal sealed class Position(PositionSide side)
{
    public PositionSide Side { get; } = side;

    /// <summary>Positive long, negative short; negative on the SHORT leg too.</summary>
    public long Lots { get; private set; }

    /// <summary>Price times quantity of what is open, quote units, never negative.</summary>
    public decimal Cost { get; private set; }

    /// <summary>Fees paid to open what is open; they move the break-even price.</summary>
    public decimal OpeningFees { get; private set; }

    /// <summary>Accumulated realised profit before fees (the venue's `cr`).</summary>
    public decimal Realized { get; private set; }

    /// <summary>Margin set aside for an isolated position, quote units.</summary>
    public decimal IsolatedWallet { get; private set; }

    public long UpdatedAt { get; private set; }

    public long AbsLots => Math.Abs(Lots);

    /// <summary>Books one fill and returns the profit it realised, before fees.</summary>
    public decimal Fill(Side side, long lots, decimal price, SymbolSpec spec, decimal fee, long now)
    {
        UpdatedAt = now;
        var closing = Lots != 0 && Math.Sign(Lots) != side.Sign() ? Math.Min(lots, AbsLots) : 0;
        var realized = closing == 0 ? 0 : Reduce(closing, price * spec.Quantity(closing));
        var opening = lots - closing;
        if (opening > 0)
        {
            Lots += side.Sign() * opening;
            Cost += price * spec.Quantity(opening);
            OpeningFees += Money.Down(fee * opening / lots);
        }
        Realized += realized;
        return realized;
    }

    public void MoveMargin(decimal amount) => IsolatedWallet += amount;

    public decimal EntryPrice(SymbolSpec spec) => Lots == 0 ? 0 : Cost / spec.Quantity(AbsLots);

    /// <summary>Entry price moved by the fees of opening, in the direction that hurts.</summary>
    public decimal BreakEven(SymbolSpec spec) =>
        Lots == 0 ? 0 : (Cost + Math.Sign(Lots) * OpeningFees) / spec.Quantity(AbsLots);

    /// <summary>Profit if closed at the mark price; 0 when there is no price yet.</summary>
    public decimal Unrealized(SymbolSpec spec, decimal mark) =>
        Lots == 0 || mark == 0 ? 0 : mark * spec.Quantity(Lots) - Math.Sign(Lots) * Cost;

    public void Restore(long lots, decimal cost, decimal fees, decimal realized, decimal isolated, long updatedAt)
    {
        Lots = lots;
        Cost = cost;
        OpeningFees = fees;
        Realized = realized;
        IsolatedWallet = isolated;
        UpdatedAt = updatedAt;
    }

    private decimal Reduce(long lots, decimal proceeds)
    {
        var all = lots == AbsLots;
        var cost = all ? Cost : Money.Down(Cost * lots / AbsLots);
        OpeningFees -= all ? OpeningFees : Money.Down(OpeningFees * lots / AbsLots);
        IsolatedWallet -= all ? IsolatedWallet : Money.Down(IsolatedWallet * lots / AbsLots);
        Cost -= cost;
        var realized = Math.Sign(Lots) * (proceeds - cost);
        Lots -= Math.Sign(Lots) * lots;
        return realized;
    }
}
