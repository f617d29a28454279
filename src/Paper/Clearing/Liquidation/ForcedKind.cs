namespace Bowline.Paper;

/// <summary>Why the venue itself placed an order for an account (contract 10.3, 12.6).</summary>
internal enum ForcedKind : byte
{
    None,
    Liquidation,
    Adl,
    Settlement,
}

/// <summary>The names of forced orders. Clients may use none of these prefixes.</summary>
internal static class ForcedOrders
{
    /// <summary>
    /// Order type in the events of a liquidation: LIQUIDATION by the docs, LIMIT or MARKET in fixtures.
    /// </summary>
    public const string EventType = "LIQUIDATION";

    private const string Liquidation = "autoclose-";
    private const string Adl = "adl_autoclose";

    private const string Settlement = "settlement_autoclose-";

    private static readonly string[] Reserved = [Liquidation, Adl, Settlement, "delivery_autoclose-"];

    /// <summary>As recorded: the ms and six digits of a counter.</summary>
    public static string LiquidationId(long now, long serial) => $"{Liquidation}{now}{serial % 1_000_000:D6}";

    public static string AdlId => Adl;

    public static string SettlementId(long now, long serial) => $"{Settlement}{now}{serial % 1_000:D3}";

    public static bool IsReserved(string clientId) =>
        Array.Exists(Reserved, prefix => clientId.StartsWith(prefix, StringComparison.Ordinal));

    public static ForcedKind KindOf(string clientId)
    {
        if (clientId.StartsWith(Liquidation, StringComparison.Ordinal))
            return ForcedKind.Liquidation;
        if (clientId.StartsWith(Settlement, StringComparison.Ordinal))
            return ForcedKind.Settlement;
        return clientId.StartsWith(Adl, StringComparison.Ordinal) ? ForcedKind.Adl : ForcedKind.None;
    }
}
