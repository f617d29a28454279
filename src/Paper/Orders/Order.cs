namespace Bowline.Paper;

/// <summary>
/// One regular order of an account, open or done. Prices in ticks, quantities in lots, times in Unix ms.
/// </summary>
internal sealed class Order
{
    // Few orders are ever amended.
    private List<Amendment>? amendments;

    public required long Id { get; init; }

    public required int Account { get; init; }

    public required SymbolSpec Spec { get; init; }

    public required string ClientId { get; init; }

    public required Side Side { get; init; }

    public required PositionSide PositionSide { get; init; }

    public required OrderType Type { get; init; }

    public required TimeInForce Tif { get; init; }

    /// <summary>True when the client asked for it, or a hedge-mode order that closes a leg.</summary>
    public required bool ReduceOnly { get; set; }

    public required SelfTradeMode SelfTrade { get; init; }

    public required string PriceMatch { get; set; }

    public required long GoodTill { get; init; }

    public required long CreatedAt { get; init; }

    /// <summary>Placed by the venue for the account.</summary>
    public ForcedKind Forced { get; init; }

    /// <summary>0 for MARKET.</summary>
    public long Ticks { get; set; }

    public long OrigLots { get; set; }

    public long ExecutedLots { get; set; }

    /// <summary>Quote units, exact.</summary>
    public decimal CumQuote { get; set; }

    /// <summary>The price margin is reckoned with while the order is open (contract 12.4, P*).</summary>
    public decimal AssumedPrice { get; set; }

    public OrderStatus Status { get; set; }

    public long UpdatedAt { get; set; }

    public int Modifications { get; set; }

    /// <summary>What its modifications changed, oldest first.</summary>
    public IReadOnlyList<Amendment> Amendments => amendments ?? [];

    /// <summary>
    /// Grows with every order that is put at the back of a queue; a restart restores the queues by it.
    /// </summary>
    public long Priority { get; set; }

    /// <summary>The place in the book while the order rests.</summary>
    public BookOrder? Entry { get; set; }

    /// <summary>The conditional order whose trigger placed this one.</summary>
    public AlgoOrder? Parent { get; set; }

    public string OrigType => Parent?.Type.Wire() ?? Type.Wire();

    public string TifWord => ClosesPosition ? Parent!.TifWord : Tif.Wire();

    public string WorkingWord => (Parent?.Working ?? WorkingType.ContractPrice).Wire();

    public bool ClosesPosition => Parent is { ClosePosition: true };

    public long OpenLots => OrigLots - ExecutedLots;

    public bool IsOpen => !Status.IsFinal();

    /// <summary>Notes a modification; one that is known already changes nothing.</summary>
    public void Note(Amendment amendment)
    {
        amendments ??= [];
        if (amendments.Count == 0 || amendments[^1].Id < amendment.Id)
            amendments.Add(amendment);
    }
}
