using Bowline.Core;
using Xunit;

namespace Bowline.Journal.Tests;

public sealed class WriterTests
{
    [Fact]
    public void Records_Flushed_AreReadBackInOrder()
    {
        var storage = new MemoryStorage();
        using (var writer = Some.Writer(storage))
        {
            writer.Append(new Event.CancelRequested(new(5), new("ORD-1-e01")));
            writer.Append(new Time(6), new JournalBody.Closed("asked"));
            Assert.Equal(2, Assert.IsType<WriteOutcome.Written>(writer.Flush()).Head.Sequence);
        }

        var records = new List<JournalRecord>();
        Assert.IsType<ReadOutcome.Whole>(JournalReader.Read(storage, records.Add));
        Assert.Equal(
            [
                new(1, new(5), new JournalBody.Happened(new Event.CancelRequested(new(5), new("ORD-1-e01")))),
                new JournalRecord(2, new(6), new JournalBody.Closed("asked")),
            ],
            records);
    }
}
