namespace Bowline.Paper;

/// <summary>Leverage brackets (contract 12.5): caps and maintenance margin by notional.</summary>
internal static class Tiers
{
    public static int MaxLeverage(SymbolSpec spec) => spec.Brackets[0].InitialLeverage;

    /// <summary>
    /// Largest notional that may be held at a leverage: the cap of the last bracket that still allows it.
    /// </summary>
    public static decimal MaxNotional(SymbolSpec spec, int leverage)
    {
        var cap = 0m;
        foreach (var bracket in spec.Brackets)
        {
            if (bracket.InitialLeverage >= leverage)
                cap = bracket.NotionalCap;
        }
        return cap;
    }

    /// <summary>N x rate(tier of N) - cum(tier), quote units, rounded up.</summary>
    public static decimal Maintenance(SymbolSpec spec, decimal notional)
    {
        if (notional == 0)
            return 0;
        foreach (var bracket in spec.Brackets)
        {
            if (notional <= bracket.NotionalCap)
                return Money.Up(notional * bracket.MaintMarginRatio - bracket.Cum);
        }
        var last = spec.Brackets[^1];
        return Money.Up(notional * last.MaintMarginRatio - last.Cum);
    }
}
