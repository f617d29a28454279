namespace Bowline.Paper;

/// <summary>Hears the prices of one symbol that triggers listen to; a symbol without open triggers has none.</summary>
public interface IPriceWatcher
{
    /// <summary>A trade, matched here or printed by the feed; quote units.</summary>
    void Traded(decimal price);

    /// <summary>A new mark price; quote units.</summary>
    void Marked(decimal price);
}
