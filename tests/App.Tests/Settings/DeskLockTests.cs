using Xunit;

namespace Bowline.App.Tests;

/// <summary>The lock is the system's; the name beside it is for people, and a full disk may take that.</summary>
public sealed class DeskLockTests
{
    [Fact]
    public void FullDisk_TakesTheHoldersName_AndNotTheLock()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "a file that takes nothing is Linux's");
        var folder = Directory.CreateTempSubdirectory("bowline-lock-");
        try
        {
            var profile = new Profile("main", folder.FullName);
            profile.Create();
            var name = profile.LockFile + ".holder";
            File.CreateSymbolicLink(name, "/dev/full");
            using (Assert.IsType<DeskLockResult.Held>(DeskLock.Take(profile, "a", 1)).Lock)
            {
                File.Delete(name);
                Assert.Equal("another process", Assert.IsType<DeskLockResult.HeldBy>(DeskLock.Take(profile, "b", 2)).Holder);
            }

            Assert.IsType<DeskLockResult.Held>(DeskLock.Take(profile, "b", 2)).Lock.Dispose();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
