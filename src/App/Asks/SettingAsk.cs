using Bowline.Contract;
using Bowline.Core;

namespace Bowline.App;

/// <summary>Sets leverage, margin type or position mode, and answers when the exchange has said yes or no.</summary>
public sealed class SettingAsk(SettingRequest request, string verb, Func<SettingRequest, LoopView, SettingTicket> read) : Ask<SettingAnswer>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private long? _id;
    private AccountSetting? _setting;
    private VenueRejection? _rejection;

    public override AskStep Advance(LoopView view)
    {
        if (_id is { } id)
            return Watch(id, view);
        if (BeforeReady(view, () => Refusals.Silent(Drawn(), view)) is { } early)
            return early;
        var refusal = Refusals.WrongMode(request.Mode, view);
        var ticket = refusal is null ? read(request, view) : new SettingTicket.Refused([refusal]);
        if (ticket is SettingTicket.Refused refused)
        {
            var text = new RequestText(verb, request.Symbol ?? "", "", "", "", request.Value);
            return DoneWith(
                Refusals.On(Drawn(), refused.Refusals),
                Refusals.Events(refused.Refusals, null, text, view.Now).AsSpan());
        }

        _setting = ((SettingTicket.Resolved)ticket).Setting;
        if (SettingTicket.Stands(_setting, view.Ledger))
            return DoneWith(Drawn() with { Unchanged = true });
        if (request.WhatIf)
            return DoneWith(Drawn());
        _id = view.Now.Milliseconds * 1_000 + view.Ledger.PendingSettings.Count;
        Deadline = view.Now + Patience;
        return AskStep.Fold(new Event.SettingRequested(view.Now, _id.Value, _setting));
    }

    /// <summary>The exchange's no to this request, as the loop folded it.</summary>
    public override void Saw(Event e)
    {
        if (e is Event.SettingRejected rejected && rejected.Request == _id)
            _rejection = rejected.Rejection;
    }

    public override void Abandon(LoopView view) => DoneWith(_id is null || view.Halt is Halt.JournalLost ? Refusals.Abandoned(Drawn(), view) : Open());

    private AskStep Watch(long id, LoopView view)
    {
        if (_rejection is { } no)
            return DoneWith(Drawn() with
            {
                IsSuccess = false,
                ExitCode = ExitCode.ExchangeRefused,
                Code = $"venue{no.Code}",
                ErrorMessage = $"{no.Message} {no.Meaning} [{no.Code}]",
            });
        if (!view.Ledger.PendingSettings.Has(id))
            return DoneWith(Drawn());
        return view.Now < Deadline ? AskStep.Waiting : DoneWith(Open());
    }

    private SettingAnswer Open() => Drawn() with
    {
        IsSuccess = false,
        ExitCode = ExitCode.Unknown,
        Code = "outcome-unknown",
        ErrorMessage = "the exchange has not answered yet; the desk reads the setting back when it does",
    };

    private SettingAnswer Drawn() => new() { Symbol = request.Symbol?.Trim().ToUpperInvariant(), Setting = verb, Value = request.Value.Trim() };
}
