using System.Collections.Immutable;
using Bowline.Core;

namespace Bowline.App;

/// <summary>How much an audit entry matters.</summary>
public enum AuditLevel
{
    Debug,
    Info,
    Warn,
    Error,
}

/// <summary>
/// One action for people and log shippers: a closed family. Entries are made from journal records alone.
/// </summary>
/// <param name="At">When the journal recorded it.</param>
/// <param name="Action">The seeds' word for it (<c>place_order</c>).</param>
public abstract record AuditEntry(Time At, AuditLevel Level, string Action)
{
    /// <summary>
    /// What became of a request about an order: <c>place_order</c>, <c>amend_order</c>, <c>cancel_order</c>.
    /// </summary>
    /// <param name="Result"><c>ok</c>, <c>rejected</c>, <c>not_sent</c>, <c>never_placed</c>.</param>
    /// <param name="Code">The venue's code, when it refused.</param>
    /// <param name="Error">Why not; empty when it went well.</param>
    public sealed record OrderAction(
        Time At, AuditLevel Level, string Action, AuditOrder Order, string Result, int? Code, string Error)
        : AuditEntry(At, Level, Action);

    /// <summary>One attempt failed [<c>order_attempt_failed</c>].</summary>
    /// <param name="Attempt">0 for the first, as the seeds count.</param>
    public sealed record AttemptFailed(
        Time At, int Attempt, bool Transient, string Error, int? Code, AuditOrder Order, string Request)
        : AuditEntry(At, AuditLevel.Error, "order_attempt_failed");

    /// <summary>It is tried again [<c>retry_attempt</c>].</summary>
    /// <param name="Attempt">1 for the first retry.</param>
    public sealed record Retried(Time At, int Attempt, AuditOrder Order, string Request)
        : AuditEntry(At, AuditLevel.Info, "retry_attempt");

    /// <summary>A refusal of ours, also one made before the desk was reached [<c>validate</c>].</summary>
    public sealed record Refused(
        Time At, string Code, string Rule, string Value, ImmutableArray<string> Nearest, string Advice, int? VenueCode,
        AuditOrder Order) : AuditEntry(At, AuditLevel.Error, "validate");

    /// <summary>One match of an order [<c>fill</c>].</summary>
    /// <param name="AveragePrice">Over the order's fills so far, in quote asset.</param>
    public sealed record Filled(Time At, AuditOrder Order, Fill Fill, decimal AveragePrice)
        : AuditEntry(At, AuditLevel.Info, "fill");

    /// <summary>Anything else that changed [<c>state_change</c>].</summary>
    /// <param name="What">What changed, one word (<c>order_canceled</c>, <c>desk_started</c>).</param>
    /// <param name="Details">Further fields, in order.</param>
    public sealed record StateChanged(
        Time At, AuditLevel Level, string What, AuditOrder Order, ImmutableArray<AuditField> Details)
        : AuditEntry(At, Level, "state_change");

    /// <summary>An action about an execution, told by named fields (<c>twap_slice</c>, <c>triggered</c>).</summary>
    /// <param name="Fields">In their order; an empty value is written as null.</param>
    public sealed record Told(Time At, AuditLevel Level, string Action, ImmutableArray<AuditField> Fields)
        : AuditEntry(At, Level, Action)
    {
        /// <summary>A field's value; empty when there is none of that name.</summary>
        public string this[string name] => AuditField.Find(Fields, name);
    }

    /// <summary>An alarm was raised or cleared [<c>alarm</c>].</summary>
    public sealed record Alarm(Time At, AuditLevel Level, string Name, string State, string Text)
        : AuditEntry(At, Level, "alarm");

    /// <summary>A head of the journal was noted [<c>journal_head</c>].</summary>
    public sealed record HeadNoted(Time At, long Sequence, string Hash, string Where)
        : AuditEntry(At, AuditLevel.Info, "journal_head");

    /// <summary>The venue's answer as received [<c>response</c>].</summary>
    public sealed record Response(Time At, AuditOrder Order, int Status, string Body)
        : AuditEntry(At, AuditLevel.Debug, "response");
}

/// <summary>One named value of an audit line.</summary>
public readonly record struct AuditField(string Name, string Value)
{
    /// <summary>The value under a name; empty when there is none.</summary>
    public static string Find(ImmutableArray<AuditField> fields, string name)
    {
        foreach (var field in fields)
        {
            if (field.Name == name) return field.Value;
        }

        return "";
    }
}

/// <summary>What an entry says about the order it is about; empty where it is about none.</summary>
/// <param name="OrderId">The venue's id; empty until it gave one.</param>
public sealed record AuditOrder(string OrderId, string LinkId, string ClientOrderId)
{
    private ImmutableArray<AuditField> _request = [];
    private Intent? _sent;
    private OrderSpec? _asked;

    public static AuditOrder None { get; } = new("", "", "");

    /// <summary>The parameters of the order under the venue's names.</summary>
    public ImmutableArray<AuditField> Request
    {
        get
        {
            if (_sent is { } sent) Is(AuditRequest.Of(sent));
            else if (_asked is { } asked) Is(AuditRequest.Of(asked));
            return _request;
        }

        init => Is(value);
    }

    // What follows is taken apart when a line first needs it: of a million orders that a desk learns of when it starts, few are
    // ever told of again.

    /// <summary>The request that placed it, instead of its parameters.</summary>
    internal Intent Sent
    {
        init => (_request, _sent, _asked) = ([], value, null);
    }

    /// <summary>What is to be placed, instead of its parameters.</summary>
    internal OrderSpec Asked
    {
        init => (_request, _sent, _asked) = ([], null, value);
    }

    /// <summary>Nothing is known of what was asked for.</summary>
    internal bool HasNoRequest => _sent is null && _asked is null && _request.IsEmpty;

    /// <summary>A parameter of the order; empty when it has none of that name.</summary>
    public string this[string name] => _sent is { } sent ? AuditRequest.Find(sent, name) : AuditField.Find(Request, name);

    /// <summary>The same order with one parameter changed or added.</summary>
    public AuditOrder With(string name, string value)
    {
        for (var i = 0; i < Request.Length; i++)
        {
            if (Request[i].Name == name) return this with { Request = Request.SetItem(i, new(name, value)) };
        }

        return this with { Request = Request.Add(new(name, value)) };
    }

    private void Is(ImmutableArray<AuditField> request) => (_request, _sent, _asked) = (request, null, null);
}
