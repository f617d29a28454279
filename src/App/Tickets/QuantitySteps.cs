using System.Collections.Immutable;
using Bowline.Contract;
using Bowline.Core;

namespace Bowline.App;

/// <summary>
/// Brings typed quantities to base asset on the step: what is relative counts from the account, or for what closes from
/// the part of the position that belongs to no other execution.
/// </summary>
internal sealed class QuantitySteps(
    ExecutionVerb verb, SpecContext context, TicketView view, PositionShares shares, bool reduceOnly, PriceSteps steps,
    ImmutableArray<Refusal>.Builder refusals)
{
    private Instrument Instrument => context.Instrument;

    /// <summary>The quantity the execution is for; null after a refusal.</summary>
    /// <param name="worth">The price a quantity in quote asset is held against; null takes the market's.</param>
    public Quantity? Parent(TypedQuantity typed, Side side, Price? worth)
    {
        if (verb.Closes && NothingToClose(side) is { } nothing)
        {
            refusals.Add(nothing);
            return StandIn();
        }

        var quantity = typed is TypedQuantity.Absolute absolute
            ? steps.Quantity("quantity", absolute.Value)
            : Relative("quantity", typed, side, worth);
        if (verb.Closes && quantity > shares.Free)
            refusals.Add(TooMuch(quantity.Value));
        return quantity;
    }

    /// <summary>Another quantity of it, such as what an iceberg shows: a percentage of it is of the whole.</summary>
    public Quantity? Part(string name, TypedQuantity typed, Side side, Price? worth, Quantity? whole) => typed switch
    {
        TypedQuantity.Absolute absolute => steps.Quantity(name, absolute.Value),
        TypedQuantity.Percent percent => whole is { } all ? steps.Rounded(name, typed.ToString()!, new(all.Value * percent.Value / 100)) : null,
        _ => Relative(name, typed, side, worth),
    };

    /// <summary>For what closes: its prices are held against the market also where its quantity was refused.</summary>
    public Quantity? StandIn() => verb.Closes ? Instrument.SmallestAt(context.Mark, LotKind.Limit) : null;

    private Quantity? Relative(string name, TypedQuantity typed, Side side, Price? worth)
    {
        if (typed is TypedQuantity.Percent && reduceOnly && !verb.Closes && NothingToClose(side) is { } nothing)
        {
            refusals.Add(nothing);
            return null;
        }

        // A percentage of what others hold is not one of the balance.
        var closes = side == (shares.Position.IsLong ? Side.Sell : Side.Buy) && !shares.Position.IsFlat;
        if (typed is TypedQuantity.Percent && closes && shares.Free.IsZero && !verb.Closes)
        {
            refusals.Add(NothingFree($"{typed} here is of what is free of the position", typed.ToString()!));
            return null;
        }

        var own = view with { Position = view.Position with { Amount = Own() } };
        var resolved = new QuantityResolver(Instrument, own, verb.Closes || reduceOnly).Relative(typed, side, worth).OrAdd(refusals);
        return resolved.IsZero ? null : steps.Rounded(name, typed.ToString()!, resolved);
    }

    private PositionAmount Own() => new(shares.Position.IsShort ? -shares.Free.Value : shares.Free.Value);

    private Refusal? NothingToClose(Side side)
    {
        var (position, who) = (shares.Position, verb.Closes ? verb.Name : $"{verb.Name} --reduce-only");
        var closing = position.IsLong ? Side.Sell : Side.Buy;
        if (position.IsFlat)
        {
            return new(
                "nothing-to-close", $"{who} closes a position, and there is none in {Instrument.Symbol}", "0", [],
                verb.Closes ? "open one first, or use bracket, which does both" : "leave --reduce-only out to open one", -2022);
        }

        if (side != closing)
        {
            return new(
                "nothing-to-close", $"{who} closes a position, and {position} {Instrument.Symbol} is closed by {Words.Side(closing)}",
                Words.Side(side), [Words.Side(closing)], $"type {Words.Side(closing)}", -2022);
        }

        return shares.Free.IsZero ? NothingFree($"{who} closes a position", "0") : null;
    }

    private Refusal NothingFree(string why, string got) => new(
        "nothing-to-close", $"{why}, and all of {shares.Position} {Instrument.Symbol} belongs to {Holders()}",
        got, [], "end one of them first: `bowline end EXECUTION`", -2022);

    private Refusal TooMuch(Quantity asked)
    {
        var held = shares.Held.ByExecution.IsEmpty ? "" : $", the rest belongs to {Holders()}";
        return new(
            "quantity-above-position",
            $"{verb.Name} closes at most what is free of the position of {shares.Position} {Instrument.Symbol}: {shares.Free}{held}",
            asked.ToString(), [shares.Free.ToString()], $"type {shares.Free} or 100%", -2022);
    }

    private string Holders()
    {
        const int Most = 3;
        var named = shares.Held.ByExecution.Take(Most).Select(held => $"{held.Key} ({held.Value.Size})");
        var more = shares.Held.ByExecution.Count - Most;
        return string.Join(", ", named) + (more > 0 ? $" and {more} more" : "");
    }
}
