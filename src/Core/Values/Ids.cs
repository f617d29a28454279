namespace Bowline.Core;

/// <summary>A contract's name at the venue, upper case [<c>symbol</c>].</summary>
public readonly record struct Symbol(string Name) : IComparable<Symbol>
{
    public int CompareTo(Symbol other) => string.CompareOrdinal(Name, other.Name);

    public override string ToString() => Name;
}

/// <summary>
/// The link id of one execution: a prefix of its kind and eight characters of base 36 (<c>ORD-4f9k2m1x</c>).
/// </summary>
public readonly record struct ExecutionId(string Text) : IComparable<ExecutionId>
{
    public int CompareTo(ExecutionId other) => string.CompareOrdinal(Text, other.Text);

    public override string ToString() => Text;
}

/// <summary>The id we give an order, at most 36 characters [<c>newClientOrderId</c>].</summary>
public readonly record struct ClientOrderId(string Text) : IComparable<ClientOrderId>
{
    /// <summary>
    /// The id of a child order: link id, leg, number within the leg, and for each further attempt the next of
    /// <c>a</c> … <c>z</c>, <c>aa</c>, <c>ab</c> ….
    /// </summary>
    public static ClientOrderId Derive(ExecutionId execution, char leg, int number, int attempt)
    {
        Span<char> letters = stackalloc char[8];
        var from = letters.Length;
        for (var left = attempt; left > 0; left = (left - 1) / 26)
            letters[--from] = (char)('a' + ((left - 1) % 26));
        return new($"{execution.Text}-{leg}{number:00}{letters[from..]}");
    }

    public int CompareTo(ClientOrderId other) => string.CompareOrdinal(Text, other.Text);

    public override string ToString() => Text;
}

/// <summary>The id the venue gives an order, 64 bits [<c>orderId</c>].</summary>
public readonly record struct VenueOrderId(long Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>The venue's id of one match, unique within its symbol [<c>t</c>, <c>id</c>].</summary>
public readonly record struct TradeId(long Value)
{
    /// <summary>False for a number of our own making, below zero: the venue told a fill without one.</summary>
    public bool IsNumbered => Value >= 0;

    public override string ToString() => Value.ToString();
}
