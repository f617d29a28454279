namespace Bowline.Core;

/// <summary>Words for sides and other closed lists, in any case.</summary>
public static class SideText
{
    /// <summary><c>buy</c> or <c>long</c>, <c>sell</c> or <c>short</c>.</summary>
    public static Parsed<Side> Read(string? text) => Word(text) switch
    {
        "BUY" or "LONG" => Side.Buy,
        "SELL" or "SHORT" => Side.Sell,
        "" => NumberText.Refuse("side-missing", "side: it is needed", "", "BUY or SELL") with { VenueCode = -1102 },
        _ => NumberText.Refuse("side-unknown", "side: BUY or SELL (also long, short)", text!, "BUY or SELL")
            with { VenueCode = -1117 },
    };

    /// <summary>As it is written to people and in parameters; wire and journal have words of their own.</summary>
    public static string Of(Side side) => side == Side.Buy ? "BUY" : "SELL";

    /// <summary><c>both</c>, <c>long</c> or <c>short</c>.</summary>
    public static Parsed<PositionSide> ReadPosition(string? text) => Word(text) switch
    {
        "BOTH" => PositionSide.Both,
        "LONG" => PositionSide.Long,
        "SHORT" => PositionSide.Short,
        _ => NumberText.Refuse("position-side-unknown", "position side: LONG or SHORT (in one-way mode BOTH)",
            text ?? "", "LONG")
            with { VenueCode = -4060 },
    };

    /// <summary><c>none</c>, <c>expire-taker</c>, <c>expire-maker</c> or <c>expire-both</c>.</summary>
    public static Parsed<SelfTradePrevention> ReadSelfTrade(string? text) => Word(text).Replace('-', '_') switch
    {
        "NONE" => SelfTradePrevention.None,
        "EXPIRE_TAKER" => SelfTradePrevention.ExpireTaker,
        "EXPIRE_MAKER" => SelfTradePrevention.ExpireMaker,
        "EXPIRE_BOTH" => SelfTradePrevention.ExpireBoth,
        _ => NumberText.Refuse(
            "stp-unknown", "self-trade prevention: NONE, EXPIRE_TAKER, EXPIRE_MAKER or EXPIRE_BOTH", text ?? "",
            "EXPIRE_MAKER")
            with { VenueCode = -5039 },
    };

    /// <summary>Trimmed and upper-cased, at most 32 characters.</summary>
    internal static string Word(string? text)
    {
        var trimmed = (text ?? "").Trim();
        return (trimmed.Length > 32 ? trimmed[..32] : trimmed).ToUpperInvariant();
    }
}
