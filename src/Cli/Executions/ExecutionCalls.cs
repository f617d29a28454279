using Bowline.Contract;

namespace Bowline.Cli;

/// <summary>Starts and steers executions: every value goes to the desk as it was typed, so that one place reads it.</summary>
internal static class ExecutionCalls
{
    public static int Start(Invocation i)
    {
        var verb = i.Verb.Execution!;
        var linkId = LinkIds.New(verb.Prefix);
        // A face that stays hears of every step; only a document has to wait for its end.
        var staysAttached = Stays(i, verb);
        var waits = i.Has("wait") && !staysAttached;
        var body = new BodyWriter()
            .Text("verb", verb.Name).Text("linkId", linkId).Text("symbol", i.Word("SYMBOL"))
            .Texts("parameters", Parameters(i, verb))
            .Yes("round", i.Has("round")).Yes("whatIf", i.Has("what-if")).Yes("wait", waits).Yes("detach", i.Has("detach"))
            .Text("mode", ProfileChoice.ModeOf(i.Settings).Name)
            .Done();
        var call = DeskCall.Post(Routes.Executions, body) with { LinkId = linkId, Endless = waits };
        return staysAttached ? Attached.Start(call, i, linkId) : call.Run(i);
    }

    public static int Pause(Invocation i) => Steer(i, Routes.Pause);

    public static int Resume(Invocation i) => Steer(i, Routes.Resume);

    public static int End(Invocation i) => Steer(i, Routes.End);

    public static int Finish(Invocation i) => Steer(i, Routes.Finish);

    /// <summary>The list, or one of it; with <c>--follow</c> until it has ended.</summary>
    public static int Show(Invocation i)
    {
        if (i.Word("EXECUTION") is not { } linkId)
        {
            return i.Has("follow")
                ? Say.Failure(i, Failure.Unreadable("follow-what", "--follow needs the EXECUTION to follow"))
                : DeskCall.Get(Routes.Executions).Run(i);
        }

        return i.Has("follow") && !i.Json ? Attached.Follow(i, linkId) : DeskCall.Get(PathOf(linkId)).Run(i);
    }

    public static string PathOf(string linkId) => Routes.Executions + "/" + Uri.EscapeDataString(linkId);

    public static DeskCall Steering(Invocation i, string linkId, string route) => DeskCall.Post(
        PathOf(linkId) + route,
        new BodyWriter().Yes("whatIf", i.Has("what-if")).Text("mode", ProfileChoice.ModeOf(i.Settings).Name).Done());

    private static int Steer(Invocation i, string route) => Steering(i, i.Word("EXECUTION")!, route).Run(i);

    private static bool Stays(Invocation i, ExecutionVerb verb)
    {
        if (i.Json || i.Has("detach") || i.Has("what-if"))
            return false;
        return i.Has("wait") || (verb.Returns == ReturnsWhen.Started && !Console.IsOutputRedirected);
    }

    private static List<(string Name, string Value)> Parameters(Invocation i, ExecutionVerb verb)
    {
        var given = new List<(string Name, string Value)>();
        foreach (var word in verb.Words)
        {
            if (i.Word(word.Value ?? word.Name) is { } value)
                given.Add((word.Name, value));
        }

        foreach (var flag in verb.Flags)
        {
            if (i.Flag(flag.Name) is { } value)
                given.Add((flag.Name, value));
        }

        return given;
    }
}
