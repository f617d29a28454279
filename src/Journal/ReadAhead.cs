using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Bowline.Journal;

/// <summary>
/// Reads a large journal on two threads: one verifies and decodes, a bounded number of records ahead, and the caller's shows
/// them. What is shown, in which order and with which outcome is the same as with one.
/// </summary>
internal sealed class ReadAhead(Func<Action<JournalRecord>, ReadOutcome> read) : IDisposable
{
    // Enough that neither thread waits for the other's every record; what lies here while memory is collected must be moved.
    private const int GroupSize = 128;
    private const int GroupsAhead = 4;

    private readonly BlockingCollection<List<JournalRecord>> _groups = new(GroupsAhead);
    private readonly CancellationTokenSource _stop = new();
    private List<JournalRecord> _group = new(GroupSize);
    private ReadOutcome? _outcome;
    private ExceptionDispatchInfo? _broken;

    public ReadOutcome Run(Action<JournalRecord> visit)
    {
        var reader = new Thread(Read) { Name = "journal reader", IsBackground = true };
        reader.Start();
        try
        {
            foreach (var group in _groups.GetConsumingEnumerable())
                group.ForEach(visit);
        }
        finally
        {
            // A visitor that throws leaves nobody behind.
            _stop.Cancel();
            reader.Join();
        }

        _broken?.Throw();
        return _outcome!;
    }

    public void Dispose()
    {
        _groups.Dispose();
        _stop.Dispose();
    }

    private void Read()
    {
        try
        {
            _outcome = read(Take);
            Pass();
        }
        catch (OperationCanceledException)
        {
            // The visitor threw: its exception is what the caller hears.
        }
        catch (Exception problem)
        {
            _broken = ExceptionDispatchInfo.Capture(problem);
        }
        finally
        {
            _groups.CompleteAdding();
        }
    }

    private void Take(JournalRecord record)
    {
        _group.Add(record);
        if (_group.Count == GroupSize)
            Pass();
    }

    private void Pass()
    {
        _groups.Add(_group, _stop.Token);
        _group = new(GroupSize);
    }
}
