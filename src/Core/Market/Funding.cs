namespace Bowline.Core;

/// <summary>Index price and the next funding [<c>markPrice</c>].</summary>
/// <param name="Rate">As a fraction; positive is paid by longs.</param>
public sealed record Funding(Price Index, decimal Rate, Time NextAt);
