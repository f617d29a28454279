using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>What a key may do at the venue [<c>apiRestrictions</c>].</summary>
/// <param name="Created">When the key was made.</param>
public sealed record KeyRights(bool Futures, bool Withdrawals, bool RestrictedToAddresses, Time Created)
{
    /// <summary>Older than this, a key should be renewed.</summary>
    public static readonly TimeSpan RenewAfter = TimeSpan.FromDays(90);

    /// <summary>The verdict at <paramref name="now"/>: a refusal outweighs any warning.</summary>
    public KeyVerdict Judge(Time now)
    {
        if (Withdrawals)
            return new KeyVerdict.Refused("key-can-withdraw",
                "The key may withdraw money; make one without that right.");
        if (!Futures)
            return new KeyVerdict.Refused("key-without-futures",
                "The key may not trade futures; allow it for this key.");
        List<string> warnings = [];
        if (!RestrictedToAddresses)
            warnings.Add("The key works from every address; restrict it to this machine's.");
        if (now - Created > RenewAfter)
            warnings.Add(
                $"The key is {(int)(now - Created).TotalDays} days old; make a new one every {RenewAfter.Days}.");
        return new KeyVerdict.Accepted([.. warnings]);
    }
}

/// <summary>May this key be used: a closed family.</summary>
public abstract record KeyVerdict
{
    private KeyVerdict() { }

    /// <param name="Warnings">In words, empty when all is well.</param>
    public sealed record Accepted(System.Collections.Immutable.ImmutableArray<string> Warnings) : KeyVerdict;

    /// <param name="Code">Stable code, listed in docs/errors.md.</param>
    public sealed record Refused(string Code, string Text) : KeyVerdict;
}
