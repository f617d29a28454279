using System.Collections.Immutable;
using Bowline.Binance;
using Bowline.Core;

namespace Bowline.App;

/// <summary>
/// The <c>request</c> of an audit line: an order's parameters under the venue's names, never a secret.
/// </summary>
internal static class AuditRequest
{
    private static readonly ImmutableArray<string> First = ["symbol", "side", "type"];

    // What proves the sender or only dates the request is not part of what was asked for.
    private static readonly ImmutableArray<string> LeftOut =
    [
        "timestamp", "recvWindow", "signature", "apiKey", "listenKey", "newClientOrderId", "origClientOrderId",
        "newOrderRespType", "orderId", "algoType", "algoId", "clientAlgoId",
    ];

    /// <summary>The parameters a journalled intent was sent with.</summary>
    public static ImmutableArray<AuditField> Of(Intent intent)
    {
        if (QueryText.Parse(intent.Parameters, "") is not QueryRead.Ok(var read)) return [];
        var fields = ImmutableArray.CreateBuilder<AuditField>();
        foreach (var name in First) Add(fields, name, read[name] ?? "");
        foreach (var pair in read.Pairs)
        {
            if (!First.Contains(pair.Name) && !LeftOut.Contains(pair.Name)) Add(fields, pair.Name, pair.Value);
        }

        return fields.ToImmutable();
    }

    /// <summary>One of these parameters; empty when it has none of that name. The others are not taken apart for it.</summary>
    public static string Find(Intent intent, string name) =>
        LeftOut.Contains(name) ? "" : QueryText.ValueOf(intent.Parameters, name) ?? "";

    /// <summary>The parameters that an order would be sent with.</summary>
    public static ImmutableArray<AuditField> Of(OrderSpec spec)
    {
        var fields = ImmutableArray.CreateBuilder<AuditField>();
        var conditional = spec as OrderSpec.Conditional;
        Add(fields, "symbol", spec.Symbol.Name);
        Add(fields, "side", Words.Side(spec.Side));
        Add(fields, "type", Words.Type(spec));
        Add(fields, "timeInForce", TimeInForceOf(spec) is { } tif ? Word(tif) : "");
        Add(fields, "quantity", spec.ClosesPosition ? "" : spec.Quantity.ToString());
        Add(fields, "price", spec.LimitPrice?.ToString() ?? "");
        Add(fields, "triggerPrice", conditional?.TriggerPrice?.ToString() ?? "");
        Add(fields, "closePosition", spec.ClosesPosition ? "true" : "");
        Add(fields, "reduceOnly", spec.ReduceOnly ? "true" : "");
        return fields.ToImmutable();
    }

    /// <summary>What a person typed, in the same names as far as it can be told.</summary>
    public static ImmutableArray<AuditField> Of(RequestText typed)
    {
        var fields = ImmutableArray.CreateBuilder<AuditField>();
        Add(fields, "symbol", typed.Symbol);
        Add(fields, "side", typed.Side.ToUpperInvariant());
        Add(fields, "type", typed.Verb.ToUpperInvariant());
        Add(fields, "quantity", typed.Quantity);
        Add(fields, "price", typed.Price);
        Add(fields, "other", typed.Other);
        return fields.ToImmutable();
    }

    private static TimeInForce? TimeInForceOf(OrderSpec spec) => spec switch
    {
        OrderSpec.Limit limit => limit.TimeInForce,
        OrderSpec.StopLimit stop => stop.TimeInForce,
        OrderSpec.TakeProfitLimit profit => profit.TimeInForce,
        _ => null,
    };

    private static string Word(TimeInForce tif) => tif switch
    {
        TimeInForce.GoodTillCanceled => "GTC",
        TimeInForce.ImmediateOrCancel => "IOC",
        TimeInForce.FillOrKill => "FOK",
        TimeInForce.PostOnly => "GTX",
        TimeInForce.GoodTillDate => "GTD",
        _ => throw new System.Diagnostics.UnreachableException(tif.GetType().Name),
    };

    private static void Add(ImmutableArray<AuditField>.Builder fields, string name, string value)
    {
        if (value.Length > 0) fields.Add(new(name, value));
    }
}
