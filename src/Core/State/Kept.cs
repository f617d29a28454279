namespace Bowline.Core;

/// <summary>A member of the state with its fingerprint, so that replacing it does not mix it again.</summary>
internal readonly record struct Kept<TValue>(TValue? Member, StateHash Hash)
    where TValue : class, IStateful;
