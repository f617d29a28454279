namespace Bowline.App;

/// <summary>One folder a profile: journal, exchange, audit log, socket, process id. Folders are 0700, files 0600.</summary>
public sealed record Profile(string Name, string Folder)
{
    public string Journal => Path.Combine(Folder, "journal");

    public string Exchange => Path.Combine(Folder, "exchange");

    public string Socket => Path.Combine(Folder, "desk.sock");

    /// <summary>Key and secret of the embedded exchange's account.</summary>
    public string PaperKey => Path.Combine(Folder, "paper-key");

    public string PidFile => Path.Combine(Folder, "desk.pid");

    public string LockFile => Path.Combine(Folder, "desk.lock");

    public string Audit => Path.Combine(Folder, "audit.jsonl");

    /// <summary>Refusals that faces made while no desk ran, taken over at start.</summary>
    public string Refusals => Path.Combine(Folder, "refusals.jsonl");

    /// <summary>The venue's rules as last heard, so that a start does not wait for a megabyte.</summary>
    public string InstrumentCache => Path.Combine(Folder, "exchangeInfo.json");

    /// <summary>Locks by account, shared by all profiles of a home.</summary>
    public string AccountLocks => Path.Combine(Path.GetDirectoryName(Folder) ?? Folder, "accounts");

    /// <summary>Makes the profile's folder, readable by its owner alone.</summary>
    public void Create()
    {
        PrivateFolder.Make(Folder);
        PrivateFolder.Make(AccountLocks);
    }
}
