using System.Text;
using Bowline.App;
using Xunit;

namespace Bowline.App.Tests;

public sealed class ExchangeStoreTests
{
    private const string First = "state-1.jsonl";
    private static readonly StoreHeader Header = new("synthetic:1", ["BTCUSDT"]);

    [Fact]
    public void FlushedChanges_AfterACrash_AreThereInOrder()
    {
        var disk = new MemoryDisk();
        var store = Fresh(disk);
        Turn(store, "1", "2");
        Turn(store, "3");
        disk.Crash();
        var opened = Reopen(disk);
        Assert.Equal(["1", "2", "3"], Texts(opened));
        Assert.Equal(Header.Market, opened.Header?.Market);
        Assert.Equal(0, opened.CutBytes);
    }

    [Fact]
    public void ChangesWrittenWithoutAFlush_AfterACrash_AreGone()
    {
        var disk = new MemoryDisk();
        var store = Fresh(disk);
        Turn(store, "1");
        store.Append("2"u8);
        Assert.IsType<StoreFlush.Done>(store.Flush(durable: false));
        disk.Crash();
        Assert.Equal(["1"], Texts(Reopen(disk)));
    }

    [Fact]
    public void LastLineTornAtAnyByte_IsCutAndTheTurnIsGoneWhole()
    {
        var disk = new MemoryDisk();
        var store = Fresh(disk);
        Turn(store, "1", "2");
        var before = disk.Read(First).Length;
        Turn(store, "3", "4");
        var whole = disk.Read(First);
        for (var length = before; length < whole.Length; length++)
        {
            disk.Overwrite(First, whole[..length]);
            var opened = Reopen(disk);
            Assert.Equal(["1", "2"], Texts(opened));
            Assert.Equal(length - before, opened.CutBytes);
        }
    }

    [Fact]
    public void AnyByteChanged_BeforeAGoodLine_IsRefusedAtThatLine()
    {
        var disk = new MemoryDisk();
        var store = Fresh(disk);
        var headerEnd = disk.Read(First).Length;
        Turn(store, "1");
        var firstEnd = disk.Read(First).Length;
        Turn(store, "2");
        var whole = disk.Read(First);
        for (var at = headerEnd; at < firstEnd; at++)
        {
            var edited = whole.ToArray();
            edited[at] ^= 1;
            disk.Overwrite(First, edited);
            var damaged = Assert.IsType<StoreOpened.Damaged>(ExchangeStore.Open(disk));
            Assert.Equal(headerEnd, damaged.Offset);
        }
    }

    [Fact]
    public void FullDisk_TheReserveTakesWhatWasPromised_AndSaysSo()
    {
        var disk = new MemoryDisk();
        var store = Fresh(disk);
        Turn(store, "1");
        disk.BytesMax = disk.BytesUsed;
        store.Append("2"u8);
        Assert.IsType<StoreFlush.OnReserve>(store.Flush());
        Assert.False(store.RestoreReserve());
        disk.BytesMax = long.MaxValue;
        Assert.True(store.RestoreReserve());
        disk.Crash();
        Assert.Equal(["1", "2"], Texts(Reopen(disk)));
    }

    [Fact]
    public void DiskFullBeyondTheReserve_KeepsTheChange_AndWritesItOnceWhenThereIsRoom()
    {
        var disk = new MemoryDisk();
        var store = Fresh(disk);
        Turn(store, "1");
        var big = Encoding.UTF8.GetBytes($"\"{new string('x', 3 * 1024 * 1024)}\"");
        disk.BytesMax = disk.BytesUsed;
        store.Append(big);
        Assert.IsType<StoreFlush.Failed>(store.Flush());
        disk.BytesMax = long.MaxValue;
        store.Append("3"u8);
        Assert.IsType<StoreFlush.Done>(store.Flush());
        disk.Crash();
        Assert.Equal(["1", Encoding.UTF8.GetString(big), "3"], Texts(Reopen(disk)));
    }

    [Fact]
    public void Compaction_FailingOrCrashingAtAnyOperation_LosesNothingAcknowledged()
    {
        for (var operations = 0; operations < 12; operations++)
        {
            var disk = new MemoryDisk();
            var store = Fresh(disk);
            Turn(store, "1");
            Turn(store, "2");
            disk.OperationsLeft = operations;
            _ = store.Compact(Header, [Bytes("12")]);
            disk.OperationsLeft = int.MaxValue;
            Turn(store, "3");
            disk.Crash();
            Assert.Equal("123", string.Concat(Texts(Reopen(disk))));
        }
    }

    [Fact]
    public void CrashInsideCompaction_LeavesTheOldOrTheNewFile()
    {
        for (var operations = 0; operations < 12; operations++)
        {
            var disk = new MemoryDisk();
            var store = Fresh(disk);
            Turn(store, "1");
            Turn(store, "2");
            disk.OperationsLeft = operations;
            _ = store.Compact(Header, [Bytes("12")]);
            disk.Crash();
            Assert.Equal("12", string.Concat(Texts(Reopen(disk))));
        }
    }

    [Fact]
    public void SealedLine_CarriesTheCastagnoliChecksum()
    {
        // The check value of CRC-32C is e3069283 for the nine digits (RFC 3720, appendix B.4, and every CRC catalogue).
        var line = new System.Buffers.ArrayBufferWriter<byte>();
        StateLine.Seal(line, "123456789"u8);
        Assert.Equal("{\"crc\":\"e3069283\",123456789}\n", Encoding.UTF8.GetString(line.WrittenSpan));
    }

    private static ExchangeStore Fresh(MemoryDisk disk)
    {
        var store = Reopen(disk).Store;
        Assert.IsType<StoreFlush.Done>(store.Compact(Header, []));
        return store;
    }

    private static StoreOpened.Ready Reopen(MemoryDisk disk) => Assert.IsType<StoreOpened.Ready>(ExchangeStore.Open(disk));

    private static void Turn(ExchangeStore store, params string[] changes)
    {
        foreach (var change in changes) store.Append(Bytes(change).Span);
        Assert.IsType<StoreFlush.Done>(store.Flush());
    }

    private static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string[] Texts(StoreOpened.Ready opened) =>
        [.. opened.Changes.Select(change => Encoding.UTF8.GetString(change.Span))];
}
