using System.Collections.Immutable;
using Xunit;

namespace Bowline.Core.Tests;

/// <summary>Parameters as text: what is written is read back, what is left out has its default, what is damaged is told.</summary>
public sealed class SpecTextTests
{
    [Fact]
    public void Values_AreWrittenInCanonicalForm()
    {
        var text = new SpecWriter().Side(Side.Sell).PositionSide(PositionSide.Long).Quantity("quantity", new(1.500m)).Price("price", new(60000.10m))
            .Decimal("share", -0.50m).Number("count", -3).Duration("every", TimeSpan.FromSeconds(1.5)).Time("until", new(7)).Flag("post-only", true)
            .Word("unfilled", PositionSide.Short).List("targets", ["1", "2"]).Text("note", "a").Done("twap");
        Assert.Equal(
            "twap side=SELL position-side=LONG quantity=1.5 price=60000.1 share=-0.5 count=-3 every=1500ms until=7 post-only=true"
                + " unfilled=short targets=1,2 note=a",
            text.ToString());
        var from = new SpecReader(text);
        Assert.Equal((Side.Sell, PositionSide.Long, new Quantity(1.5m), new Price(60000.1m)),
            (from.Side(), from.PositionSide(), from.Quantity("quantity"), from.Price("price")));
        Assert.Equal((-0.5m, -3, TimeSpan.FromMilliseconds(1500), new Time(7), true),
            (from.Decimal("share"), from.Number("count"), from.Duration("every"), from.TimeOrNothing("until"), from.Flag("post-only")));
        Assert.Equal(PositionSide.Short, from.Word("unfilled", PositionSide.Both));
        Assert.Equal(["1", "2"], from.List("targets"));
        Assert.Equal("a", from.Text("note"));
    }

    [Fact]
    public void WhatIsNotGiven_IsLeftOut_AndReadAsNothing()
    {
        var text = new SpecWriter().PositionSide(PositionSide.Both).Quantity("q", null).Price("p", null).Decimal("d", null).Number("n", null)
            .Duration("t", null).Time("m", null).Flag("f", false).Text("x", null).TimeInForce("tif", null).Done("twap");
        Assert.Empty(text.Fields);
        var from = new SpecReader(text);
        Assert.Equal((PositionSide.Both, null, null, null),
            (from.PositionSide(), from.QuantityOrNothing("q"), from.PriceOrNothing("p"), from.DecimalOrNothing("d")));
        Assert.Equal((null, 5, null, null, false),
            (from.NumberOrNothing("n"), from.Number("n", 5), from.DurationOrNothing("t"), from.TimeOrNothing("m"), from.Flag("f")));
        Assert.Equal((null, null, PositionSide.Long), (from.TextOrNothing("x"), from.TimeInForceOrNothing("tif"), from.Word("w", PositionSide.Long)));
        Assert.Empty(from.List("l"));
    }

    [Theory]
    [InlineData("GTC")]
    [InlineData("IOC")]
    [InlineData("FOK")]
    [InlineData("GTX")]
    [InlineData("GTD:1790769601000")]
    public void TimeInForce_ComesBackTheSame(string word)
    {
        var read = new SpecReader(Of("tif", word)).TimeInForceOrNothing("tif");
        Assert.Equal(Of("tif", word), new SpecWriter().TimeInForce("tif", read).Done("twap"));
        Assert.Equal(word[..3], read switch
        {
            TimeInForce.GoodTillCanceled => "GTC", TimeInForce.ImmediateOrCancel => "IOC", TimeInForce.FillOrKill => "FOK", TimeInForce.PostOnly => "GTX",
            TimeInForce.GoodTillDate { Until.Milliseconds: 1790769601000 } => "GTD", _ => "",
        });
    }

    public static TheoryData<string, string> Damaged => new()
    {
        { "side", "UP" }, { "side", "buy" }, { "position-side", "BOTH" }, { "decimal", "1,5" }, { "decimal", "1e5" }, { "decimal", "" },
        { "number", "1.5" }, { "number", "x" }, { "duration", "5s" }, { "duration", "5" }, { "duration", "xms" }, { "duration", "1.5ms" },
        { "moment", "noon" }, { "flag", "yes" }, { "flag", "" }, { "word", "Short" }, { "word", "sideways" },
        { "tif", "GTD" }, { "tif", "GTD:x" }, { "tif", "DAY" },
    };

    [Theory]
    [MemberData(nameof(Damaged))]
    public void DamagedValue_IsTold(string name, string value) => Assert.Throws<FormatException>(() => Read(Of(name, value), name));

    [Theory]
    [InlineData("side")]
    [InlineData("text")]
    [InlineData("decimal-needed")]
    [InlineData("number-needed")]
    [InlineData("duration-needed")]
    public void MissingValue_IsTold(string name) => Assert.Throws<FormatException>(() => Read(Of("other", "1"), name));

    private static object? Read(SpecText text, string name)
    {
        var from = new SpecReader(text);
        return name switch
        {
            "side" => from.Side(),
            "position-side" => from.PositionSide(),
            "decimal" => from.DecimalOrNothing(name),
            "decimal-needed" => from.Decimal(name),
            "number" => from.NumberOrNothing(name),
            "number-needed" => from.Number(name),
            "duration" => from.DurationOrNothing(name),
            "duration-needed" => from.Duration(name),
            "moment" => from.TimeOrNothing(name),
            "flag" => from.Flag(name),
            "word" => from.Word(name, PositionSide.Both),
            "tif" => from.TimeInForceOrNothing(name),
            _ => from.Text(name),
        };
    }

    [Fact]
    public void Flag_MayBeWrittenOut()
    {
        Assert.False(new SpecReader(Of("post-only", "false")).Flag("post-only"));
        Assert.True(new SpecReader(Of("post-only", "true")).Flag("post-only"));
    }

    [Theory]
    [InlineData(SelfTradePrevention.ExpireTaker, "expire-taker")]
    [InlineData(SelfTradePrevention.None, "none")]
    public void Word_IsDashedAndLowerCase(SelfTradePrevention value, string word)
    {
        Assert.Equal(word, SpecWord.Of(value));
        Assert.Equal(value, SpecWord.Read<SelfTradePrevention>(word));
        Assert.Null(SpecWord.Read<SelfTradePrevention>(word.ToUpperInvariant()));
    }

    [Fact]
    public void Texts_AreEqual_WhenKindAndAllFieldsAre()
    {
        var text = Of("a", "1");
        Assert.Equal(Of("a", "1"), text);
        Assert.Equal(Of("a", "1").GetHashCode(), text.GetHashCode());
        Assert.NotEqual(Of("a", "2"), text);
        Assert.NotEqual(Of("b", "1"), text);
        Assert.NotEqual(text with { Kind = "vwap" }, text);
        Assert.NotEqual(text with { Fields = [.. text.Fields, new("b", "2")] }, text);
        Assert.False(text.Equals(null));
        Assert.NotEqual(text.GetHashCode(), Of("a", "2").GetHashCode());
        Assert.NotEqual(text.GetHashCode(), (text with { Kind = "vwap" }).GetHashCode());
    }

    [Fact]
    public void Value_IsThatOfItsName()
    {
        var text = new SpecText("twap", [new("a", "1"), new("b", "2")]);
        Assert.Equal(("1", "2", null), (text["a"], text["b"], text["c"]));
    }

    // A space parts fields, an equals sign name and value, and a backslash takes what follows as it is.
    [Theory]
    [InlineData("market", "market")]
    [InlineData("market a=1 b=2", "market|a:1|b:2")]
    [InlineData("market a= b=2", "market|a:|b:2")]
    [InlineData("market a=1=2", "market|a:1=2")]
    [InlineData(@"market a=1\ 2", "market|a:1 2")]
    [InlineData(@"market a\=b=1", "market|a=b:1")]
    [InlineData(@"mar\ ket a=\\", @"mar ket|a:\")]
    [InlineData("a=b c=d", "a=b|c:d")]
    [InlineData("", "")]
    [InlineData("market ", null)]
    [InlineData("market a", null)]
    [InlineData("market a=1 ", null)]
    public void RequestInARequest_IsReadFieldByField(string text, string? fields)
    {
        var read = NestedRequest.Read(text);
        Assert.Equal(fields, read is null ? null : string.Join('|', read.Fields.Select(field => $"{field.Name}:{field.Value}").Prepend(read.Kind)));
    }

    [Fact]
    public void RequestInARequest_ComesBackWhateverItSays()
    {
        ImmutableArray<string> words = ["a", " ", "=", @"\", @"\ =", "=a=", @"a\", ""];
        foreach (var kind in words)
        {
            foreach (var name in words)
            {
                foreach (var value in words)
                {
                    var text = new SpecText(kind, [new(name, value), new("b", value)]);
                    Assert.Equal(text, NestedRequest.Read(NestedRequest.Write(text)));
                }
            }
        }
    }

    [Fact]
    public void WhatIsNoAlgorithm_IsNotRead()
    {
        var context = new SpecContext(Some.Btc, new(60000m), new(60000m));
        Assert.Throws<FormatException>(() => Executions.Read(new SpecText("nothing", []), context));
        Assert.Throws<FormatException>(() => Executions.Read(new SpecText(Executions.Market, []), context));
        Assert.Null(Executions.Find("nothing"));
        Assert.Equal(("TWAP", "IS", "TRAIL"),
            (Executions.Find("twap")?.Prefix, Executions.Find("shortfall")?.Prefix, Executions.Find("trailing-stop")?.Prefix));
    }

    [Fact]
    public void DeadMan_IsAParameterOfEveryAlgorithm()
    {
        var context = new SpecContext(Some.Btc, new(60000m), new(60000m));
        var text = new SpecText("chase", [new("side", "BUY"), new("quantity", "0.01")]);
        Assert.Null(Executions.Read(text, context).DeadMan);
        var guarded = Executions.Read(text with { Fields = [.. text.Fields, new("dead-man", "120000ms")] }, context);
        Assert.Equal(TimeSpan.FromMinutes(2), guarded.DeadMan);
        Assert.Equal("120000ms", guarded.Text["dead-man"]);
        Assert.Equal((Side.Sell, Side.Buy), (guarded.Opposite, (guarded with { Side = Side.Sell }).Opposite));
    }

    private static SpecText Of(string name, string value) => new("twap", [new(name, value)]);
}
