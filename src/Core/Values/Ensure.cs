using System.Runtime.CompilerServices;

namespace Bowline.Core;

/// <summary>Assertions that stay on in release: a failed one is a programmer error and stops the process.</summary>
public static class Ensure
{
    /// <exception cref="BrokenInvariantException">The condition does not hold.</exception>
    public static void That(bool condition, [CallerArgumentExpression(nameof(condition))] string text = "")
    {
        if (!condition)
            throw new BrokenInvariantException($"This must hold and does not: {text}");
    }
}

/// <summary>Something that must always hold did not: our mistake, never the venue's nor the user's.</summary>
public sealed class BrokenInvariantException : Exception
{
    public BrokenInvariantException(string message) : base(message) { }
}
