using Bowline.Binance;
using Bowline.Core;
using PositionMode = Bowline.Core.PositionMode;

namespace Bowline.Gateway;

/// <summary>Reads back what a journalled intent asked for: its parameters are the only record of it.</summary>
internal static class IntentText
{
    /// <summary>The setting a change asked for; null when the intent is not one.</summary>
    public static AccountSetting? Setting(Intent intent)
    {
        var read = Read(intent);
        return intent.Path switch
        {
            VenuePaths.Leverage => new AccountSetting.Leverage(SymbolOf(read), int.Parse(read["leverage"] ?? "0")),
            VenuePaths.MarginType =>
                new AccountSetting.Margin(SymbolOf(read), Words.MarginOf(read["marginType"] ?? "")),
            VenuePaths.PositionMode => new AccountSetting.Mode(
                read["dualSidePosition"] == "true" ? PositionMode.Hedge : PositionMode.OneWay),
            _ => null,
        };
    }

    /// <summary>The symbol whose countdown it sets; null when the intent is no such request.</summary>
    public static Symbol? Countdown(Intent intent) =>
        intent.Path == VenuePaths.Countdown ? SymbolOf(Read(intent)) : null;

    /// <summary>Price and total quantity an amend asked for; null when the intent is not one.</summary>
    public static (Price Price, Quantity Quantity)? Amend(Intent intent)
    {
        if (intent.Kind != InflightKind.Amending)
            return null;
        var read = Read(intent);
        return WireDecimal.Parse(read["price"]) is { } price && price > 0
            && WireDecimal.Parse(read["quantity"]) is { } quantity
            ? (new Price(price), new Quantity(quantity))
            : null;
    }

    /// <summary>The same request with another timestamp: a new attempt.</summary>
    public static Intent Restamped(Intent intent, Time timestamp)
    {
        var before = $"timestamp={intent.Timestamp.Milliseconds}";
        Ensure.That(intent.Parameters.EndsWith(before, StringComparison.Ordinal));
        return intent with
        {
            Parameters = $"{intent.Parameters[..^before.Length]}timestamp={timestamp.Milliseconds}",
            Timestamp = timestamp,
        };
    }

    private static Symbol SymbolOf(QueryText read) => new(read["symbol"] ?? "");

    private static QueryText Read(Intent intent) => QueryText.Parse(intent.Parameters, "") is QueryRead.Ok(var read)
        ? read
        : throw new BrokenInvariantException($"The parameters of intent {intent.Id} cannot be read.");
}
