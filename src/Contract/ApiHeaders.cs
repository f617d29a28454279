namespace Bowline.Contract;

/// <summary>What a face and the desk tell each other beside the body.</summary>
public static class ApiHeaders
{
    /// <summary>Answer: the exit code of a command line that gets it.</summary>
    public const string Exit = "Bowline-Exit";

    /// <summary>Answer: the build of the running desk, see <see cref="BuildName"/>.</summary>
    public const string Build = "Bowline-Build";

    /// <summary>Answer: when the running desk began [ms since 1970, by this machine's clock].</summary>
    public const string Started = "Bowline-Started";

    /// <summary>Request: the mode the face believes it talks to; another one is refused.</summary>
    public const string Mode = "Bowline-Mode";

    /// <summary>Request: the market the user named; another one than the running is refused.</summary>
    public const string Market = "Bowline-Market";

    /// <summary>Answer about one execution: how many lines of its story have been told with it.</summary>
    public const string Lines = "Bowline-Lines";

    /// <summary>Answer about one execution: <c>true</c> once it has ended.</summary>
    public const string Ended = "Bowline-Ended";

    /// <summary>Answer about one execution: how far it is, in one line of ASCII.</summary>
    public const string Progress = "Bowline-Progress";

    /// <summary>
    /// Answer: how many alarms stand, and the most urgent one with its words, in one line of ASCII; none while none stands.
    /// </summary>
    public const string Alarms = "Bowline-Alarms";

    /// <summary>Answer that is a list: why rows of it may be missing, in one line of ASCII; none while none are.</summary>
    public const string Lacks = "Bowline-Lacks";

    /// <summary>
    /// Accept: the answer as lines for a terminal, so that a face has nothing to decode. Each line starts with
    /// <see cref="AnswerLine"/> or <see cref="AsideLine"/>, which is not part of it.
    /// </summary>
    public const string Transcript = "text/vnd.bowline.transcript";

    /// <summary>Starts a line that belongs on stdout.</summary>
    public const char AnswerLine = '>';

    /// <summary>Starts a line that belongs on stderr.</summary>
    public const char AsideLine = '!';
}
