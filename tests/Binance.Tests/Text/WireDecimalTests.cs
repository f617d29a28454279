using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Bowline.Binance.Tests;

public sealed class WireDecimalTests
{
    [Theory]
    [InlineData("0.10", "0.1")]
    [InlineData("100", "100")]
    [InlineData("1000.000", "1000")]
    [InlineData("0.00000001", "0.00000001")]
    [InlineData("0", "0")]
    [InlineData("0.000", "0")]
    [InlineData("-1.50", "-1.5")]
    public void Trimmed_DropsOnlyZerosAfterThePoint(string text, string expected) =>
        Assert.Equal(expected, WireDecimal.Trimmed(decimal.Parse(text, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("1E-5")]
    [InlineData("1,5")]
    [InlineData("")]
    [InlineData(" 1")]
    [InlineData("NaN")]
    [InlineData("0.12345678901234567890123456789")]
    [InlineData("99999999999999999999999999999999")]
    [InlineData("0x10")]
    public void Parse_RefusesWhatIsNotPlainDigits(string text) => Assert.Null(WireDecimal.Parse(text));

    [Theory]
    [InlineData("\"0.30\"", "0.30")]
    [InlineData("\"-0.00100000\"", "-0.00100000")]
    [InlineData("50", "50")]
    [InlineData("1.5", "1.5")]
    [InlineData("1e-5", "0.00001")]
    public void Level_TakesTextAndNumbers(string json, string expected)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes($"{{\"symbol\":\"X\",\"price\":{json}}}");

        var read = Assert.IsType<Decoded<PriceTicker>.Ok>(Wire.Decode(bytes, WireJson.Shapes.PriceTicker)).Value;

        Assert.Equal(expected, read.Price.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("\"1e-5\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("\"0.00000000000000000000000000000000000001\"")]
    [InlineData("12345678901234567890123456789012")]
    public void Amount_ThatIsNone_IsATypedFault(string json)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes($"{{\"symbol\":\"X\",\"price\":{json}}}");

        Assert.IsType<Decoded<PriceTicker>.Bad>(Wire.Decode(bytes, WireJson.Shapes.PriceTicker));
    }

    [Fact]
    public void AnyAmount_SurvivesTheWireWithItsScale() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Gen.Choose(int.MinValue, int.MaxValue).Zip(Gen.Choose(0, 12)).ToArbitrary(), pair =>
        {
            var amount = new decimal(Math.Abs(pair.Item1 / 2), 7, 0, pair.Item1 < 0, (byte)pair.Item2);
            var bytes = Wire.Encode(new PriceTicker { Symbol = "X", Price = amount }, WireJson.Shapes.PriceTicker);
            var back = ((Decoded<PriceTicker>.Ok)Wire.Decode(bytes, WireJson.Shapes.PriceTicker)).Value.Price;
            return back == amount && back.Scale == amount.Scale && !bytes.Contains((byte)'E');
        }));
}
