using System.Collections.Immutable;
using Bowline.Core;
using Xunit;

namespace Bowline.Journal.Tests;

/// <summary>Builds what many tests need.</summary>
internal static class Some
{
    public static JournalWriter Writer(IStorage storage, JournalOptions? options = null) =>
        Assert.IsType<OpenOutcome.Ready>(JournalWriter.Open(storage, static _ => { }, options)).Writer;

    public static Event Event(int number) =>
        new Event.OrderAccepted(new(1_000 + number), new($"ORD-4f9k2m1x-o{number:00}"), new(number));

    /// <summary>Three flushed records in one segment.</summary>
    public static MemoryStorage SmallJournal()
    {
        var storage = new MemoryStorage();
        using var writer = Writer(storage);
        for (var i = 1; i <= 3; i++) writer.Append(Event(i));
        Assert.IsType<WriteOutcome.Written>(writer.Flush());
        return storage;
    }

    public static ImmutableArray<JournalRecord> Records(IStorage storage)
    {
        var records = ImmutableArray.CreateBuilder<JournalRecord>();
        Assert.IsType<ReadOutcome.Whole>(JournalReader.Read(storage, records.Add));
        return records.ToImmutable();
    }

    /// <summary>Every segment's bytes, oldest first.</summary>
    public static IEnumerable<byte[]> Bytes(MemoryStorage storage)
    {
        storage.List(out var segments);
        return segments.Select(segment => storage[segment.First]);
    }

    /// <summary>Both verifiers agree that the journal is whole, and on its head.</summary>
    public static JournalHead Verified(MemoryStorage storage)
    {
        var whole = Assert.IsType<ReadOutcome.Whole>(JournalReader.Verify(storage));
        Assert.Equal(whole.Head.ToString(), PlainVerifier.Verify(Bytes(storage)));
        return whole.Head;
    }
}
