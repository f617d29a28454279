using System.Globalization;
using Bowline.Contract;

namespace Bowline.Cli;

/// <summary>One question to the desk, and what is done when it dies over it.</summary>
internal sealed record DeskCall(string Method, string PathAndQuery)
{
    public const int PatienceMs = 60_000;

    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>The link id under which the desk can be asked for what became of it.</summary>
    public string? LinkId { get; init; }

    /// <summary>Waits as long as the order lives.</summary>
    public bool Endless { get; init; }

    /// <summary>Starts a desk when none answers.</summary>
    public bool StartsDesk { get; init; } = true;

    public static DeskCall Get(string pathAndQuery) => new("GET", pathAndQuery);

    public static DeskCall Post(string path, ReadOnlyMemory<byte> body) => new("POST", path) { Body = body };

    /// <summary>Asks, prints the answer, gives the exit code.</summary>
    public int Run(Invocation invocation)
    {
        var (profile, failure) = ProfileChoice.Of(invocation.Settings);
        if (profile is null)
            return Say.Failure(invocation, failure!);
        var (outcome, why) = Ask(profile, invocation);
        return outcome switch
        {
            HttpOutcome.Answered answered => Print(answered.Answer, invocation),
            HttpOutcome.Broken broken when Method == "POST" => AfterBreak(broken, profile, invocation),
            HttpOutcome.Broken broken => Say.Failure(invocation, Failure.Unreachable("desk-broke-off", broken.Why)),
            _ => Say.Failure(invocation, why!),
        };
    }

    /// <summary>The outcome, or why the desk could not be asked at all.</summary>
    public (HttpOutcome? Outcome, Failure? Why) Ask(ProfileChoice profile, Invocation invocation)
    {
        var timeout = Endless ? -1 : PatienceMs;
        var knock = DeskLink.Connect(profile.Socket, timeout);
        if (knock is Knock.NobodyThere)
        {
            if (!StartsDesk)
                return (null, Failure.Unreachable("no-desk", $"no desk is running for profile {profile.Name}; `bowline desk start` starts one"));
            if (DeskStarter.Start(profile, invocation.Settings) is { } failure)
                return (null, failure);
            knock = DeskLink.Connect(profile.Socket, timeout);
        }

        if (knock is not Knock.Open open)
            return (null, Failure.Unreachable("desk-unreachable", knock is Knock.Failed failed ? failed.Why : "the desk was started and is gone again"));
        using (open.Stream)
            return (HttpExchange.Run(open.Stream, Request(profile, invocation)), null);
    }

    private HttpRequestText Request(ProfileChoice profile, Invocation invocation)
    {
        var request = new HttpRequestText(Method, PathAndQuery) { Body = Body };
        request.Headers.Add((ApiHeaders.Mode, profile.Mode));
        var market = invocation.Settings.Find(SettingNames.Market);
        if (market.Value is { } named && market.From is "--market" or "environment" && !named.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            request.Headers.Add((ApiHeaders.Market, named));
        request.Headers.Add(("Accept", invocation.Json ? "application/json" : ApiHeaders.Transcript));
        return request;
    }

    public static int Print(HttpAnswer answer, Invocation invocation)
    {
        Builds.NoteOther(answer);
        AlarmLine.Note(answer, invocation);
        if (answer.Headers.TryGetValue(ApiHeaders.Lacks, out var lacks))
            Say.Aside($"NOT ALL: {lacks}");
        if (answer.Headers.GetValueOrDefault("Content-Type")?.StartsWith(ApiHeaders.Transcript, StringComparison.Ordinal) == true)
            Say.Transcript(answer.Body);
        else if (invocation.Json || answer.Status == 200)
            Say.Raw(answer.Body is [.., (byte)'\n'] ? answer.Body : [.. answer.Body, (byte)'\n']);
        else
            Say.Aside($"bowline: the desk answered with HTTP status {answer.Status}");
        return answer.Headers.TryGetValue(ApiHeaders.Exit, out var text) &&
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code <= (int)ExitCode.Interrupted
                ? code
                : answer.Status == 200 ? (int)ExitCode.Done : (int)ExitCode.Unreachable;
    }

    /// <summary>The request left and no answer came. It is asked for, never sent again.</summary>
    private int AfterBreak(HttpOutcome.Broken broken, ProfileChoice profile, Invocation invocation)
    {
        if (LinkId is null)
        {
            return Say.Failure(invocation, Failure.NotKnown(
                "desk-broke-off", $"{broken.Why}; `bowline orders` and `bowline positions` show how things stand"));
        }

        Say.Aside($"{broken.Why}; asking for {LinkId}, not sending it again");
        var again = Get(Routes.Executions + "/" + LinkId);
        var (outcome, _) = again.Ask(profile, invocation);
        if (outcome is HttpOutcome.Answered { Answer: { Status: 200 } answer })
            return Print(answer, invocation);
        return outcome is HttpOutcome.Answered { Answer: { Status: 404 } fresh } && BeganAfter(broken.LeftAt, fresh)
            ? Say.Failure(invocation, Failure.Unreachable(
                "never-taken", $"nothing was sent: the desk ended before it had written {LinkId} down"))
            : Say.Failure(invocation, Failure.NotKnown(
                "outcome-unknown", $"what became of {LinkId} is not known yet; `bowline executions` follows it"));
    }

    /// <summary>
    /// A desk that began after the request had left has read the whole journal, so what it does not know was not taken. One
    /// that was there before may only be slow: the request still waits its turn.
    /// </summary>
    private static bool BeganAfter(long leftAt, HttpAnswer answer) =>
        long.TryParse(answer.Headers.GetValueOrDefault(ApiHeaders.Started), NumberStyles.None, CultureInfo.InvariantCulture, out var began) && began > leftAt;
}
