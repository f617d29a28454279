namespace Bowline.Core;

/// <summary>One closed candle [<c>kline</c>].</summary>
/// <param name="OpenedAt">Its identity within symbol and interval.</param>
/// <param name="Volume">Base asset.</param>
public sealed record Kline(Time OpenedAt, Price Open, Price High, Price Low, Price Close, Quantity Volume);
