namespace Bowline.Paper;

/// <summary>One trading account.</summary>
internal sealed class Account(int index)
{
    public int Index { get; } = index;
}
