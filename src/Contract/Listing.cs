using System.Collections;

namespace Bowline.Contract;

/// <summary>The rows of a list, and beside them why some may be missing.</summary>
/// <param name="rows">What is known.</param>
/// <param name="lacks">For a person; nothing when the list is whole.</param>
public sealed class Listing<T>(IReadOnlyList<T> rows, string? lacks = null) : IReadOnlyList<T>
{
    public string? Lacks => lacks;

    public int Count => rows.Count;

    public T this[int index] => rows[index];

    public IEnumerator<T> GetEnumerator() => rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
