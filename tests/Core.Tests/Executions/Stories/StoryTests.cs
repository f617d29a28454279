using Xunit;

namespace Bowline.Core.Tests;

public sealed class StoryTests
{
    public static TheoryData<string> Stories => StoryFiles.All;

    [Theory]
    [MemberData(nameof(Stories))]
    public void Story_GoesAsWritten(string story)
    {
        var text = File.ReadAllText(Path.Combine(StoryFiles.Folder, story));
        Assert.Equal(text, Story.Play(text));
    }

    /// <summary>
    /// Writes what comes of the stories into their files, for a person to read and judge before it is kept
    /// (<c>-explicit only -method "*Rewrite*"</c>).
    /// </summary>
    [Fact(Explicit = true)]
    public void RewriteStories()
    {
        var sources = Path.Combine(Checkout.Root, "tests", "Core.Tests", "Executions", "scenarios");
        foreach (var file in Directory.EnumerateFiles(sources, "*.txt", SearchOption.AllDirectories)
            .Where(f => Path.GetDirectoryName(f) != sources))
            File.WriteAllText(file, Story.Play(File.ReadAllText(file)));
    }

    /// <summary>Every kind of event, in every state that the stories lead to, is borne by every execution.</summary>
    [Theory]
    [MemberData(nameof(Stories))]
    public void EveryEvent_InEveryStateOfTheStory_IsBorne(string story)
    {
        var id = Story.Given(StoryFiles.Lines(story)[0]).Id;
        foreach (var ledger in StoryFiles.Moments(story))
        {
            foreach (var order in ledger.OrdersOf(id).Select(o => o.Id).Append(new($"{id}-z99")).ToList())
            {
                foreach (var e in EveryEvent.About(order, id, Some.Noon).Where(e => e is not Event.ExecutionStarted))
                {
                    if (ledger.Executions.Has(id))
                        Assert.True(ledger.Apply(e).Next.Executions.Find(id)!.Progress.IsConserved);
                }
            }
        }
    }

    /// <summary>An execution's parameters survive the journal's form whatever they are.</summary>
    [Theory]
    [MemberData(nameof(Stories))]
    public void Parameters_AsText_ReadBackTheSame(string story)
    {
        var given = StoryFiles.Lines(story)[0];
        // A single order is in the journal as an order.
        if (Story.Given(given).Spec is AlgorithmSpec spec)
            Assert.Equal(FieldDump.Of(spec), FieldDump.Of(Executions.Read(spec.Text, spec.Context)));
    }
}
