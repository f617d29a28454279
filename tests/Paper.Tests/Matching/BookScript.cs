using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Bowline.Paper.Tests;

/// <summary>
/// Everything a book can be asked, in a random row from a seed: market orders, accounts' orders, displayed levels,
/// takers, prints. What it answers and what it holds goes into one digest.
/// </summary>
internal sealed class BookScript(Book book, ulong seed) : IBookListener, IDisposable
{
    private const int MostEntries = 200;

    private readonly Prng chance = new(seed);
    private readonly List<BookOrder> entries = [];
    private readonly IncrementalHash digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] buffer = new byte[sizeof(long) * 512];
    private int filled;
    private long lastId;
    private long middle = 50_000;

    /// <summary>Runs so many messages and gives the digest of everything so far, the whole state included.</summary>
    public string Run(int messages, int stateEvery)
    {
        book.Listener = this;
        for (var i = 1; i <= messages; i++)
        {
            Step();
            if (i % stateEvery == 0)
                NoteState();
        }
        Flush();
        return Convert.ToHexStringLower(digest.GetCurrentHash());
    }

    public void LevelChanged(Side side, long ticks, long lots)
    {
        Note((long)side);
        Note(ticks);
        Note(lots);
    }

    public void Traded(in PublicTrade trade) => throw new NotSupportedException();

    public void Dispose() => digest.Dispose();

    private void Step()
    {
        if (chance.Below(500) == 0)
            middle = chance.Below(20) switch { 0 => 1, 1 => 1_000_000_000, _ => 50_000 + chance.Below(3_000) };
        var side = (Side)chance.Below(2);
        var ticks = Price(side);
        switch (chance.Below(100))
        {
            case < 40:
                Place(NewId(), side, ticks, chance.Below(50) + 1);
                break;
            case < 70:
                Cancel(Id(chance.Below(lastId + 1)));
                break;
            case < 78:
                Enter(side, ticks);
                break;
            case < 84:
                Leave();
                break;
            case < 93:
                Note(book.TellExternal(side, ticks, chance.Below(3) * chance.Below(40)) ? 1 : 0);
                break;
            case < 96:
                book.PassQueue(side, ticks, chance.Below(30));
                break;
            default:
                Sweep(side, side == Side.Buy ? long.MaxValue : long.MinValue, chance.Below(200));
                break;
        }
    }

    // Near the middle mostly, so that levels fill and cross; now and then anywhere.
    private long Price(Side side)
    {
        var away = chance.Below(100) == 0 ? chance.Below(200_000) : chance.Below(40) - 4;
        return Math.Clamp(side == Side.Buy ? middle - away : middle + away, -1, Book.MaxTicks + 1);
    }

    // Ids in a row, with their bits spread so that some differ only in the upper half.
    private long NewId() => Id(lastId++);

    private static long Id(long number) => (number & 7) == 0 ? number << 32 : number + 1;

    private void Place(long id, Side side, long ticks, long lots)
    {
        if (book.Holds(id))
            return;
        var left = Sweep(side, ticks, lots);
        Note(left > 0 && book.Rest(id, side, ticks, left) ? id : -1);
    }

    private long Sweep(Side side, long limit, long lots)
    {
        var makers = side == Side.Buy ? Side.Sell : Side.Buy;
        while (lots > 0 && book.Meets(makers, limit))
        {
            var maker = book.Peek(makers, limit);
            var taken = Math.Min(lots, maker.Lots);
            book.Take(maker, taken);
            Note(maker.Id);
            Note(maker.Ticks);
            Note(taken);
            lots -= taken;
        }
        return lots;
    }

    private void Cancel(long id)
    {
        var found = book.Remove(id, out var gone);
        Note(found ? gone.Lots : -1);
        Note(gone.QueueAhead);
    }

    private void Enter(Side side, long ticks)
    {
        entries.RemoveAll(entry => !entry.IsResting);
        if (entries.Count == MostEntries || Sweep(side, ticks, 1) == 0)
            return;
        var entry = new BookOrder(lastId, (int)chance.Below(9) + 1, side, ticks, chance.Below(50) + 1);
        if (book.Rest(entry))
            entries.Add(entry);
    }

    private void Leave()
    {
        if (entries.Count == 0)
            return;
        var entry = entries[(int)chance.Below(entries.Count)];
        Note(entry.Lots);
        Note(book.PeekOrder(entry).Lots);
        if (chance.Below(2) == 0)
            book.Remove(entry);
        else if (entry.IsResting)
            book.Shrink(entry, chance.Below(entry.Lots) + 1);
    }

    private void NoteState()
    {
        foreach (var side in new[] { Side.Buy, Side.Sell })
        {
            Note(book.Best(side)?.Ticks ?? -1);
            foreach (var level in book.Levels(side))
            {
                Note(level.Ticks);
                Note(level.QueuedLots);
                Note(level.ExternalTold);
                Note(level.External);
                foreach (var order in book.OrdersAt(side, level.Ticks))
                {
                    Note(order.Id);
                    Note(order.Owner);
                    Note(order.Lots);
                    Note(order.QueueAhead);
                }
            }
        }
    }

    private void Note(long value)
    {
        if (filled == buffer.Length)
            Flush();
        BinaryPrimitives.WriteInt64LittleEndian(buffer.AsSpan(filled), value);
        filled += sizeof(long);
    }

    private void Flush()
    {
        digest.AppendData(buffer.AsSpan(0, filled));
        filled = 0;
    }
}
