using Xunit;

namespace Bowline.Journal.Tests;

public sealed class FileStorageTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"bowline-{Guid.NewGuid():N}", "journal");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);

    [Fact]
    public void Files_HoldWhatMemoryHolds()
    {
        using (var writer = Some.Writer(Opened(), new(SegmentBytes: 300, ReserveBytes: 4096)))
        {
            for (var i = 1; i <= 3; i++)
            {
                writer.Append(Some.Event(i));
                Assert.IsType<WriteOutcome.Written>(writer.Flush());
            }
        }

        Assert.Equal(["0000000000000001.jsonl", "0000000000000003.jsonl"], Names());
        Assert.Equal(Some.SmallJournal()[1], Segments().SelectMany(File.ReadAllBytes));
        Assert.StartsWith("3:", PlainVerifier.Verify(Segments().Select(File.ReadAllBytes)));
    }

    [Fact]
    public void ASecondWriter_IsRefused_AndAReaderIsNot()
    {
        using var writer = Some.Writer(Opened());
        writer.Append(Some.Event(1));
        writer.Flush();
        Assert.IsType<StorageOpened.Held>(FileStorage.Open(_folder));
        using var reader = Assert.IsType<StorageOpened.Ready>(FileStorage.OpenToRead(_folder)).Storage;
        Assert.Equal(1, Assert.IsType<ReadOutcome.Whole>(JournalReader.Verify(reader)).Head.Sequence);
    }

    // A backup that was put back has the reserve's name and none of its space: the disk would be full with nothing laid by.
    [Fact]
    public void AReserveThatWasCopied_IsLaidByAnew()
    {
        Some.Writer(Opened()).Dispose();
        var reserve = Path.Combine(_folder, "reserve");
        File.WriteAllText(reserve, "copied");
        Some.Writer(Opened()).Dispose();
        Assert.Equal(0, new FileInfo(reserve).Length);
        Assert.False(File.Exists(reserve + ".new"));
    }

    [Fact]
    public void AClosedJournal_CanBeOpenedAgain()
    {
        Some.Writer(Opened()).Dispose();
        Some.Writer(Opened()).Dispose();
    }

    [Fact]
    public void ATornLastLine_IsCutFromTheFile()
    {
        using (var writer = Some.Writer(Opened()))
        {
            writer.Append(Some.Event(1));
            writer.Append(Some.Event(2));
            writer.Flush();
        }

        var file = Segments().Single();
        var whole = File.ReadAllBytes(file);
        File.WriteAllBytes(file, whole[..^5]);
        var ready = Assert.IsType<OpenOutcome.Ready>(JournalWriter.Open(Opened(), static _ => { }));
        using var next = ready.Writer;
        Assert.Equal(1, ready.Found.Sequence);
        Assert.NotNull(ready.Torn);
        Assert.Equal(Array.IndexOf(whole, (byte)'\n') + 1, new FileInfo(file).Length);
    }

    [Fact]
    public void TheReserve_BecomesASegment()
    {
        var storage = Opened();
        Assert.True(storage.PrepareReserve(65_536).IsDone);
        Assert.True(storage.CreateFromReserve(1).IsDone);
        Assert.True(storage.Append("x"u8).IsDone);
        Assert.True(storage.Flush().IsDone);
        storage.Dispose();
        Assert.Equal("x"u8.ToArray(), File.ReadAllBytes(Segments().Single()));
        Assert.False(File.Exists(Path.Combine(_folder, "reserve")));
    }

    [Fact]
    public void FilesAreForTheirOwnerAlone()
    {
        if (OperatingSystem.IsWindows()) return;
        using var writer = Some.Writer(Opened());
        writer.Append(Some.Event(1));
        writer.Flush();
        const UnixFileMode file = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(file | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder));
        foreach (var path in Directory.GetFiles(_folder)) Assert.Equal(file, File.GetUnixFileMode(path));
    }

    [Fact]
    public void AFolderThatCannotBe_IsAnAnswer()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder)!);
        File.WriteAllText(_folder, "in the way");
        Assert.IsType<StorageOpened.Failed>(FileStorage.Open(_folder));
        Assert.IsType<StorageOpened.Failed>(FileStorage.OpenToRead(_folder));
    }

    private IStorage Opened() => Assert.IsType<StorageOpened.Ready>(FileStorage.Open(_folder)).Storage;

    private IEnumerable<string> Segments() => Directory.GetFiles(_folder, "*.jsonl").Order(StringComparer.Ordinal);

    private IEnumerable<string> Names() => Segments().Select(path => Path.GetFileName(path));
}
