using System.Collections.Immutable;
using Bowline.Binance;
using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>
/// One connection of a route and the streams it carries: the first ones in its path, later ones subscribed in batches,
/// unwanted ones given back. Paced far below the venue's ten messages a second.
/// </summary>
internal sealed class StreamLine
{
    /// <summary>The venue carries 1,024 streams on a connection.</summary>
    public const int Most = 1_000;

    private const int InPathMax = 20;
    private const int InMessageMax = 50;
    private const int MessageEveryMs = 250;
    private readonly SessionContext _context;
    private readonly SortedSet<string> _wanted = new(StringComparer.Ordinal);
    private SortedSet<string> _asked = new(StringComparer.Ordinal);
    private SortedSet<string> _askedOfTheOther = new(StringComparer.Ordinal);
    private readonly Action _connecting;
    private ulong _message;

    /// <param name="connecting">Called before a new connection: what an old one told may not be compared with its news.</param>
    /// <param name="opened">Called when a connection is open.</param>
    public StreamLine(
        SessionContext context, string name, string route, StreamPatience patience, Action connecting, Action opened)
    {
        (_context, _connecting) = (context, connecting);
        Life = new(context, name, route, Path, patience, () =>
        {
            Converse();
            opened();
        }, new(SecondPath, Carry, IsWhole));
    }

    public StreamLife Life { get; }

    private string Full => $"streams-full-{Life.Name}";

    /// <summary>Wants a stream; false when the connection is full, which is an alarm.</summary>
    public bool Follow(string stream)
    {
        if (_wanted.Contains(stream))
            return true;
        if (_wanted.Count >= Most)
        {
            if (!_context.Ledger.Alarms.Has(Full))
                _context.Emit(new Event.AlarmRaised(_context.Now, Full,
                    $"the {Life.Name} connection carries {Most} streams, which is the most: {stream} is not followed"));
            return false;
        }

        _wanted.Add(stream);
        if (Life.IsOpen)
            Converse();
        else
            Life.Start();
        return true;
    }

    /// <summary>A stream is not wanted any more.</summary>
    public void Leave(string stream)
    {
        if (!_wanted.Remove(stream))
            return;
        if (_context.Ledger.Alarms.Has(Full))
            _context.Emit(new Event.AlarmCleared(_context.Now, Full));
        Converse();
    }

    private string Path()
    {
        _connecting();
        _asked = Firsts();
        return PathOf(_asked);
    }

    // The engine is the same, so what the first connection told may be compared with the second's news.
    private string SecondPath()
    {
        _askedOfTheOther = Firsts();
        return PathOf(_askedOfTheOther);
    }

    private void Carry(bool second)
    {
        (_asked, _askedOfTheOther) = (_askedOfTheOther, _asked);
        Converse();
    }

    private bool IsWhole() => _asked.SetEquals(_wanted);

    private SortedSet<string> Firsts() => new(_wanted.Take(InPathMax), StringComparer.Ordinal);

    private static string PathOf(SortedSet<string> streams) => "/ws/" + string.Join('/', streams.Select(Encoded));

    // Symbols may hold letters of any script.
    private static string Encoded(string stream) =>
        stream.IndexOf('@', StringComparison.Ordinal) is var at and > 0 ? Percent.Encode(stream[..at]) + stream[at..] : stream;

    private void Converse()
    {
        var timer = $"{Life.Name}-subscribe";
        if (!Life.IsOpen || _context.Timers.Has(timer))
            return;
        ImmutableArray<string> left = [.. _asked.Where(s => !_wanted.Contains(s)).Take(InMessageMax)];
        ImmutableArray<string> next = [.. _wanted.Where(s => !_asked.Contains(s)).Take(InMessageMax)];
        if (!left.IsEmpty)
            Say(ControlMethods.Unsubscribe, left);
        else if (!next.IsEmpty)
            Say(ControlMethods.Subscribe, next);
        else
            return;
        _asked.ExceptWith(left);
        _asked.UnionWith(left.IsEmpty ? next : []);
        _context.Timers.Set(timer, _context.In(MessageEveryMs), Converse);
    }

    private void Say(string method, ImmutableArray<string> streams) =>
        Life.Write(Wire.Encode(ControlRequest.Of(method, streams, ++_message), WireJson.Shapes.ControlRequest));
}
