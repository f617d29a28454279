namespace Bowline.Core;

/// <summary>
/// A 128-bit fingerprint of state. The fingerprint of a collection is the sum, modulo 2^128, of its members'
/// fingerprints:
/// it can be kept up to date member by member, and equal states have equal fingerprints whatever path led to them.
/// It tells honest states apart (replay against live); it is no defence against forgery: that is the journal's chain.
/// </summary>
public readonly record struct StateHash(ulong High, ulong Low)
{
    public static StateHash Empty => default;

    private UInt128 Whole => new(High, Low);

    public static StateHash operator +(StateHash a, StateHash b) => From(unchecked(a.Whole + b.Whole));

    public static StateHash operator -(StateHash a, StateHash b) => From(unchecked(a.Whole - b.Whole));

    /// <summary>The fingerprint of one member.</summary>
    public static StateHash Of<T>(T member)
        where T : IStateful
    {
        var mixer = StateMixer.Begin();
        member.MixInto(ref mixer);
        return mixer.Finish();
    }

    /// <summary>32 hexadecimal digits.</summary>
    public override string ToString() => $"{High:x16}{Low:x16}";

    private static StateHash From(UInt128 whole) => new((ulong)(whole >> 64), (ulong)(whole & ulong.MaxValue));
}

/// <summary>Something that is part of the desk's state and can say all of itself, key included.</summary>
public interface IStateful
{
    void MixInto(ref StateMixer mixer);
}
