namespace Bowline.Core;

/// <summary>What an execution says it protects by stops of its own that rest at the venue; nothing by default.</summary>
/// <param name="Quantity">Of its holding, base asset.</param>
/// <param name="Within">How long it takes by itself to repair, or to close instead.</param>
public readonly record struct ProtectionPromise(Quantity Quantity, TimeSpan Within);
