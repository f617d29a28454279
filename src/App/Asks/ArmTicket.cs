using System.Collections.Immutable;
using Bowline.Contract;
using Bowline.Core;

namespace Bowline.App;

/// <summary>Arms live trading when the phrase is right; every other answer is a refusal for the record.</summary>
public static class ArmTicket
{
    public static (PlainAnswer Answer, ImmutableArray<Event> Events, Arming? Arm) Decide(ArmRequest request, LoopView view)
    {
        if (view.Arming is Arming.NotNeeded)
            return No("arm-not-needed", "only live trading is armed; this desk risks no money", "", "", view);
        if (view.Session.Rights is null)
            return No("key-rights-unknown", "the exchange has not told yet what the key may do", "", "`bowline doctor` asks again", view);
        if (request.Phrase.Trim() != Arming.Phrase)
            return No("arm-phrase", $"the phrase is: {Arming.Phrase}", "", "type it in full", view);
        if (string.IsNullOrWhiteSpace(request.For))
            return (new PlainAnswer { Notes = ["live trading is armed until the desk stops"] }, [], new Arming.Armed(null));
        return DurationText.Read(request.For, "for") switch
        {
            Parsed<TimeSpan>.Good length => (
                new PlainAnswer { Notes = [$"live trading is armed until {view.Now + length.Value}"] },
                [],
                new Arming.Armed(view.Now + length.Value)),
            Parsed<TimeSpan>.Bad bad => (
                Refusals.On(new PlainAnswer(), [bad.Why]),
                Refusals.Events([bad.Why], null, Text, view.Now),
                null),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static RequestText Text => new("arm", "", "", "", "", "");

    private static (PlainAnswer Answer, ImmutableArray<Event> Events, Arming? Arm) No(
        string code, string rule, string value, string advice, LoopView view)
    {
        ImmutableArray<Refusal> refusals = [Refusals.Plain(code, rule, value, advice)];
        return (Refusals.On(new PlainAnswer(), refusals), Refusals.Events(refusals, null, Text, view.Now), null);
    }
}
