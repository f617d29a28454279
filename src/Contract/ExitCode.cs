namespace Bowline.Contract;

/// <summary>How the command line ends; the numbers are part of its contract.</summary>
public enum ExitCode
{
    Done = 0,

    /// <summary>A check says no (<c>journal verify</c>, <c>doctor</c>).</summary>
    CheckSaysNo = 1,

    /// <summary>The command cannot be read.</summary>
    Unreadable = 2,

    /// <summary>It can be read and we refuse it: filter, relation of prices, risk, mode.</summary>
    Refused = 3,

    /// <summary>The exchange refused it.</summary>
    ExchangeRefused = 4,

    /// <summary>The outcome is not known yet, or protection is not resident yet; the desk is on it.</summary>
    Unknown = 5,

    /// <summary>No desk or no exchange to reach.</summary>
    Unreachable = 6,

    Interrupted = 130,
}
