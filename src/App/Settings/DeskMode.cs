namespace Bowline.App;

/// <summary>Which venue the desk talks to. All three run the same lines; they differ in one endpoint record.</summary>
public enum DeskMode
{
    /// <summary>The embedded exchange, or another <c>bowline exchange</c>: no money, no keys, no network.</summary>
    Paper,

    /// <summary>Binance's demo venue.</summary>
    Testnet,

    /// <summary>Money. Needs keys and arming.</summary>
    Live,
}
