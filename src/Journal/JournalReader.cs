using Bowline.Core;

namespace Bowline.Journal;

/// <summary>
/// Reads a journal from its first byte to its last, and trusts no line that the chain does not vouch for.
/// </summary>
public static class JournalReader
{
    /// <summary>A journal of so many bytes is worth a second thread.</summary>
    private const long LargeBytes = 4 * 1024 * 1024;

    /// <summary>
    /// Verifies the whole journal and shows each record, in order, once its line is vouched for. The visitor is called on
    /// the caller's thread; of a large journal the lines behind are verified and decoded meanwhile.
    /// </summary>
    public static ReadOutcome Read(IStorage storage, Action<JournalRecord> visit) => Read(storage, visit, stateAlone: false);

    /// <summary>
    /// As <see cref="Read(IStorage, Action{JournalRecord})"/>, for who folds the state: what is no part of it comes as
    /// <see cref="JournalBody.Passed"/>, and answers come without their bodies.
    /// </summary>
    public static ReadOutcome ReadState(IStorage storage, Action<JournalRecord> visit) => Read(storage, visit, stateAlone: true);

    /// <summary>Verifies the chain without decoding what the lines hold.</summary>
    public static ReadOutcome Verify(IStorage storage) => Walk(storage, static (in LineParts _) => { });

    /// <summary>
    /// Verifies the chain against a head noted earlier, so that even a cut at a line's end shows. The outcome is damage
    /// when the journal ends before the noted record or holds another one in its place.
    /// </summary>
    public static ReadOutcome Verify(IStorage storage, JournalHead noted)
    {
        var reached = noted.Sequence == 0;
        JournalDamage? other = null;
        var outcome = Walk(storage, (in LineParts line) =>
        {
            if (line.Sequence != noted.Sequence) return;
            reached = true;
            if (!HashEquals(line.Hash, noted.Hash))
                other = new(0, 0, noted.Sequence, $"record {noted.Sequence} is not the one that was noted");
        });
        if (outcome is not ReadOutcome.Whole whole) return outcome;
        if (other is not null) return new ReadOutcome.Damaged(other);
        if (reached) return outcome;
        var what = $"ends before noted record {noted.Sequence}";
        return new ReadOutcome.Damaged(new(0, 0, whole.Head.Sequence + 1, what));
    }

    internal static ReadOutcome Walk(IStorage storage, LineVisitor visit)
    {
        var listed = storage.List(out var segments);
        if (!listed.IsDone) return new ReadOutcome.Unread(listed.Why);
        using var walk = new JournalWalk(storage, visit);
        return walk.Run(segments);
    }

    private static ReadOutcome Read(IStorage storage, Action<JournalRecord> visit, bool stateAlone)
    {
        if (!IsLarge(storage))
            return Decode(storage, visit, stateAlone);
        using var ahead = new ReadAhead(take => Decode(storage, take, stateAlone));
        return ahead.Run(visit);
    }

    private static ReadOutcome Decode(IStorage storage, Action<JournalRecord> take, bool stateAlone)
    {
        var texts = new KnownTexts();
        return Walk(storage, (in LineParts line) => take(ToRecord(line, texts, stateAlone)));
    }

    private static bool IsLarge(IStorage storage) =>
        storage.List(out var segments).IsDone && segments.Sum(segment => segment.Length) > LargeBytes;

    private static JournalRecord ToRecord(in LineParts line, KnownTexts texts, bool stateAlone)
    {
        var at = new Time(line.At);
        return new(line.Sequence, at, KindTable.Decode(line.Kind, at, line.Data, texts, stateAlone));
    }

    private static bool HashEquals(ReadOnlySpan<byte> digits, string noted)
    {
        if (digits.Length != noted.Length) return false;
        for (var i = 0; i < digits.Length; i++)
        {
            if (digits[i] != noted[i]) return false;
        }

        return true;
    }
}

internal delegate void LineVisitor(in LineParts line);
