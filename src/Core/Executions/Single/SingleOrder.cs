using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>The simplest execution: it places one order and follows it to its end.</summary>
public sealed record SingleOrder : Execution
{
    private readonly Progress _progress;

    private SingleOrder(SingleSpec spec, ExecutionId id, Time at) : base(id, at, spec)
    {
        Order = spec.ClientId ?? ClientOrderId.Derive(id, 'o', 1, 0);
        _progress = new(spec.Asked.Quantity, Quantity.Zero, Quantity.Zero, spec.Asked.Quantity);
    }

    public override ExecutionStatus Status =>
        Outcome is not null ? ExecutionStatus.Finished : IsEnding ? ExecutionStatus.Ending : ExecutionStatus.Running;

    public override Progress Progress => _progress;

    /// <summary>The id of its one order.</summary>
    public ClientOrderId Order { get; }

    /// <summary>The limit price as the venue has it; null for a market order.</summary>
    public Price? Price { get; private init; }

    /// <summary>The venue has it: only then can it be changed.</summary>
    public bool IsPlaced { get; private init; }

    /// <summary>A cancel is on its way. One of unknown outcome may be asked for again.</summary>
    public bool IsCanceling { get; private init; }

    /// <summary>An amend is on its way.</summary>
    public bool IsAmending { get; private init; }

    /// <summary>The trigger of its conditional order was met: what rests or trades from then on is that order's child.</summary>
    public bool IsTriggered { get; private init; }

    public override ImmutableArray<SpecField> Details => IsTriggered ? [new("triggered", "yes")] : [];

    private bool IsEnding { get; init; }

    /// <summary>What closes a position has no quantity before its child is told of.</summary>
    private bool IsUnsized { get; init; }

    /// <summary>Its child has been withdrawn after a cancel that met the trigger: once is enough.</summary>
    private bool IsChildWithdrawn { get; init; }

    private bool HasStarted { get; init; }

    internal static SingleOrder New(SingleSpec spec, ExecutionId id, Time at) =>
        new(spec, id, at)
        {
            Price = (spec.Asked as OrderSpec.Limit)?.Price,
            IsUnsized = spec.Asked.ClosesPosition,
        };

    public override Step On(Event e)
    {
        var step = e switch
        {
            Event.ExecutionStarted s when s.Execution == Id => Start(),
            Event.EndRequested r when r.Execution == Id => Cancel(ending: true),
            _ when OrderEvents.OrderOf(e) == Order => OnOrder(e),
            _ => new Step(this, []),
        };
        Ensure.That(step.Next.Progress.IsConserved);
        return step;
    }

    protected override void MixProgress(ref StateMixer mixer)
    {
        Progress.MixInto(ref mixer);
        mixer.Add(Price?.Value ?? 0);
        mixer.Add(IsPlaced);
        mixer.Add(IsCanceling);
        mixer.Add(IsAmending);
        mixer.Add(IsEnding);
        mixer.Add(HasStarted);
        if (Spec is not ConditionalOrderSpec)
            return;
        mixer.Add(IsTriggered);
        mixer.Add(IsUnsized);
        mixer.Add(IsChildWithdrawn);
    }

    private Step OnOrder(Event e) => e switch
    {
        Event.OrderAccepted => Accepted(),
        Event.OrderTriggered => Triggered(),
        Event.CancelRequested => Cancel(ending: false),
        Event.AmendRequested a => Amend(a),
        Event.OrderFilled f => Fill(f),
        Event.OrderAmended a => Amended(a),
        Event.OrderDenied or Event.AmendRejected when IsAmending => new(this with { IsAmending = false }, []),
        Event.OrderDenied d => Ended(d.At, p => new Outcome.Failed(p.Filled, p.Left, d.Denial.Rule, d.Denial.Text)),
        Event.OrderNotSent n => Ended(n.At, p => new Outcome.Failed(p.Filled, p.Left, "order-not-sent", n.Why)),
        Event.OrderNeverPlaced n => Ended(n.At, p =>
            new Outcome.Failed(p.Filled, p.Left, "order-never-placed", "it never reached the exchange")),
        Event.OrderRejected r => Ended(r.At, p =>
            new Outcome.Failed(p.Filled, p.Left, Code(r.Rejection), r.Rejection.Message)),
        Event.OrderCanceled c => Ended(c.At, p => new Outcome.Stopped(p.Filled, p.Left, "canceled")),
        Event.OrderExpired x => Ended(x.At, p => new Outcome.Stopped(p.Filled, p.Left, Expiry(x.Reason))),
        Event.CancelRejected => NotCanceled(),
        Event.OrderUnresolved { Request: InflightKind.Canceling } when IsCanceling =>
            new(this with { IsCanceling = false }, []),
        _ => new(this, []),
    };

    // Why a trigger's order was refused is told in words only (wire contract, section 6.5: rm).
    private string Code(VenueRejection rejection) =>
        IsTriggered && rejection.Code == 0 ? "trigger-rejected" : $"venue{rejection.Code}";

    private static string Expiry(string reason) => reason.Length == 0 ? "expired" : $"expired: {reason}";

    private Step Start()
    {
        var asked = ((SingleSpec)Spec).Asked;
        return HasStarted || Outcome is not null || (Progress.Left.IsZero && !IsUnsized)
            ? new(this, [])
            : new(
                With(Progress with { Working = Progress.Left, Left = Quantity.Zero }) with { HasStarted = true },
                [new Command.PlaceOrder(Id, Order, asked)]);
    }

    // That it rests says a change of unknown outcome did not happen, and that a cancel may be asked for again: one that is
    // still on its way does no harm by it, one that was lost must not lock the order.
    private Step Accepted() => IsPlaced && !IsAmending && !IsCanceling
        ? new(this, [])
        : Placed(this with { IsAmending = false, IsCanceling = false });

    // The first word that the venue has it is its answer, its trigger or a fill. A cancel that left before may be lost with a crash, or
    // refused since the venue did not know the order yet: it is asked again.
    private Step Placed(SingleOrder next) => !IsPlaced && IsEnding && Outcome is null
        ? new(next with { IsPlaced = true, IsCanceling = true, IsChildWithdrawn = next.IsTriggered }, [new Command.CancelOrder(Order)])
        : new(next with { IsPlaced = true }, []);

    private Step Triggered() => IsTriggered ? Accepted() : Placed(this with { IsTriggered = true });

    // A cancel that met the trigger was about what waited; what rests now is its child, and an end withdraws that too.
    private Step NotCanceled() => IsEnding && IsTriggered && !IsChildWithdrawn && Outcome is null
        && ((SingleSpec)Spec).Asked.LimitPrice is not null
        ? new(this with { IsCanceling = true, IsChildWithdrawn = true }, [new Command.CancelOrder(Order)])
        : new(IsCanceling ? this with { IsCanceling = false } : this, []);

    private Step Cancel(bool ending)
    {
        if (Outcome is not null || (IsCanceling && (IsEnding || !ending)))
            return new(this, []);
        ImmutableArray<Command> commands = IsCanceling ? [] : [new Command.CancelOrder(Order)];
        return new(this with { IsCanceling = true, IsEnding = IsEnding || ending }, commands);
    }

    private Step Amend(Event.AmendRequested e)
    {
        if (Outcome is not null || !IsPlaced || IsAmending || IsCanceling || Price is not { } price)
            return new(this, []);
        var (newPrice, total) = (e.Price ?? price, e.Quantity ?? Progress.Filled + Progress.Working);
        return newPrice == price && total == Progress.Filled + Progress.Working
            ? new(this, [])
            : new(this with { IsAmending = true }, [new Command.AmendOrder(Order, newPrice, total)]);
    }

    // Our own amend changes what the execution is for; a change by the venue gives back what it took away.
    private Step Amended(Event.OrderAmended e)
    {
        var working = e.Quantity > Progress.Filled ? e.Quantity - Progress.Filled : Quantity.Zero;
        if (Outcome is not null)
            return new(this, []);
        var parent = IsAmending ? Progress.Filled + working : Progress.Parent;
        parent = parent > Progress.Filled + working ? parent : Progress.Filled + working;
        var progress = Progress with { Parent = parent, Working = working, Left = parent - Progress.Filled - working };
        var next = With(progress) with
        {
            Price = Price is null ? null : e.Price ?? Price, IsAmending = false, IsUnsized = false,
        };
        // Nothing of it can fill any more: its order has ended with this, and no other word of it comes.
        return working.IsZero && !progress.Filled.IsZero
            ? Finish(next, e.At, SingleProgress.After(progress, null))
            : new(next, []);
    }

    private Step Fill(Event.OrderFilled e)
    {
        // One that closes a position is for what it fills, as long as its child's quantity was not told.
        if (IsUnsized && Outcome is null)
        {
            var filled = Progress.Filled + e.Fill.Quantity;
            return Placed(With(Progress with { Parent = filled, Filled = filled }) with { IsTriggered = true });
        }

        var next = With(SingleProgress.Fill(Progress, e.Fill.Quantity));
        if (Outcome is null && !next.Progress.Working.IsZero)
            return Placed(next);
        next = next with { IsPlaced = true };
        var outcome = SingleProgress.After(next.Progress, Outcome);
        return Outcome is null ? Finish(next, e.At, outcome) : new(next with { Outcome = outcome }, []);
    }

    private Step Ended(Time at, Func<Progress, Outcome> outcome)
    {
        if (Outcome is not null)
            return new(this, []);
        var next = With(SingleProgress.GiveBack(Progress));
        return Finish(next, at, outcome(next.Progress));
    }

    private static Step Finish(SingleOrder next, Time at, Outcome outcome) => new(
        next with { Outcome = outcome, EndedAt = at, IsCanceling = false, IsAmending = false },
        [new Command.Finish(next.Id, outcome)]);

    private SingleOrder With(Progress progress) => this with { Now = progress };

    private Progress Now { init => _progress = value; }
}
