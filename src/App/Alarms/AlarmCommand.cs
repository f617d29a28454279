using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;

namespace Bowline.App;

/// <summary>
/// Runs the user's command for alarms, on a thread of its own: one at a time, with a time-out and a pause after each, so that
/// neither a flood of alarms nor a command that hangs can delay the loop or fill the machine. What the alarm says reaches the
/// command by its environment and its input, never as part of a command.
/// </summary>
internal sealed class AlarmCommand : IDisposable
{
    private const int MostWaiting = 32;
    private const int LongestNote = 300;

    /// <summary>What the command need not know: the desk's own keys.</summary>
    private static readonly string[] Secrets = ["BINANCE_API_KEY", "BINANCE_API_SECRET", "BINANCE_PRIVATE_KEY_FILE", "HTTPS_PROXY"];

    private readonly ImmutableArray<string> _words;
    private readonly string _profile;
    private readonly Action<string> _log;
    private readonly TimeSpan _patience;
    private readonly TimeSpan _pause;
    private readonly Queue<AlarmNews> _waiting = new();
    private readonly SemaphoreSlim _rung = new(0);
    private readonly CancellationTokenSource _ends = new();
    private readonly Thread _thread;

    /// <param name="words">The program and its arguments.</param>
    /// <param name="patience">How long a run may take; it is ended then. 30 s unless given.</param>
    /// <param name="pause">Between the end of a run and the next. 1 s unless given.</param>
    public AlarmCommand(ImmutableArray<string> words, string profile, Action<string> log, TimeSpan? patience = null, TimeSpan? pause = null)
    {
        (_words, _profile, _log) = (words, profile, log);
        (_patience, _pause) = (patience ?? TimeSpan.FromSeconds(30), pause ?? TimeSpan.FromSeconds(1));
        _thread = new Thread(Run) { Name = "alarm command", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Takes news without waiting; past its bound it says so in the log.</summary>
    public void Take(AlarmNews news)
    {
        lock (_waiting)
        {
            if (_waiting.Count >= MostWaiting)
            {
                _log($"the alarm command is not run for {news.Alarm}: {MostWaiting} alarms wait for it already");
                return;
            }

            _waiting.Enqueue(news);
        }

        _rung.Release();
    }

    public void Dispose()
    {
        _ends.Cancel();
        _thread.Join();
        _rung.Dispose();
        _ends.Dispose();
    }

    private void Run()
    {
        try
        {
            while (true)
            {
                _rung.Wait(_ends.Token);
                AlarmNews news;
                lock (_waiting)
                    news = _waiting.Dequeue();
                RunFor(news);
                _ends.Token.WaitHandle.WaitOne(_pause);
            }
        }
        catch (OperationCanceledException)
        {
            // The desk ends; what still waited is in its log.
        }
    }

    private void RunFor(AlarmNews news)
    {
        try
        {
            using var process = Process.Start(StartFor(news))!;
            var said = process.StandardError.ReadToEndAsync(_ends.Token);
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, _ends.Token);
            Tell(process, news);
            if (!Ended(process))
                _log($"the alarm command had not ended after {_patience.TotalSeconds:0.#} s and was killed ({news.Alarm})");
            else if (process.ExitCode != 0)
                _log($"the alarm command ended with {process.ExitCode} ({news.Alarm}): {Bound(said.GetAwaiter().GetResult())}");
        }
        catch (Exception e) when (e is Win32Exception or IOException or InvalidOperationException)
        {
            _log($"the alarm command could not be run for {news.Alarm}: {e.Message}");
        }
    }

    private static void Tell(Process process, AlarmNews news)
    {
        try
        {
            process.StandardInput.WriteLine(news.ToString());
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // A command need not read its input: it has the environment.
        }
    }

    private bool Ended(Process process)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_ends.Token);
        patience.CancelAfter(_patience);
        try
        {
            process.WaitForExitAsync(patience.Token).GetAwaiter().GetResult();
            return true;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return false;
        }
    }

    private ProcessStartInfo StartFor(AlarmNews news)
    {
        var start = new ProcessStartInfo(_words[0])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var argument in _words.Skip(1))
            start.ArgumentList.Add(argument);
        foreach (var secret in Secrets)
            start.Environment.Remove(secret);
        start.Environment["BOWLINE_ALARM"] = news.Alarm;
        start.Environment["BOWLINE_ALARM_STATE"] = news.IsRaised ? "raised" : "cleared";
        start.Environment["BOWLINE_ALARM_TEXT"] = news.Text.Replace('\0', ' ');
        start.Environment["BOWLINE_ALARM_AT"] = news.At.ToString();
        start.Environment["BOWLINE_PROFILE"] = _profile;
        return start;
    }

    private static string Bound(string text) => text.Length <= LongestNote ? text.Trim() : text[..LongestNote].Trim() + "…";
}
