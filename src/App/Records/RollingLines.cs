namespace Bowline.App;

/// <summary>
/// A file of lines that begins anew when it is full: <c>audit.jsonl</c> is always the newest, <c>audit.jsonl.1</c> the
/// one before, and the oldest goes.
/// </summary>
internal sealed class RollingLines(string path, long maxBytes, int kept) : IDisposable
{
    private FileStream? _file;

    /// <summary>What went wrong when the last of the lost lines should have been written; empty while none is lost.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>Lines that could not be written: they are not in the file, also when later ones are.</summary>
    public long Lost { get; private set; }

    public void Append(ReadOnlySpan<byte> line)
    {
        try
        {
            _file ??= Open();
            if (_file.Length > 0 && _file.Length + line.Length > maxBytes)
            {
                Roll();
                _file = Open();
            }

            _file.Write(line);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The journal has the truth; the line can be made again, and the desk's health tells of it.
            (Problem, Lost) = (e.Message, Lost + 1);
            Dispose();
        }
    }

    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
    }

    private FileStream Open()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Append,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(path, options);
    }

    private void Roll()
    {
        Dispose();
        for (var i = kept - 1; i >= 1; i--)
        {
            if (File.Exists($"{path}.{i}")) File.Move($"{path}.{i}", $"{path}.{i + 1}", overwrite: true);
        }

        File.Move(path, $"{path}.1", overwrite: true);
    }
}
