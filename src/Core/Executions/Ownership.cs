namespace Bowline.Core;

/// <summary>Whose order is this? Ids we derive say so themselves.</summary>
public static class Ownership
{
    public const int LongestId = 36;

    /// <summary>The execution an id was derived from; null when it is not an id of ours.</summary>
    public static ExecutionId? OwnerOf(ClientOrderId id)
    {
        var text = id.Text;
        var first = text.IndexOf('-', StringComparison.Ordinal);
        var end = first + 1 + LinkId.Characters;
        return first > 0 && text.Length > end && text[end] == '-'
            && LinkId.IsValid(text[..end]) && IsLeg(text.AsSpan(end + 1))
            ? new ExecutionId(text[..end])
            : null;
    }

    public static bool IsOurs(ClientOrderId id) => OwnerOf(id) is not null;

    /// <summary>1 to 36 of the characters the venue takes: <c>^[\.A-Z\:/a-z0-9_-]{1,36}$</c>.</summary>
    public static bool IsLegal(ClientOrderId id) =>
        id.Text.Length is >= 1 and <= LongestId && id.Text.All(c => char.IsAsciiLetterOrDigit(c)
            || c is '.' or ':' or '/' or '_' or '-');

    /// <summary>The refusal of an id with other characters or more of them.</summary>
    public static Refusal IllegalId(ClientOrderId id) => new(
        "client-order-id",
        "a client order id has 1 to 36 characters of A-Z a-z 0-9 . : / _ -",
        id.Text.Length <= LongestId ? id.Text : $"{id.Text[..LongestId]}… ({id.Text.Length} characters)",
        [],
        "shorten it, or leave --client-order-id out",
        id.Text.Length > LongestId ? -4015 : -1100);

    /// <summary>The refusal of an id that would be taken for one of ours.</summary>
    public static Refusal ReservedId(ClientOrderId id) => new(
        "client-order-id-reserved",
        "ids of this form are the desk's own: by them it knows its orders",
        id.Text,
        [],
        "choose another id, or leave --client-order-id out",
        null);

    /// <summary>The leg an id was derived for; null when it is not an id of ours.</summary>
    public static LegKey? LegOf(ClientOrderId id) =>
        OwnerOf(id) is { } owner && id.Text.AsSpan(owner.Text.Length + 1) is var leg
            ? new LegKey(leg[0], int.Parse(leg[1..].TrimEnd("abcdefghijklmnopqrstuvwxyz")))
            : null;

    // A leg's letter, two to nine digits, and perhaps letters for a further attempt.
    private static bool IsLeg(ReadOnlySpan<char> text)
    {
        if (text.Length < 3 || !char.IsAsciiLetterLower(text[0]))
            return false;
        var digits = text[1..].TrimEnd("abcdefghijklmnopqrstuvwxyz");
        return digits.Length is >= 2 and <= 9 && !digits.ContainsAnyExceptInRange('0', '9');
    }
}
