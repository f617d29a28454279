namespace Bowline.Cli;

/// <summary>Asks a person, when there is one: never off a terminal, never with <c>--yes</c>.</summary>
internal static class Confirm
{
    public static bool Asked(Invocation invocation, string question)
    {
        if (invocation.Has("yes") || invocation.Json || Console.IsInputRedirected || Console.IsErrorRedirected)
            return true;
        Console.Error.Write($"{question} [y/N] ");
        return Console.ReadLine()?.Trim().ToLowerInvariant() is "y" or "yes";
    }
}
