namespace Bowline.App;

/// <summary>A file of a megabyte that holds nothing: deleting it makes room on a full disk for what was promised before
/// the disk filled up.</summary>
internal sealed class StoreReserve(IStateDisk disk)
{
    private const string Name = "reserve";
    private const int Bytes = 1024 * 1024;

    /// <summary>True while the room is kept.</summary>
    public bool Kept { get; private set; }

    /// <summary>Takes the room if it can be had.</summary>
    public void Keep()
    {
        if (Kept) return;
        try
        {
            using var file = disk.Open(Name);
            file.Write(0, new byte[Bytes]);
            file.Flush();
            Kept = true;
        }
        catch (IOException)
        {
            GiveUp();
        }
    }

    /// <summary>Gives the room back to the disk. The write that needs it says whether it got it.</summary>
    public void GiveUp()
    {
        Kept = false;
        try
        {
            disk.Delete(Name);
        }
        catch (IOException)
        {
            Kept = false;
        }
    }
}
