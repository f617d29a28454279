using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using Bowline.Binance;
using Bowline.Core;
using PositionMode = Bowline.Core.PositionMode;

namespace Bowline.Gateway;

/// <summary>Reads the answers of one comparison. A row that cannot be read is kept apart: it must not hide the others.</summary>
internal sealed class SnapshotReader(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> answers)
{
    private readonly ImmutableArray<UnreadAnswer>.Builder _unread = ImmutableArray.CreateBuilder<UnreadAnswer>();

    /// <summary>What the answers say together; null when one of them is not what was asked for at all.</summary>
    /// <param name="followed">Symbols whose settings matter whatever is open there.</param>
    /// <param name="askedAt">Venue clock, and ours.</param>
    public VenueSnapshot? Read(IEnumerable<Symbol> followed, (Time Venue, Time Ours) askedAt)
    {
        var json = WireJson.Shapes;
        if (Rows(VenuePaths.OpenOrders, json.ImmutableArrayOrderRecord, json.OrderRecord) is not { } orders
            || Rows(VenuePaths.OpenAlgoOrders, json.ImmutableArrayAlgoOrder, json.AlgoOrder) is not { } conditionals
            || Rows(VenuePaths.Positions, json.ImmutableArrayPositionRiskV3, json.PositionRiskV3) is not { } positions)
            return null;
        var unread = _unread.DrainToImmutable();
        if (Rows(VenuePaths.Balances, json.ImmutableArrayBalanceRow, json.BalanceRow) is not { } balances
            || Rows(VenuePaths.SymbolConfig, json.ImmutableArraySymbolConfig, json.SymbolConfig) is not { } configs
            || Wire.Decode(answers[VenuePaths.PositionMode].Span, json.PositionMode) is not Decoded<Binance.PositionMode>.Ok(var mode))
            return null;
        var relevant = followed.Select(s => s.Name)
            .Concat(orders.Select(o => o.Symbol)).Concat(conditionals.Select(o => o.Symbol))
            .Concat(positions.Where(p => p.PositionAmt != 0).Select(p => p.Symbol))
            .ToHashSet(StringComparer.Ordinal);
        return new(
            askedAt.Venue, orders, conditionals, positions, balances,
            mode.DualSidePosition ? PositionMode.Hedge : PositionMode.OneWay,
            [.. configs.Where(c => relevant.Contains(c.Symbol))])
        {
            AskedAtOurs = askedAt.Ours, AllLeverages = configs, Unread = unread, UnreadBeside = _unread.ToImmutable(),
        };
    }

    private ImmutableArray<T>? Rows<T>(string path, JsonTypeInfo<ImmutableArray<T>> all, JsonTypeInfo<T> one)
    {
        if (RowDecoder.Decode(answers[path], all, one) is not Decoded<WireRows<T>>.Ok(var read))
            return null;
        _unread.AddRange(read.Unread.Select(row => new UnreadAnswer(path, row)));
        return read.Rows;
    }
}
