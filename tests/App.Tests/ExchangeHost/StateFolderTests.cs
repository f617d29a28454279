using System.Runtime.Versioning;
using Bowline.App;
using Xunit;

namespace Bowline.App.Tests;

public sealed class StateFolderTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"bowline-{Path.GetRandomFileName()}");

    [Fact]
    public void SecondServer_IsKeptOut_UntilTheFirstIsGone()
    {
        var first = Take();
        Assert.IsType<FolderTaken.Held>(StateFolder.Take(folder));
        first.Dispose();
        Take().Dispose();
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void FolderAndFiles_AreForTheirOwnerAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes");
        using var taken = Take();
        using (taken.Open("state-1.jsonl")) { }
        Assert.Equal("rwx------", Mode(folder));
        Assert.All(Directory.GetFiles(folder), file => Assert.Equal("rw-------", Mode(file)));
    }

    [Fact]
    public void StoreOnTheRealFileSystem_IsReadBackAfterTwoGenerations()
    {
        using (var store = Open().Store)
        {
            store.Compact(new StoreHeader("replay:x", []), []);
            store.Append("1"u8);
            store.Flush();
            store.Compact(new StoreHeader("live", []), [new("2"u8.ToArray())]);
            store.Append("3"u8);
            store.Flush();
        }
        var opened = Open();
        opened.Store.Dispose();
        Assert.Equal("live", opened.Header?.Market);
        Assert.Equal(["2", "3"], opened.Changes.Select(change => System.Text.Encoding.UTF8.GetString(change.Span)));
        Assert.Single(Directory.GetFiles(folder, "state-*"));
    }

    [Fact]
    public void FolderUnderAFile_IsUnusable()
    {
        File.WriteAllText(folder, "a file");
        Assert.IsType<FolderTaken.Unusable>(StateFolder.Take(Path.Combine(folder, "exchange")));
        File.Delete(folder);
    }

    public void Dispose()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    [UnsupportedOSPlatform("windows")]
    private static string Mode(string path) => Convert.ToString((int)File.GetUnixFileMode(path), 8) switch
    {
        "700" => "rwx------",
        "600" => "rw-------",
        var other => other,
    };

    private StateFolder Take() => Assert.IsType<FolderTaken.Ours>(StateFolder.Take(folder)).Folder;

    private StoreOpened.Ready Open() => Assert.IsType<StoreOpened.Ready>(ExchangeStore.Open(Take()));
}
