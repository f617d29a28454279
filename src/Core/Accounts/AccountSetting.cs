namespace Bowline.Core;

/// <summary>Cross or isolated [<c>marginType</c>].</summary>
public enum MarginType
{
    Cross,
    Isolated,
}

/// <summary>One net position a symbol, or a long and a short side by side [<c>dualSidePosition</c>].</summary>
public enum PositionMode
{
    OneWay,
    Hedge,
}

/// <summary>A setting of the account at the venue: a closed family.</summary>
public abstract record AccountSetting
{
    private AccountSetting() { }

    /// <summary>Initial leverage of a symbol, a whole multiple [<c>leverage</c>].</summary>
    public sealed record Leverage(Symbol Symbol, int Multiple) : AccountSetting;

    public sealed record Margin(Symbol Symbol, MarginType Type) : AccountSetting;

    public sealed record Mode(PositionMode Position) : AccountSetting;
}
