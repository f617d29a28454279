using Bowline.Core;
using Xunit;

namespace Bowline.Journal.Tests;

public sealed class CodecTests
{
    private const int ValuesOfEachKind = 100;

    private static IEnumerable<Type> Bodies() => Generated.Family(typeof(JournalBody))
        .Where(t => t != typeof(JournalBody.Happened) && t != typeof(JournalBody.Unreadable) && t != typeof(JournalBody.Passed)
            && t != typeof(JournalBody.Intended) && t != typeof(JournalBody.Answered));

    public static TheoryData<Type> Kinds() =>
        [.. Generated.Family(typeof(Event)), .. Bodies(), typeof(JournalBody.Intended), typeof(JournalBody.Answered)];

    [Fact]
    public void EveryEventAndEveryRecord_HasOneLineInTheTable()
    {
        var lines = KindTable.All.Select(line => line.Type).ToList();
        Assert.Equal(lines.Count, lines.Distinct().Count());
        Assert.Empty(Kinds().Select(row => row.Data).Except(lines));
    }

    [Fact]
    public void Kinds_AreUniqueLowerCaseWords()
    {
        var kinds = KindTable.All.Select(line => line.Kind).ToList();
        Assert.Equal(kinds.Count, kinds.Distinct().Count());
        Assert.All(kinds, kind => Assert.Matches(@"^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*(\.v[0-9]+)?$", kind));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void EveryKind_WrittenAndRead_IsTheSame(Type kind)
    {
        var storage = new MemoryStorage();
        var expected = new List<string>();
        using (var writer = Some.Writer(storage))
        {
            for (var seed = 0; seed < ValuesOfEachKind; seed++)
            {
                var made = new Generated(seed).Make(kind);
                var at = made is Event { At: var told } ? told : new Time(seed);
                var body = made is Event e ? new JournalBody.Happened(e) : (JournalBody)made;
                writer.Append(at, body);
                expected.Add(Dump.Of(body));
            }

            Assert.IsType<WriteOutcome.Written>(writer.Flush());
        }

        Assert.Equal(expected, Some.Records(storage).Select(record => Dump.Of(record.Body)));
        Assert.Equal(ValuesOfEachKind, Some.Verified(storage).Sequence);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void EveryKind_ReadForTheState_IsTheSame_OrIsPassedOver(Type kind)
    {
        var storage = new MemoryStorage();
        using (var writer = Some.Writer(storage))
        {
            var made = new Generated(seed: 7).Make(kind);
            writer.Append(made is Event { At: var told } ? told : new Time(7), made is Event e ? new JournalBody.Happened(e) : (JournalBody)made);
            Assert.IsType<WriteOutcome.Written>(writer.Flush());
        }

        var read = new List<JournalBody>();
        Assert.IsType<ReadOutcome.Whole>(JournalReader.ReadState(storage, record => read.Add(record.Body)));
        var whole = Some.Records(storage)[0].Body;
        Assert.Equal(Dump.Of(OfTheState(whole)), Dump.Of(Assert.Single(read)));
    }

    // What a desk starts from: docs/ARCHITECTURE.md, the journal.
    private static JournalBody OfTheState(JournalBody body) => body switch
    {
        JournalBody.Turn or JournalBody.HeadNoted or JournalBody.AttemptFailed or JournalBody.AttemptRetried => JournalBody.Passed.Over,
        JournalBody.Answered answered => new JournalBody.Answered(answered.Reply with { Body = "" }),
        _ => body,
    };

    // A text read a moment ago stands for the same text only: they share places by their last letters.
    [Fact]
    public void TextsThatEndAlike_AreToldApart()
    {
        string[] ends = ["", "7", "same-end", "gleich-ä", "\"quoted\"", "tab\tend", "結び目"];
        var texts = ends.SelectMany(end => Enumerable.Range(0, 40).Select(i => $"{i}{(i % 3 == 0 ? new string('x', i) : "")}{end}")).ToList();
        texts.AddRange([.. texts, "", ""]);
        var storage = new MemoryStorage();
        using (var writer = Some.Writer(storage))
        {
            foreach (var text in texts)
                writer.Append(new Event.OrderExpired(new(1_000), new($"id-{text}"), text));
            Assert.IsType<WriteOutcome.Written>(writer.Flush());
        }

        var read = Some.Records(storage).Select(record => (Event.OrderExpired)((JournalBody.Happened)record.Body).Event).ToList();
        Assert.Equal(texts, read.Select(e => e.Reason));
        Assert.Equal(texts.Select(text => $"id-{text}"), read.Select(e => e.Order.Text));
    }

    [Theory]
    [InlineData(typeof(OrderSpec))]
    [InlineData(typeof(ExecutionSpec))]
    [InlineData(typeof(TimeInForce))]
    [InlineData(typeof(Outcome))]
    [InlineData(typeof(AccountSetting))]
    public void EveryMemberOfAFamily_IsMetByTheGenerator(Type family)
    {
        var met = Enumerable.Range(0, ValuesOfEachKind).Select(seed => new Generated(seed).Make(family).GetType());
        Assert.Empty(Generated.Family(family).Except(met));
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("0.00", "0")]
    [InlineData("0.0010", "0.001")]
    [InlineData("100", "100")]
    [InlineData("100.00", "100")]
    [InlineData("-60500.10", "-60500.1")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    public void Decimals_HaveOneSpelling(string value, string spelt)
    {
        var storage = new MemoryStorage();
        using var writer = Some.Writer(storage);
        writer.Append(new Event.BalanceChanged(new(1), "USDT", new(decimal.Parse(value)), new(0)));
        writer.Flush();
        Assert.Contains($"\"wallet\":\"{spelt}\"", System.Text.Encoding.UTF8.GetString(storage[1]));
    }

    // Journals of before tell no statement's time: such a shortage counts as of when the desk learned it, as it did then.
    [Theory]
    [InlineData("", 1L)]
    [InlineData(",\"asOf\":990", 990L)]
    [InlineData(",\"known\":true", null)]
    public void Shortage_IsReadWithTheTimeOfItsStatement(string more, long? asOf)
    {
        var storage = new MemoryStorage();
        storage[1] = Lines.Chain(("order.canceled", "{\"order\":\"a\"}"), ("holding.reduced", $"{{\"execution\":\"OCO-00000001\",\"by\":\"0.006\",\"why\":\"w\"{more}}}"));
        var read = Assert.IsType<Event.HoldingReduced>(Assert.IsType<JournalBody.Happened>(Some.Records(storage)[1].Body).Event);
        Assert.Equal((0.006m, asOf), (read.By.Value, read.AsOf?.Milliseconds));
    }

    [Fact]
    public void AKindFromALaterVersion_IsReadAsAValue()
    {
        var storage = new MemoryStorage();
        storage[1] = Lines.Chain(("order.teleported", "{}"), ("order.canceled", "{\"order\":7}"));
        var records = Some.Records(storage);
        Assert.Equal("order.teleported", Assert.IsType<JournalBody.Unreadable>(records[0].Body).Kind);
        Assert.Equal("order.canceled", Assert.IsType<JournalBody.Unreadable>(records[1].Body).Kind);
    }
}
