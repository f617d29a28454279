using System.Collections.Immutable;

namespace Bowline.Core;

/// <summary>
/// The parameters of an execution that is more than one order. Kinds add their own, write them as text and read them
/// back; <see cref="Executions"/> lists them.
/// </summary>
public abstract record AlgorithmSpec(SpecContext Context) : ExecutionSpec
{
    public Instrument Instrument => Context.Instrument;

    public sealed override Symbol Symbol => Context.Instrument.Symbol;

    /// <summary>The side of the parent order: of what an entry opens, or of what an exit does.</summary>
    public required Side Side { get; init; }

    /// <summary>The parent quantity, base asset.</summary>
    public required Quantity Quantity { get; init; }

    /// <summary>Long or Short in hedge mode.</summary>
    public PositionSide Leg { get; init; }

    public sealed override PositionSide PositionSide => Leg;

    /// <summary>
    /// Its orders are withdrawn by the exchange when it has not heard of the desk for so long; null leaves them, see
    /// <see cref="Core.DeadMan"/>.
    /// </summary>
    public TimeSpan? DeadMan { get; init; }

    /// <summary>The parameters as text, in the order of the command line's help.</summary>
    public SpecText Text
    {
        get
        {
            var writer = new SpecWriter().Side(Side).Quantity("quantity", Quantity).PositionSide(Leg);
            Write(writer);
            writer.Duration(Core.DeadMan.Parameter, DeadMan);
            return writer.Done(Kind);
        }
    }

    /// <summary>The side that closes what <see cref="Side"/> opens.</summary>
    public Side Opposite => Side == Side.Buy ? Side.Sell : Side.Buy;

    /// <summary>Writes the parameters of its own kind.</summary>
    protected abstract void Write(SpecWriter to);

    internal sealed override void MixInto(ref StateMixer mixer)
    {
        mixer.Add(Symbol.Name);
        mixer.Add(Context.Arrival.Value);
        mixer.Add(Context.Mark.Value);
        Text.MixInto(ref mixer);
    }

    /// <summary>A market order on its symbol and position.</summary>
    internal OrderSpec.Market Market(Side side, Quantity quantity, bool reduceOnly = false) => new()
    {
        Symbol = Symbol, Side = side, Quantity = quantity, PositionSide = Leg, ReduceOnly = reduceOnly,
    };

    /// <summary>A limit order on its symbol and position; good till canceled unless told otherwise.</summary>
    internal OrderSpec.Limit Limit(
        Side side, Quantity quantity, Price price, TimeInForce? timeInForce = null, bool reduceOnly = false) => new()
    {
        Symbol = Symbol, Side = side, Quantity = quantity, PositionSide = Leg, ReduceOnly = reduceOnly,
        Price = price, TimeInForce = timeInForce ?? new TimeInForce.GoodTillCanceled(),
    };

    /// <summary>The refusals of an order it would place, each with the parameter it comes from in front.</summary>
    protected ImmutableArray<Refusal> CheckOrder(OrderSpec order) => Instrument.CheckFilters(order, Context.Mark);
}
