namespace Bowline.Core;

/// <summary>The parameters of a worked parent order whose children rest in the book.</summary>
public abstract record RestingSpec(SpecContext Context) : WorkedSpec(Context)
{
    /// <summary>Its children must rest or be refused [GTX].</summary>
    public bool PostOnly { get; init; }

    /// <summary>A resting child.</summary>
    internal OrderSpec.Limit Resting(Quantity quantity, Price price) => Limit(
        Side, quantity, price, PostOnly ? new TimeInForce.PostOnly() : new TimeInForce.GoodTillCanceled(), ReduceOnly);
}
