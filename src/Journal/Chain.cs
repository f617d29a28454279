using System.Security.Cryptography;
using System.Text;

namespace Bowline.Journal;

/// <summary>Walks the hash chain line by line: the same walk for the writer and for the reader.</summary>
internal sealed class Chain : IDisposable
{
    /// <summary>Most lines are shorter, in bytes.</summary>
    private const int Usual = 1024;

    // Kept from line to line: to set one up for each takes as long as the hashing of a line.
    private readonly IncrementalHash _sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    // The newest hash's digits, and behind them room for what is hashed with them: one call of the library instead of two.
    private readonly byte[] _hashed = new byte[LineFormat.HashDigits + Usual];

    public Chain(JournalHead head)
    {
        Sequence = head.Sequence;
        Encoding.ASCII.GetBytes(head.Hash, Digits);
    }

    /// <summary>Sequence of the last line.</summary>
    public long Sequence { get; private set; }

    public JournalHead Head => new(Sequence, Encoding.ASCII.GetString(Digits));

    private Span<byte> Digits => _hashed.AsSpan(0, LineFormat.HashDigits);

    /// <summary>Adds a line (its bytes without hash) and gives its hash digits, valid until the next call.</summary>
    public ReadOnlySpan<byte> Add(ReadOnlySpan<byte> covered)
    {
        Span<byte> due = stackalloc byte[LineFormat.HashDigits];
        Digest(covered, due);
        Advance(due);
        return Digits;
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
        due.CopyTo(Digits);
        Sequence++;
    }

    private void Digest(ReadOnlySpan<byte> covered, Span<byte> digits)
    {
        Span<byte> raw = stackalloc byte[SHA256.HashSizeInBytes];
        if (covered.Length <= Usual)
        {
            covered.CopyTo(_hashed.AsSpan(LineFormat.HashDigits));
            _sha.AppendData(_hashed, 0, LineFormat.HashDigits + covered.Length);
        }
        else
        {
            _sha.AppendData(_hashed, 0, LineFormat.HashDigits);
            _sha.AppendData(covered);
        }

        _sha.GetHashAndReset(raw);
        Convert.TryToHexStringLower(raw, digits, out _);
    }
}
