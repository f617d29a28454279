using Bowline.App;
using Bowline.Journal;

namespace Bowline.Daemon;

/// <summary>Finds a journal on disk from what a user named: its folder, or the folder of a profile.</summary>
internal static class JournalPlace
{
    private const string Segments = "*.jsonl";

    /// <summary>The storage, or why there is none.</summary>
    /// <param name="named">A path, or null for the profile's own.</param>
    public static (IStorage? Storage, string Why) Open(string? named, Profile profile)
    {
        var folder = named ?? profile.Journal;
        try
        {
            if (File.Exists(folder))
                return (null, $"{folder} is a file; name the folder that it lies in");
            if (!Directory.Exists(folder))
            {
                return (null, named is null
                    ? $"profile {profile.Name} has no journal yet ({folder})"
                    : $"there is no folder {Path.GetFullPath(folder)}; name a journal's folder, or a profile's");
            }

            return Holds(folder) ? Open(folder)
                : Holds(Path.Combine(folder, "journal")) ? Open(Path.Combine(folder, "journal"))
                : (null, $"{folder} holds no journal (files such as 0000000000000001.jsonl)");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, $"{folder} cannot be read: {e.Message}");
        }
    }

    private static (IStorage? Storage, string Why) Open(string folder) => FileStorage.OpenToRead(folder) switch
    {
        StorageOpened.Ready ready => (ready.Storage, ""),
        StorageOpened.Failed failed => (null, failed.Why),
        StorageOpened.Held held => (null, held.By),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static bool Holds(string folder) =>
        Directory.Exists(folder) && Directory.EnumerateFiles(folder, Segments).Any(IsSegment);

    private static bool IsSegment(string path) => !Path.GetFileNameWithoutExtension(path.AsSpan()).ContainsAnyExceptInRange('0', '9');
}
