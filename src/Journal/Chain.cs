using System.Text;

namespace Bowline.Journal;

/// <summary>Walks the hash chain line by line: the same walk for the writer and for the reader.</summary>
internal sealed class Chain
{
    private byte[] _scratch = new byte[4096];

    public Chain(JournalHead head)
    {
        Sequence = head.Sequence;
        Encoding.ASCII.GetBytes(head.Hash, _scratch);
    }

    /// <summary>Sequence of the last line.</summary>
    public long Sequence { get; private set; }

    public JournalHead Head => new(Sequence, Encoding.ASCII.GetString(_scratch, 0, LineFormat.HashDigits));

    /// <summary>Adds a line (its bytes without hash) and gives its hash digits, valid until the next call.</summary>
    public ReadOnlySpan<byte> Add(ReadOnlySpan<byte> covered)
    {
        Span<byte> due = stackalloc byte[LineFormat.HashDigits];
        Digest(covered, due);
        due.CopyTo(_scratch);
        Sequence++;
        return _scratch.AsSpan(0, LineFormat.HashDigits);
    }

    /// <summary>Adds a line if it carries the hash it must have.</summary>
    public bool Accept(ReadOnlySpan<byte> covered, ReadOnlySpan<byte> hash)
    {
        Span<byte> due = stackalloc byte[LineFormat.HashDigits];
        Digest(covered, due);
        if (!due.SequenceEqual(hash)) return false;
        due.CopyTo(_scratch);
        Sequence++;
        return true;
    }

    private void Digest(ReadOnlySpan<byte> covered, Span<byte> digits)
    {
        var length = LineFormat.HashDigits + covered.Length;
        if (length > _scratch.Length) Array.Resize(ref _scratch, length * 2);
        covered.CopyTo(_scratch.AsSpan(LineFormat.HashDigits));
        LineFormat.Digest(_scratch.AsSpan(0, length), digits);
    }
}
