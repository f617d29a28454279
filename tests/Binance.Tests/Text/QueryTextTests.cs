using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Bowline.Binance.Tests;

public sealed class QueryTextTests
{
    [Fact]
    public void Clash_BetweenQueryAndBody_TheQueryWins()
    {
        var query = Read("symbol=BTCUSDT&price=1", "price=2&quantity=3");

        Assert.Equal("1", query["price"]);
        Assert.Equal("3", query["quantity"]);
        Assert.Equal("symbol=BTCUSDT&price=1price=2&quantity=3", query.TotalParams);
    }

    [Fact]
    public void Symbol_OfOtherLetters_IsSignedAsSentAndReadAsUtf8()
    {
        const string sent = "symbol=%E5%B8%81%E5%AE%89%E4%BA%BA%E7%94%9FUSDT";

        Assert.Equal("币安人生USDT", Read(sent, "")["symbol"]);
        Assert.Equal(sent, Read(sent, "").TotalParams);
        Assert.Equal(sent, new QueryWriter().Add("symbol", "币安人生USDT").ToString());
    }

    [Fact]
    public void Signature_IsNotPartOfWhatWasSigned()
    {
        var query = Read("symbol=BTCUSDT&timestamp=1&signature=AbC%2B%3D", "");

        Assert.Equal("symbol=BTCUSDT&timestamp=1", query.TotalParams);
        Assert.Equal("AbC+=", query.Signature);
        Assert.Equal(2, query.Count);
        Assert.Null(query["signature"]);
    }

    [Theory]
    [InlineData("a=1&a=2", "", QueryFault.Duplicate)]
    [InlineData("", "a=1&b=2&a=3", QueryFault.Duplicate)]
    [InlineData("a", "", QueryFault.Malformed)]
    [InlineData("=1", "", QueryFault.Malformed)]
    [InlineData("a=%", "", QueryFault.Malformed)]
    [InlineData("a=%4", "", QueryFault.Malformed)]
    [InlineData("a=%zz", "", QueryFault.Malformed)]
    [InlineData("a=%FF", "", QueryFault.Malformed)]
    [InlineData("a=1&&b=2", "", QueryFault.Malformed)]
    public void Broken_Text_IsATypedFault(string query, string body, QueryFault fault) =>
        Assert.Equal(fault, Assert.IsType<QueryRead.Bad>(QueryText.Parse(query, body)).Fault);

    [Fact]
    public void Bounds_OnLengthAndCount_AreTypedFaults()
    {
        var many = string.Join('&', Enumerable.Range(0, QueryText.PairsMax + 1).Select(i => $"p{i}=1"));

        Assert.Equal(QueryFault.TooMany, Fault(many, ""));
        Assert.Equal(QueryFault.TooMany, Fault(many[..many.LastIndexOf('&')], "x=1"));
        Assert.Equal(QueryFault.TooLong, Fault("a=" + new string('1', QueryText.CharsMax), ""));
        Assert.Equal(0, Read("", "").Count);
    }

    [Fact]
    public void Written_Parameters_ReadBackTheSame() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Pairs(), pairs =>
        {
            var writer = new QueryWriter();
            foreach (var (name, value) in pairs) writer.Add(name, value);

            var inQuery = Read(writer.ToString(), "");
            var inBody = Read("", writer.ToString());

            return pairs.All(p => inQuery[p.Name] == p.Value && inBody[p.Name] == p.Value)
                && inQuery.Count == pairs.Count && inQuery.TotalParams == writer.ToString();
        }));

    [Fact]
    public void AnyText_IsReadOrRefusedWithoutAnException() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(
            ArbMap.Default.ArbFor<string>(), ArbMap.Default.ArbFor<string>(),
            (query, body) => QueryText.Parse(query ?? "", body ?? "") is not null));

    [Fact]
    public void Typed_Reading_TellsAbsentMalformedAndGivenApart()
    {
        var query = Read("price=0.10&bad=1E5&id=9007199254740993&flag=true&empty=", "");

        Assert.Equal(0.10m, Assert.IsType<Parameter<decimal>.Given>(query.Amount("price")).Value);
        Assert.IsType<Parameter<decimal>.Malformed>(query.Amount("bad"));
        Assert.IsType<Parameter<decimal>.Malformed>(query.Amount("empty"));
        Assert.IsType<Parameter<decimal>.Absent>(query.Amount("other"));
        Assert.Equal(9007199254740993, Assert.IsType<Parameter<long>.Given>(query.Integer("id")).Value);
        Assert.True(Assert.IsType<Parameter<bool>.Given>(query.Flag("flag")).Value);
    }

    private static QueryText Read(string query, string body) =>
        Assert.IsType<QueryRead.Ok>(QueryText.Parse(query, body)).Parameters;

    private static QueryFault Fault(string query, string body) =>
        Assert.IsType<QueryRead.Bad>(QueryText.Parse(query, body)).Fault;

    // Names as the venue has them, values any text without half surrogate pairs.
    private static Arbitrary<List<(string Name, string Value)>> Pairs()
    {
        var value = ArbMap.Default.GeneratorFor<string>()
            .Select(t => string.Concat((t ?? "").EnumerateRunes().Select(r => r.Value == 0xFFFD ? "" : r.ToString())));
        var name = Gen.Elements("symbol", "side", "price", "quantity", "newClientOrderId", "timestamp", "orderIdList");
        return Gen.Zip(name, value).ListOf()
            .Select(list => list.DistinctBy(p => p.Item1).Select(p => (p.Item1, p.Item2)).ToList())
            .ToArbitrary();
    }
}
