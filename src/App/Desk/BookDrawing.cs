using Bowline.Binance;
using Bowline.Contract;
using Bowline.Core;
using Bowline.Gateway;

namespace Bowline.App;

/// <summary>Draws the venue's answer to a depth request.</summary>
public static class BookDrawing
{
    private static readonly int[] Limits = [5, 10, 20, 50, 100, 500, 1000];

    /// <summary>The smallest limit the venue takes that shows as many levels.</summary>
    public static int Limit(int levels) => Limits.FirstOrDefault(limit => limit >= levels, Limits[^1]);

    /// <summary>The book, best first; null when the venue gave none.</summary>
    public static BookView? Draw(SessionNote.Answered? answer, string symbol, int levels)
    {
        if (answer is not { Status: 200 } || Wire.Decode(answer.Body.Span, WireJson.Default.DepthSnapshot) is not Decoded<DepthSnapshot>.Ok book)
            return null;
        return new BookView
        {
            Symbol = symbol.Trim().ToUpperInvariant(),
            Bids = Side(book.Value.Bids, levels),
            Asks = Side(book.Value.Asks, levels),
            Time = book.Value.TransactionTime,
        };
    }

    private static IReadOnlyList<IReadOnlyList<string>> Side(IEnumerable<Level> levels, int most) =>
        [.. levels.Take(most).Select(level => (IReadOnlyList<string>)[DecimalText.Plain(level.Price), DecimalText.Plain(level.Qty)])];
}
