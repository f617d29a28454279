using Bowline.Journal;

namespace Bowline.Simulation;

/// <summary>The disk of a world: it outlives its desks, and has troubles of its own.</summary>
internal sealed class SimulatedDisk
{
    private const long Roomy = 64L * 1024 * 1024;

    public MemoryStorage Storage { get; } = new() { Capacity = Roomy };

    /// <summary>A flush is under way: the world may kill the desk here, or let time pass.</summary>
    public Action Flushing { set => Storage.DuringFlush = value; }

    public void Fill() => Storage.Capacity = Math.Max(0, Roomy - Storage.FreeBytes);

    public void MakeRoom() => Storage.Capacity = Roomy;
}
