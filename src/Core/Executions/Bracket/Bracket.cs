using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// An entry and its exits. Whatever the entry has filled is covered by a stop, placed first, and by targets; what an exit
/// has filled the others no longer cover. The first exit ends the entry. docs/algorithms/bracket.md tells what happens
/// when things go wrong.
/// </summary>
public sealed record Bracket : ProtectiveExecution
{
    private static readonly LegKey Entry = new('e', 1);

    private readonly ImmutableArray<Feed> _feeds;
    private readonly ImmutableArray<BracketTarget> _ladder;

    internal Bracket(BracketSpec spec, ExecutionId id, Time at) : base(spec, id, at)
    {
        _feeds = spec.Trail?.Feeds(spec.Symbol, spec.Working) ?? [];
        _ladder = spec.Ladder;
        StopPrice = spec.StopPrice;
        if (spec.Trail is { } trail)
            Following = TrailingLevel.Begin(trail, spec.StopPrice);
    }

    public override ImmutableArray<Feed> Feeds => _feeds;

    /// <summary>Where the stop stands, or will: it only ever tightens. Null before a trail has a first price.</summary>
    public Price? StopPrice { get; private init; }

    /// <summary>Nothing more will be entered.</summary>
    public bool IsEntryOver => EntryEnd is not null || Entered >= Own.Quantity;

    /// <summary>
    /// The entry rests, or is over, and all exits of what it has filled rest: a stop for all that is open, first of all.
    /// </summary>
    public override bool IsInPlace => (IsEntryOver || (Own.EntryType != EntryType.Market && Legs[Entry].IsResting))
        && (Open.IsZero || (Legs[Stop].Covers(Open) && Profits(Open).All(t => Legs[t.Leg].IsResting)));

    public override Progress Progress
    {
        get
        {
            var rest = Own.Quantity > Entered ? Own.Quantity - Entered : Quantity.Zero;
            var working = Quantity.Min(rest, Legs[Entry].Working);
            return new(Own.Quantity, Entered, working, rest - working);
        }
    }

    public override ImmutableArray<SpecField> Details =>
    [
        .. base.Details,
        .. StopPrice is { } stop ? new SpecField[] { new("stopPrice", stop.ToString()) } : [],
        .. EntryAverage is { } average ? new SpecField[] { new("entryAverage", DecimalText.Plain(average)) } : [],
        .. EntryEnd is { } end ? new SpecField[] { new("entryEnd", end.Text) } : [],
    ];

    protected override Quantity Share => Entered;

    protected override Quantity Undone => Progress.Left;

    protected override Side ExitSide => Own.Opposite;

    protected override TimeSpan ProtectWithin => Own.ProtectWithin;

    // It answers for what its entry fills from the first fill on.
    protected override bool IsWhole => true;

    protected override bool MayOpenMore => !IsEntryOver;

    private BracketSpec Own => (BracketSpec)Spec;

    private Quantity Entered => Legs[Entry].Filled;

    private decimal? EntryAverage => Entered.IsZero ? null : Legs[Entry].Quote.Value / Entered.Value;

    /// <summary>Why nothing more will be entered; null while more may be, or when all was.</summary>
    private LegFailure? EntryEnd { get; init; }

    private TrailingLevel Following { get; init; }

    private Time? EntryDeadline => Own.EntryTimeout is { } timeout ? StartedAt + timeout : null;

    protected override OrderSpec.Conditional StopOrder(Quantity open) => Own.StopOrder(open, StopPrice!.Value);

    protected override ImmutableArray<Target> Profits(Quantity open)
    {
        var targets = ImmutableArray.CreateBuilder<Target>();
        var left = open;
        foreach (var (place, part) in BracketTarget.Split(Entered, _ladder, Own.Instrument).Index())
        {
            var filled = Legs[TargetRole, place + 1].Filled;
            var wanted = part > filled ? Quantity.Min(part - filled, left) : Quantity.Zero;
            if (!wanted.IsZero)
                targets.Add(Profit(place + 1, wanted, _ladder[place].Price, Own.Working));
            left -= wanted;
        }

        return targets.ToImmutable();
    }

    protected override ImmutableArray<Target> Entries() =>
        IsEntryOver || IsPaused ? [] : [new(Entry, Own.EntryOrder(Own.Quantity - Entered))];

    protected override ProtectiveExecution LearnOfKind(Event e, LegNews? news)
    {
        if (Outcome is not null)
            return this;
        var next = news is LegNews.Failed failed && failed.Leg == Entry && !Legs[Entry].IsLive
            ? EndEntry(failed.Failure.Code, failed.Failure.Text, e.At)
            : IsFinishing ? EndEntry("", "finished by its user", e.At)
            : !Exited.IsZero || Legs[Stop].IsTriggered || MustClose ? EndEntry("", "its exits had begun", e.At)
            : !Reduced.IsZero ? EndEntry("", "its position was closed outside the desk", e.At)
            : EntryDeadline <= e.At ? EndEntry("", $"it did not fill within {Words(Own.EntryTimeout!.Value)}", e.At)
            : this;
        return next.Follow(e, news);
    }

    protected override Time? NextDueOfKind(Time at)
    {
        var deadline = IsEntryOver ? null : EntryDeadline;
        var move = Own.Trail is { } trail && !Open.IsZero && !MustClose ? Following.NextMove(trail) : null;
        return deadline is null || move < deadline ? move ?? deadline : deadline;
    }

    protected override Outcome Done()
    {
        var left = Progress.Left;
        if (!Entered.IsZero)
        {
            return left.IsZero
                ? new Outcome.Completed(Entered)
                : new Outcome.Stopped(Entered, left, $"the rest of the entry was not done: {WhyNotEntered}; what filled is closed");
        }

        return EntryEnd is { Code: not ("" or "canceled" or "expired") } failure && !IsEnding
            ? new Outcome.Failed(Entered, left, failure.Code, failure.Text)
            : new Outcome.Stopped(Entered, left, WhyNotEntered);
    }

    protected override void MixKind(ref StateMixer mixer)
    {
        mixer.Add(StopPrice?.Value ?? 0);
        mixer.Add(EntryEnd?.Code ?? "-");
        mixer.Add(EntryEnd?.Text ?? "");
        mixer.Add(EntryEnd?.At);
        Following.MixInto(ref mixer);
    }

    private string WhyNotEntered => IsEnding && EntryEnd is null ? EndingWhy
        : EntryEnd is { Code: "expired", Text: "" } ? "the exchange let it expire"
        : EntryEnd?.Text ?? EndingWhy;

    private Bracket EndEntry(string code, string why, Time at) =>
        IsEntryOver ? this : this with { EntryEnd = new(code, why, at) };

    /// <summary>The stop goes to the tightest of where it was, where the trail is, and the entry's average.</summary>
    private Bracket Follow(Event e, LegNews? news)
    {
        if (Open.IsZero && e is not Event.KlineClosed)
            return this;
        var following = Following;
        if (Own.Trail is { } trail)
        {
            following = news is LegNews.Filled { Fill.Price: var price } filled && filled.Leg == Entry
                ? following.At(price, trail, ExitSide, Own.Instrument).Move(trail, ExitSide, e.At)
                : following.On(e, trail, ExitSide, Own.Working, Own.Instrument);
        }

        var stop = Tighter(Tighter(StopPrice, following.Level), BreakEven);
        return stop == StopPrice && following == Following ? this : this with { StopPrice = stop, Following = following };
    }

    // Rounded so that it does not lose: a long's up, a short's down. Fees are not in it.
    private Price? BreakEven => Own.BreakEvenAfter is { } after && IsEntryOver && !Legs[Entry].IsLive
        && EntryAverage is { } average && TargetsDone() >= after
            ? Own.Instrument.RoundToward(ExitSide, new Price(average)) : null;

    private int TargetsDone() => BracketTarget.Split(Entered, _ladder, Own.Instrument).Index()
        .Count(part => !part.Item.IsZero && Legs[TargetRole, part.Index + 1].Filled >= part.Item);

    private Price? Tighter(Price? a, Price? b) =>
        a is not { } one ? b : b is not { } other ? a : TrailingLevel.IsTighter(other, one, ExitSide) ? b : a;

    private static string Words(TimeSpan time) => $"{DecimalText.Plain((decimal)time.TotalSeconds)} s";
}
