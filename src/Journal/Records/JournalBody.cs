using Bowline.Core;

namespace Bowline.Journal;

/// <summary>What a journal record can hold: a closed list. Each has its line in the kind table.</summary>
public abstract record JournalBody
{
    private JournalBody() { }

    /// <summary>Something happened; the record's time is the event's.</summary>
    public sealed record Happened(Event Event) : JournalBody;

    /// <summary>A request about to leave.</summary>
    public sealed record Intended(Intent Intent) : JournalBody;

    /// <summary>What came back for a request.</summary>
    public sealed record Answered(Reply Reply) : JournalBody;

    /// <summary>A desk started to write here.</summary>
    /// <param name="Version">Of the program.</param>
    /// <param name="Account">A hash of the key: never the key.</param>
    /// <param name="Market">What the paper exchange trades on; empty elsewhere.</param>
    /// <param name="Previous">The head it found.</param>
    public sealed record Opened(
        string Version, string Profile, string Mode, string Account, string Market, JournalHead Previous)
        : JournalBody;

    /// <summary>The desk stopped in an orderly way.</summary>
    public sealed record Closed(string Why) : JournalBody;

    /// <summary>The end of one turn of the loop, so that a replay can be compared with it.</summary>
    /// <param name="Commands">Hash of the turn's commands.</param>
    /// <param name="State">Hash of the state after it.</param>
    public sealed record Turn(long Number, string Commands, string State) : JournalBody;

    /// <summary>A head was noted outside the journal.</summary>
    public sealed record HeadNoted(JournalHead Head, string Where) : JournalBody;

    /// <summary>One attempt at a request failed.</summary>
    /// <param name="Intent">The intent's number; null for a read.</param>
    /// <param name="Request">Method and path.</param>
    /// <param name="Attempt">1 for the first.</param>
    /// <param name="Status">HTTP status; 0 when nothing came back.</param>
    /// <param name="Code">The venue's code, when it gave one.</param>
    /// <param name="RetryInMs">When it is tried again; null when it is not.</param>
    public sealed record AttemptFailed(
        long? Intent, ClientOrderId? Order, string Request, int Attempt, int Status, int? Code, string Error,
        int? RetryInMs) : JournalBody;

    /// <summary>A request is being tried again.</summary>
    /// <param name="Intent">The number it is sent under now.</param>
    /// <param name="Attempt">2 for the first retry.</param>
    public sealed record AttemptRetried(long? Intent, ClientOrderId? Order, string Request, int Attempt)
        : JournalBody;

    /// <summary>A record that is no part of the state, to a reader that wants nothing else; only the reader makes it.</summary>
    public sealed record Passed : JournalBody
    {
        private Passed() { }

        public static Passed Over { get; } = new();
    }

    /// <summary>A record whose line is whole but which this program cannot read; only the reader makes it.</summary>
    public sealed record Unreadable(string Kind, string Why) : JournalBody;
}

/// <summary>One record of the journal.</summary>
/// <param name="Sequence">1 for the first.</param>
public sealed record JournalRecord(long Sequence, Time At, JournalBody Body);
