using Bowline.Contract;

namespace Bowline.Cli;

/// <summary>Leaves word of a refusal made here, so that the record holds it: with the desk if one runs, else in a file it reads later.</summary>
internal static class RefusalNote
{
    private const long LargestFile = 1_000_000;
    private const int PatienceMs = 2_000;

    public static void Leave(Failure failure, string verb, Settings settings)
    {
        var (profile, _) = ProfileChoice.Of(settings);
        if (profile is null || !Directory.Exists(profile.Folder))
            return;
        var body = Body(failure, verb);
        if (DeskLink.Connect(profile.Socket, PatienceMs) is Knock.Open open)
        {
            using (open.Stream)
            {
                var request = new HttpRequestText("POST", Routes.Refusals) { Body = body };
                if (HttpExchange.Run(open.Stream, request) is HttpOutcome.Answered { Answer.Status: 200 })
                    return;
            }
        }

        try
        {
            HomeFolder.Append(profile.Refusals, [.. body.Span, (byte)'\n'], LargestFile);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Say.Aside($"note: the refusal could not be recorded: {e.Message}");
        }
    }

    /// <summary>Time is not told here: the record's time is when the desk takes it.</summary>
    private static ReadOnlyMemory<byte> Body(Failure failure, string verb)
    {
        return new BodyWriter()
            .Text("command", "bowline " + verb)
            .Text("code", failure.Code)
            .Text("rule", "command line")
            .Text("value", Shown.Text(failure.Message))
            .Done();
    }
}
