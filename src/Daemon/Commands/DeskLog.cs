using System.Globalization;

namespace Bowline.Daemon;

/// <summary>
/// The desk's log: one line a fact, with its time. The starter has pointed stdout at the profile's <c>desk.log</c>. A line that
/// cannot be written (the disk is full) is counted, and told of when one can be: what trades does not end for want of a log.
/// </summary>
internal sealed class DeskLog : IDisposable
{
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();
    private int _lost;

    internal DeskLog(TextWriter writer, TimeProvider clock) => (Writer, _clock) = (writer, clock);

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
            try
            {
                Writer.WriteLine(_lost == 0 ? $"{time} {line}" : $"{time} {_lost} lines before this could not be written\n{time} {line}");
                Writer.Flush();
                _lost = 0;
            }
            catch (IOException)
            {
                _lost++;
            }
        }
    }

    public void Dispose() => Writer.Dispose();
}
