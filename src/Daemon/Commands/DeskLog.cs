using System.Globalization;

namespace Bowline.Daemon;

/// <summary>The desk's log: one line a fact, with its time. The starter has pointed stdout at the profile's <c>desk.log</c>.</summary>
internal sealed class DeskLog : IDisposable
{
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();

    private DeskLog(TextWriter writer, TimeProvider clock) => (Writer, _clock) = (writer, clock);

    public TextWriter Writer { get; }

    /// <summary>Where no shell redirects (Windows), <c>--log FILE</c> names the file.</summary>
    public static DeskLog Open(IReadOnlyList<string> arguments, TimeProvider clock) =>
        arguments is ["--log", var path]
            ? new DeskLog(new StreamWriter(path, append: true) { AutoFlush = true }, clock)
            : new DeskLog(Console.Out, clock);

    public void Say(string line)
    {
        var time = _clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        lock (_gate)
        {
            Writer.WriteLine($"{time} {line}");
            Writer.Flush();
        }
    }

    public void Dispose() => Writer.Dispose();
}
