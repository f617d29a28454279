using System.Text;

namespace Bowline.App;

/// <summary>
/// One writer a profile and one writer an account. The lock is the operating system's, so it ends with the process,
/// also after kill -9; the text in the file only tells a person who holds it.
/// </summary>
public sealed class DeskLock : IDisposable
{
    private readonly List<FileStream> _held;

    private DeskLock(List<FileStream> held) => _held = held;

    /// <summary>Takes both locks, or tells who holds one.</summary>
    /// <param name="accountHash">A hash of the API key: the key itself is never written.</param>
    public static DeskLockResult Take(Profile profile, string accountHash, int pid)
    {
        var held = new List<FileStream>();
        foreach (var path in new[] { profile.LockFile, Path.Combine(profile.AccountLocks, accountHash + ".lock") })
        {
            var taken = TryHold(path, $"pid {pid}, profile {profile.Name}\n");
            if (taken is null)
            {
                held.ForEach(f => f.Dispose());
                return new DeskLockResult.HeldBy(Holder(path));
            }

            held.Add(taken);
        }

        return new DeskLockResult.Held(new DeskLock(held));
    }

    public void Dispose() => _held.ForEach(f => f.Dispose());

    private static FileStream? TryHold(string path, string holder)
    {
        try
        {
            var stream = new FileStream(path, PrivateFolder.Private(FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            Name(path, holder);
            return stream;
        }
        catch (IOException)
        {
            return null;
        }
    }

    // The holder's name must stay readable to others, so it lies beside the lock.
    private static void Name(string path, string holder)
    {
        try
        {
            File.WriteAllText(path + ".holder", holder, Encoding.UTF8);
        }
        catch (IOException)
        {
            // It is held all the same; who is turned away hears of "another process".
        }
    }

    private static string Holder(string path)
    {
        try
        {
            return File.ReadAllText(path + ".holder").Trim();
        }
        catch (IOException)
        {
            return "another process";
        }
    }
}

public abstract record DeskLockResult
{
    private DeskLockResult() { }

    public sealed record Held(DeskLock Lock) : DeskLockResult;

    /// <summary>Another desk has the profile or the account.</summary>
    public sealed record HeldBy(string Holder) : DeskLockResult;
}
