using System.Security.Cryptography;
using System.Text;

namespace Bowline.Journal;

/// <summary>Walks the hash chain line by line: the same walk for the writer and for the reader.</summary>
internal sealed class Chain : IDisposable
{
    // Kept from line to line: to set one up for each takes as long as the hashing of a line.
    private readonly IncrementalHash _sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _digits = new byte[LineFormat.HashDigits];

    public Chain(JournalHead head)
    {
        Sequence = head.Sequence;
        Encoding.ASCII.GetBytes(head.Hash, _digits);
    }

    /// <summary>Sequence of the last line.</summary>
    public long Sequence { get; private set; }

    public JournalHead Head => new(Sequence, Encoding.ASCII.GetString(_digits));

    /// <summary>Adds a line (its bytes without hash) and gives its hash digits, valid until the next call.</summary>
    public ReadOnlySpan<byte> Add(ReadOnlySpan<byte> covered)
    {
        Span<byte> due = stackalloc byte[LineFormat.HashDigits];
        Digest(covered, due);
        Advance(due);
        return _digits;
    }

    /// <summary>Adds a line if it carries the hash it must have.</summary>
    public bool Accept(ReadOnlySpan<byte> covered, ReadOnlySpan<byte> hash)
    {
        Span<byte> due = stackalloc byte[LineFormat.HashDigits];
        Digest(covered, due);
        if (!due.SequenceEqual(hash)) return false;
        Advance(due);
        return true;
    }

    public void Dispose() => _sha.Dispose();

    private void Advance(ReadOnlySpan<byte> due)
    {
        due.CopyTo(_digits);
        Sequence++;
    }

    private void Digest(ReadOnlySpan<byte> covered, Span<byte> digits)
    {
        Span<byte> raw = stackalloc byte[SHA256.HashSizeInBytes];
        _sha.AppendData(_digits);
        _sha.AppendData(covered);
        _sha.GetHashAndReset(raw);
        Convert.TryToHexStringLower(raw, digits, out _);
    }
}
