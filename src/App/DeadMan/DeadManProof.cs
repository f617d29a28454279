using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using Bowline.Binance;
using Bowline.Core;
using Bowline.Gateway;
using PositionSide = Bowline.Core.PositionSide;

namespace Bowline.App;

/// <summary>
/// What a countdown on a symbol would withdraw, as the exchange itself says: its open orders and those that wait for a
/// trigger. The desk's own ledger is not asked: what it does not know would be withdrawn all the same.
/// </summary>
internal sealed class DeadManProof(Symbol symbol)
{
    private ImmutableArray<OrderRecord>? _plain;
    private ImmutableArray<AlgoOrder>? _conditional;
    private int _open = 2;

    /// <summary>The questions, to be handed to the loop once.</summary>
    public ImmutableArray<VenueQuery> Questions =>
        [new VenueQuery.OpenOrders(0, symbol), new VenueQuery.OpenConditionals(0, symbol)];

    /// <summary>Both were answered, well or not.</summary>
    public bool IsDone => _open == 0;

    /// <summary>Why it is not known what rests there; empty when it is.</summary>
    public string Problem { get; private set; } = "";

    public void Answered(SessionNote.Answered answer)
    {
        _open--;
        if (answer.Problem.Length > 0)
            Problem = answer.Problem;
        else if (answer.Query is VenueQuery.OpenOrders)
            _plain = Read(answer.Body, WireJson.Shapes.ImmutableArrayOrderRecord);
        else
            _conditional = Read(answer.Body, WireJson.Shapes.ImmutableArrayAlgoOrder);
    }

    /// <summary>The orders that protect, by their client ids; those of executions that want the switch are left out.</summary>
    public ImmutableArray<string> Protection(Ledger ledger) =>
    [
        .. (_plain ?? []).Where(Closes).Select(order => order.ClientOrderId)
            .Concat((_conditional ?? []).Select(order => order.ClientAlgoId))
            .Where(id => !DeadMan.IsOfWisher(ledger, new ClientOrderId(id)))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Why the switch cannot be used now; null when nothing speaks against it.</summary>
    public Refusal? Refusal(Ledger ledger)
    {
        var problem = Problem.Length > 0 || IsDone ? Problem : "no answer came in time";
        if (problem.Length > 0)
        {
            return Refusals.Plain(
                "dead-man-unproven", $"what the dead man's switch would withdraw could not be asked of the exchange ({problem})", "",
                $"try again, or leave --{DeadMan.Parameter} out");
        }

        return Protection(ledger) is { IsEmpty: false } protection
            ? Refusals.Plain(
                "dead-man-protection",
                $"the dead man's switch withdraws every order of {symbol}, and some of them protect",
                DeadManAlarms.Named(protection),
                $"leave --{DeadMan.Parameter} out, trade another symbol, or cancel what protects first if it is not needed")
            : null;
    }

    /// <summary>Other orders that would be withdrawn, by their client ids.</summary>
    /// <param name="own">Whose orders are meant to go.</param>
    public ImmutableArray<string> Others(Ledger ledger, ExecutionId own) =>
    [
        .. (_plain ?? []).Where(order => !Closes(order)).Select(order => order.ClientOrderId)
            .Where(id => !DeadMan.IsOfWisher(ledger, new(id)) && Ownership.OwnerOf(new(id)) != own)
            .Order(StringComparer.Ordinal),
    ];

    private static bool Closes(OrderRecord order) => order.ReduceOnly || order.ClosePosition
        || (order.PositionSide == "LONG" && order.Side == "SELL") || (order.PositionSide == "SHORT" && order.Side == "BUY");

    private ImmutableArray<T>? Read<T>(ReadOnlyMemory<byte> body, JsonTypeInfo<ImmutableArray<T>> shape)
    {
        if (Wire.Decode(body.Span, shape) is Decoded<ImmutableArray<T>>.Ok(var rows))
            return rows;
        Problem = "the exchange's answer could not be read";
        return null;
    }
}
