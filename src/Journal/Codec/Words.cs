using Bowline.Core;

namespace Bowline.Journal;

/// <summary>How enumerations are spelt on disk: by name, so that their order in the code means nothing.</summary>
internal static class Words
{
    public static string Of(Side side) => side == Core.Side.Buy ? "BUY" : "SELL";

    public static Side Side(string word) => word switch
    {
        "BUY" => Core.Side.Buy,
        "SELL" => Core.Side.Sell,
        _ => throw Unknown(word),
    };

    public static string Of(PositionSide side) => side switch
    {
        Core.PositionSide.Both => "BOTH",
        Core.PositionSide.Long => "LONG",
        Core.PositionSide.Short => "SHORT",
        _ => throw Unnamed(side),
    };

    public static PositionSide PositionSide(string word) => word switch
    {
        "BOTH" => Core.PositionSide.Both,
        "LONG" => Core.PositionSide.Long,
        "SHORT" => Core.PositionSide.Short,
        _ => throw Unknown(word),
    };

    public static string Of(InflightKind kind) => kind switch
    {
        InflightKind.None => "none",
        InflightKind.Placing => "placing",
        InflightKind.Amending => "amending",
        InflightKind.Canceling => "canceling",
        _ => throw Unnamed(kind),
    };

    public static InflightKind Inflight(string word) => word switch
    {
        "none" => InflightKind.None,
        "placing" => InflightKind.Placing,
        "amending" => InflightKind.Amending,
        "canceling" => InflightKind.Canceling,
        _ => throw Unknown(word),
    };

    public static string Of(SelfTradePrevention prevention) => prevention switch
    {
        SelfTradePrevention.None => "NONE",
        SelfTradePrevention.ExpireTaker => "EXPIRE_TAKER",
        SelfTradePrevention.ExpireMaker => "EXPIRE_MAKER",
        SelfTradePrevention.ExpireBoth => "EXPIRE_BOTH",
        _ => throw Unnamed(prevention),
    };

    public static SelfTradePrevention SelfTrade(string word) => word switch
    {
        "NONE" => SelfTradePrevention.None,
        "EXPIRE_TAKER" => SelfTradePrevention.ExpireTaker,
        "EXPIRE_MAKER" => SelfTradePrevention.ExpireMaker,
        "EXPIRE_BOTH" => SelfTradePrevention.ExpireBoth,
        _ => throw Unknown(word),
    };

    public static string Of(WorkingType type) => type switch
    {
        Core.WorkingType.LastPrice => "CONTRACT_PRICE",
        Core.WorkingType.MarkPrice => "MARK_PRICE",
        _ => throw Unnamed(type),
    };

    public static WorkingType WorkingType(string word) => word switch
    {
        "CONTRACT_PRICE" => Core.WorkingType.LastPrice,
        "MARK_PRICE" => Core.WorkingType.MarkPrice,
        _ => throw Unknown(word),
    };

    public static RecordFormatException Unknown(string word) => new($"the word '{word}' is not known");

    private static System.Diagnostics.UnreachableException Unnamed(object value) =>
        new($"{value} has no word on disk.");
}
