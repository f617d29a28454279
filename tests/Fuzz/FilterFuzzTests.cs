using System.Globalization;
using System.Text.Json;

namespace Bowline.Fuzz.Tests;

/// <summary>
/// Order filters against a second reading of exchangeInfo, made here from the contract's section 4.1: what breaks a rule
/// is refused with one of its codes, what breaks none is not refused for a filter.
/// </summary>
public sealed class FilterFuzzTests
{
    private const int Inputs = 80;
    private static readonly int[] FilterCodes =
        [-1111, -4001, -4002, -4003, -4004, -4005, -4013, -4014, -4016, -4023, -4024, -4164];

    [Fact]
    public void Orders_AreRefusedForTheFiltersTheyBreakAndNoOther() => FuzzRun.Over("filters", 120, chance =>
    {
        var venue = new Venue();
        for (var i = 0; i < Inputs; i++)
        {
            var symbol = chance.Pick(["BTCUSDT", "ETHUSDT"]);
            var side = chance.Pick(["BUY", "SELL"]);
            var market = chance.OneIn(4);
            var rules = NaiveFilters.Of(venue, symbol);
            var (quantity, price) = (rules.Quantity(chance), rules.Price(chance));
            var query = $"symbol={symbol}&side={side}&quantity={quantity}"
                + (market ? "&type=MARKET" : $"&type=LIMIT&timeInForce=GTC&price={price}");
            chance.Last = query;

            var (status, code) = venue.AskSigned("POST", "/fapi/v1/order", query);

            var broken = rules.Broken(side, market, quantity, price);
            if (broken.Count > 0)
                Assert.True(status == 400 && broken.Contains(code), $"{code}, but {string.Join(' ', broken)} were broken");
            else
                Assert.DoesNotContain(code, FilterCodes);
            venue.AskSigned("DELETE", "/fapi/v1/allOpenOrders", $"symbol={symbol}");
        }
        venue.StillLives();
        return Inputs;
    });

    /// <summary>The filters of one symbol as exchangeInfo publishes them.</summary>
    private sealed class NaiveFilters
    {
        private readonly JsonElement row;
        private readonly decimal mark;

        private NaiveFilters(JsonElement row, decimal mark)
        {
            this.row = row;
            this.mark = mark;
        }

        public static NaiveFilters Of(Venue venue, string symbol) =>
            new(venue.Exchange.Find(symbol)!.Spec.Row, symbol == "BTCUSDT" ? 50_000m : 3_000m);

        public string Quantity(Chance chance) => Near(
            chance, [Value("LOT_SIZE", "minQty"), Value("LOT_SIZE", "maxQty"), Value("MARKET_LOT_SIZE", "maxQty"),
                Value("MIN_NOTIONAL", "notional") / mark, 0m, 1m], Value("LOT_SIZE", "stepSize"));

        public string Price(Chance chance) => Near(
            chance, [Value("PRICE_FILTER", "minPrice"), Value("PRICE_FILTER", "maxPrice"), mark, mark * 0.9m, 0m,
                mark * Value("PERCENT_PRICE", "multiplierUp"), mark * Value("PERCENT_PRICE", "multiplierDown")],
            Value("PRICE_FILTER", "tickSize"));

        public IReadOnlyList<int> Broken(string side, bool market, string quantityText, string priceText)
        {
            var (quantity, price) = (Number(quantityText), market ? mark : Number(priceText));
            var broken = new List<int>();
            if (Decimals(quantityText) > row.GetProperty("quantityPrecision").GetInt32()
                || (!market && Decimals(priceText) > row.GetProperty("pricePrecision").GetInt32()))
                broken.Add(-1111);
            if (quantity <= 0)
                broken.Add(-4003);
            Lot(broken, market ? "MARKET_LOT_SIZE" : "LOT_SIZE", quantity);
            if (!market)
                Price(broken, side, price);
            if (quantity * price < Value("MIN_NOTIONAL", "notional"))
                broken.Add(-4164);
            return broken;
        }

        private void Lot(List<int> broken, string filter, decimal quantity)
        {
            if (quantity < Value(filter, "minQty"))
                broken.Add(-4004);
            if (quantity > Value(filter, "maxQty"))
                broken.Add(-4005);
            if (quantity % Value(filter, "stepSize") != 0)
                broken.Add(-4023);
        }

        private void Price(List<int> broken, string side, decimal price)
        {
            if (price <= 0)
                broken.Add(-4001);
            if (price < Value("PRICE_FILTER", "minPrice"))
                broken.Add(-4013);
            if (price > Value("PRICE_FILTER", "maxPrice"))
                broken.Add(-4002);
            if ((price - Value("PRICE_FILTER", "minPrice")) % Value("PRICE_FILTER", "tickSize") != 0)
                broken.Add(-4014);
            if (side == "BUY" && price > mark * Value("PERCENT_PRICE", "multiplierUp"))
                broken.Add(-4016);
            if (side == "SELL" && price < mark * Value("PERCENT_PRICE", "multiplierDown"))
                broken.Add(-4024);
        }

        // A number on, one step beside, or a fraction of a step beside one of the edges.
        private static string Near(Chance chance, decimal[] edges, decimal step)
        {
            var edge = chance.Pick(edges);
            var value = edge - edge % step + (chance.Below(5) - 2) * step + (chance.OneIn(4) ? step / 3 : 0);
            return decimal.Round(value, chance.OneIn(3) ? 12 : 8).ToString("0.############", CultureInfo.InvariantCulture);
        }

        private static int Decimals(string text)
        {
            var point = text.IndexOf('.', StringComparison.Ordinal);
            return point < 0 ? 0 : text[(point + 1)..].TrimEnd('0').Length;
        }

        private decimal Value(string filter, string name)
        {
            foreach (var one in row.GetProperty("filters").EnumerateArray())
            {
                if (one.GetProperty("filterType").GetString() == filter)
                    return Number(one.GetProperty(name).GetString()!);
            }
            throw new ArgumentException(filter, nameof(filter));
        }

        private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
    }
}
