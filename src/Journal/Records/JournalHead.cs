namespace Bowline.Journal;

/// <summary>The last record of a journal: note it elsewhere, and a later cut shows against it.</summary>
/// <param name="Sequence">0 for a journal without records.</param>
/// <param name="Hash">64 lowercase hexadecimal digits.</param>
public sealed record JournalHead(long Sequence, string Hash)
{
    public static JournalHead Genesis { get; } = new(0, new string('0', LineFormat.HashDigits));

    public override string ToString() => $"{Sequence}:{Hash}";
}
