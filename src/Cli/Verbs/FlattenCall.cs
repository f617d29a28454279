using Bowline.Contract;

namespace Bowline.Cli;

/// <summary>
/// Stays with a flatten until the exchange says that it is flat. The desk does it whether anybody looks on or not; the same
/// request again looks on, and where the desk has died in between it is asked for anew.
/// </summary>
internal static class FlattenCall
{
    private const int RetryMs = 1_000;
    private const int MostLosses = 60;

    private static volatile bool _isInterrupted;

    public static int Stay(DeskCall call, Invocation invocation)
    {
        var (profile, failure) = ProfileChoice.Of(invocation.Settings);
        if (profile is null)
            return Say.Failure(invocation, failure!);
        Console.CancelKeyPress += Interrupt;
        try
        {
            return Stay(call, profile, invocation);
        }
        finally
        {
            Console.CancelKeyPress -= Interrupt;
        }
    }

    private static int Stay(DeskCall call, ProfileChoice profile, Invocation invocation)
    {
        for (var lost = 0; ;)
        {
            var (outcome, why) = call.Ask(profile, invocation);
            if (outcome is HttpOutcome.Answered { Answer: var answer })
            {
                var isFlat = answer.Headers.GetValueOrDefault(ApiHeaders.Exit) != "5";
                // One document is the answer: the last one.
                if (isFlat || _isInterrupted || !invocation.Json)
                {
                    var exit = DeskCall.Print(answer, invocation);
                    if (isFlat || _isInterrupted)
                        return exit;
                }

                lost = 0;
                continue;
            }

            if (outcome is null || ++lost > MostLosses || _isInterrupted)
            {
                return Say.Failure(invocation, why ?? Failure.NotKnown(
                    "desk-broke-off", "the desk broke off; what it had written down it goes on with: `bowline positions` and `bowline orders` show how things stand"));
            }

            Say.Aside($"{((HttpOutcome.Broken)outcome).Why}; asking again, it is the same flatten");
            Pause.For(RetryMs);
        }
    }

    // The first Ctrl-C leaves after the next answer; a second one ends the command at once. The desk goes on in both cases.
    private static void Interrupt(object? sender, ConsoleCancelEventArgs e)
    {
        e.Cancel = !_isInterrupted;
        _isInterrupted = true;
    }
}
