using System.Text;
using Bowline.Daemon;
using Xunit;

namespace Bowline.Faces.Tests;

/// <summary>A full disk takes the log; it must not take the desk, which has a reserve for closing what is open.</summary>
public sealed class DeskLogTests
{
    [Fact]
    public void LineThatCannotBeWritten_IsCounted_AndToldOfLater()
    {
        using var disk = new FullDisk();
        using var log = new DeskLog(disk, TimeProvider.System);
        log.Say("before");
        disk.IsFull = true;
        log.Say("lost");
        log.Say("lost too");
        disk.IsFull = false;
        log.Say("after");
        log.Say("and on");
        string[] said = [.. disk.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[25..])];
        Assert.Equal(["before", "2 lines before this could not be written", "after", "and on"], said);
    }

    private sealed class FullDisk : TextWriter
    {
        private readonly StringBuilder _text = new();

        public bool IsFull { get; set; }

        public string Text => _text.ToString();

        public override Encoding Encoding => Encoding.UTF8;

        public override void WriteLine(string? value)
        {
            if (IsFull)
                throw new IOException("No space left on device");
            _text.Append(value).Append('\n');
        }
    }
}
