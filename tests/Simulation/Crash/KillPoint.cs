namespace Bowline.Simulation;

/// <summary>Where in the flush that holds a record the desk is killed.</summary>
internal enum KillPoint
{
    /// <summary>Nothing of it has been written.</summary>
    Before,

    /// <summary>All before the record is there, and the first half of its own line.</summary>
    During,

    /// <summary>All of it would survive a power cut; nothing has left because of it.</summary>
    After,
}

/// <summary>One kill: at a record of the journal, and how long the desk stays away.</summary>
internal sealed record Aim(long Record, KillPoint Point, int DownMs);
