namespace Bowline.App;

/// <summary>
/// The entries that one record gives. Of records of the past none are wanted: whoever makes dear ones asks first, since a desk
/// may have a million of them to learn from before it starts.
/// </summary>
internal sealed class AuditEntries
{
    private readonly List<AuditEntry> _entries = [];

    public bool AreWanted { get; private set; }

    public IReadOnlyList<AuditEntry> List => _entries;

    public void Begin(bool areWanted)
    {
        _entries.Clear();
        AreWanted = areWanted;
    }

    public void Add(AuditEntry entry)
    {
        if (AreWanted) _entries.Add(entry);
    }
}
