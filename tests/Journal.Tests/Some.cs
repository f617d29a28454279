using Xunit;

namespace Bowline.Journal.Tests;

/// <summary>Builds what many tests need.</summary>
internal static class Some
{
    public static JournalWriter Writer(IStorage storage, JournalOptions? options = null) =>
        Assert.IsType<OpenOutcome.Ready>(JournalWriter.Open(storage, static _ => { }, options)).Writer;
}
