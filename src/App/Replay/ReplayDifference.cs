namespace Bowline.App;

/// <summary>Where a journal says one thing and folding it again gives another.</summary>
/// <param name="Sequence">Of the record that does not fit.</param>
/// <param name="Turn">The turn it belongs to, counted from the desk's start.</param>
/// <param name="Opened">The record with which that desk started; 0 when there was none.</param>
/// <param name="Version">Of the program that wrote it; empty when no start is recorded.</param>
/// <param name="What">What differs, in words.</param>
/// <param name="Recorded">What the journal says.</param>
/// <param name="CameOut">What this program makes of the records before.</param>
public sealed record ReplayDifference(
    long Sequence, long Turn, long Opened, string Version, string What, string Recorded, string CameOut);

/// <summary>What is wrong with one record, before it is known where it stands.</summary>
internal sealed record Mismatch(string What, string Recorded, string CameOut);
