namespace Bowline.Paper;

/// <summary>What opening an account came to.</summary>
public enum AccountOpening
{
    Opened,

    /// <summary>The key exists already; the account is untouched.</summary>
    KnownKey,

    /// <summary>Key empty or too long, or balance out of bounds.</summary>
    Invalid,
}
