using Bowline.Cli;
using Xunit;

namespace Bowline.Faces.Tests;

public class CommandReaderTests
{
    private static readonly Dictionary<string, string> Nothing = [];

    private static (Invocation? Read, Misread? Misread) Read(string line, Dictionary<string, string>? environment = null) => CommandReader.Read(
        System.Text.RegularExpressions.Regex.Matches(line, "\"[^\"]*\"|\\S+").Select(w => w.Value.Trim('"')).Select(w => w == "''" ? "" : w).ToArray(),
        new Settings((environment ?? Nothing).GetValueOrDefault, Path.GetTempPath()));

    [Theory]
    [InlineData("market BTCUSDT BUY 0.001", "market", "SYMBOL=BTCUSDT SIDE=BUY QUANTITY=0.001")]
    [InlineData("market BTCUSDT SELL --close-position", "market", "SYMBOL=BTCUSDT SIDE=SELL")]
    [InlineData("limit ETHUSDT SELL 1 3200", "limit", "SYMBOL=ETHUSDT SIDE=SELL QUANTITY=1 PRICE=3200")]
    [InlineData("limit ETHUSDT SELL 1 -0.5%", "limit", "PRICE=-0.5%")]
    [InlineData("limit ETHUSDT SELL 1 +20 --post-only", "limit", "PRICE=+20")]
    [InlineData("limit ETHUSDT SELL 1 --price-match OPPONENT", "limit", "SYMBOL=ETHUSDT QUANTITY=1")]
    [InlineData("--json limit ETHUSDT SELL 1 3200", "limit", "QUANTITY=1")]
    [InlineData("--profile two market BTCUSDT BUY 1", "market", "SYMBOL=BTCUSDT")]
    [InlineData("market BTCUSDT BUY -- 1", "market", "QUANTITY=1")]
    [InlineData("market BTCUSDT BUY -1", "market", "QUANTITY=-1")]
    [InlineData("market @file BUY 1", "market", "SYMBOL=@file")]
    [InlineData("desk --profile two start", "desk start", "")]
    [InlineData("journal export --csv out.csv", "journal export", "")]
    [InlineData("leverage BTCUSDT 10", "leverage", "SYMBOL=BTCUSDT N=10")]
    [InlineData("MARKET BTCUSDT BUY 1", "market", "QUANTITY=1")]
    public void Command_IsReadByItsWords(string line, string verb, string words)
    {
        var (read, misread) = Read(line);
        Assert.Null(misread);
        Assert.Equal(verb, read!.Verb.Name);
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Split('=', 2)))
            Assert.Equal(word[1], read.Word(word[0]));
    }

    [Theory]
    [InlineData("limit A BUY 1 2 --tif IOC", "tif", "IOC")]
    [InlineData("limit A BUY 1 2 --tif=IOC", "tif", "IOC")]
    [InlineData("limit A BUY 1 2 --timeInForce IOC", "tif", "IOC")]
    [InlineData("limit A BUY 1 2 --reduceOnly", "reduce-only", "true")]
    [InlineData("limit A BUY 1 2 --clientOrderId x1", "client-order-id", "x1")]
    [InlineData("limit A BUY 1 2 --client_order_id x1", "client-order-id", "x1")]
    [InlineData("market A BUY 1 --dry-run", "what-if", "true")]
    [InlineData("market A BUY 1 --dryRun", "what-if", "true")]
    [InlineData("market A BUY 1 -y", "yes", "true")]
    [InlineData("amend ORD-1 --price -0.5%", "price", "-0.5%")]
    [InlineData("twap A BUY 1 --slices 3 --intervalSec 2", "interval", "2")]
    [InlineData("bracket A BUY 1 --entryType LIMIT --entryPrice 3 --takeProfit 4 --stopPrice 2", "entry-type", "LIMIT")]
    [InlineData("bracket A BUY 1 --take-profit 4:50% --take-profit 5:50% --stop-price 2", "take-profit", "4:50%,5:50%")]
    [InlineData("oco A BUY 1 --takeProfit 4 --stopPrice 2 --stopLimitPrice 1", "stop-limit-price", "1")]
    [InlineData("stop-limit A BUY 1 --stopPrice 2 --limitPrice 3", "limit-price", "3")]
    public void Flag_IsReadInEverySpelling(string line, string flag, string value)
    {
        var (read, misread) = Read(line);
        Assert.Null(misread);
        Assert.Equal(value, read!.Flag(flag));
    }

    [Theory]
    [InlineData("mraket BTCUSDT BUY 1", "did you mean 'market'?")]
    [InlineData("balances", "did you mean 'balance'?")]
    [InlineData("stop", "desk stop")]
    [InlineData("sentiment", "not in this version")]
    [InlineData("oco BTCUSDT SELL 1", "--take-profit PRICE and --stop-price PRICE are missing")]
    [InlineData("oco BTCUSDT SELL 1 --take-profit 2", "--stop-price PRICE is missing")]
    [InlineData("oco BTCUSDT SELL 1 --take-profits 2", "did you mean '--take-profit'?")]
    [InlineData("oco BTCUSDT SELL 1 --take-profit 2 --take-profit 3", "--take-profit is given twice")]
    [InlineData("market", "SYMBOL is missing")]
    [InlineData("market BTCUSDT", "SIDE is missing")]
    [InlineData("market BTCUSDT BUY", "QUANTITY is missing")]
    [InlineData("market BTCUSDT BUY 1 2", "'2' is one word too many")]
    [InlineData("market '' BUY 1", "SYMBOL is empty")]
    [InlineData("market BTCUSDT BUY ''", "QUANTITY is empty")]
    [InlineData("limit BTCUSDT BUY 1 2 --tif", "--tif needs a value")]
    [InlineData("limit BTCUSDT BUY 1 2 --tif --json", "--tif needs a value")]
    [InlineData("limit BTCUSDT BUY 1 2 --tif=", "--tif has an empty value")]
    [InlineData("limit BTCUSDT BUY 1 2 --tif GTC --tif IOC", "--tif is given twice")]
    [InlineData("limit BTCUSDT BUY 1 2 --postonly", "did you mean '--post-only'?")]
    [InlineData("market BTCUSDT BUY 1 --extra-params x=1", "not a flag")]
    [InlineData("market BTCUSDT BUY 1 --json=false", "takes no value")]
    [InlineData("desk", "needs one of")]
    [InlineData("desk strat", "'desk' has")]
    [InlineData("''", "verb is empty")]
    [InlineData("--json", "no verb")]
    public void Misread_SaysWhyAndWhatToTypeInstead(string line, string expected)
    {
        var (read, misread) = Read(line);
        Assert.Null(read);
        Assert.Contains(expected, misread!.Message + " " + misread.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("market BUY 0.01", "SYMBOL=ETHUSDT SIDE=BUY QUANTITY=0.01")]
    [InlineData("limit SELL 1 3200", "SYMBOL=ETHUSDT SIDE=SELL QUANTITY=1 PRICE=3200")]
    [InlineData("leverage 10", "SYMBOL=ETHUSDT N=10")]
    [InlineData("market BTCUSDT BUY 0.01", "SYMBOL=BTCUSDT SIDE=BUY QUANTITY=0.01")]
    public void DefaultSymbol_StandsInForALeftOutOne(string line, string words)
    {
        var (read, _) = Read(line, new() { ["DEFAULT_SYMBOL"] = "ETHUSDT" });
        foreach (var word in words.Split(' ').Select(w => w.Split('=', 2)))
            Assert.Equal(word[1], read!.Word(word[0]));
    }

    [Fact]
    public void TooMuch_IsRefusedBeforeItIsRead()
    {
        Assert.Contains("too many", Read(string.Join(' ', Enumerable.Repeat("x", 65))).Misread!.Message, StringComparison.Ordinal);
        Assert.Contains("too long", Read("market " + new string('x', 5_000)).Misread!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryExample_InTheVerbTable_CanBeRead()
    {
        foreach (var verb in VerbTable.Every)
        {
            Assert.NotEmpty(verb.Examples);
            foreach (var example in verb.Examples.Select(e => e.Replace('\'', '"').Split(" > ~")[0]))
                Assert.Equal(verb.Name, Read(example).Read?.Verb.Name);
        }
    }

    [Theory]
    [InlineData("when \"last(BTCUSDT) > 61000\" market BTCUSDT BUY 0.01", "market symbol=BTCUSDT side=BUY quantity=0.01")]
    [InlineData(
        "when \"last(BTCUSDT) > 61000\" --repeat 3 limit BTCUSDT BUY 25% -0.5% --post-only --cool-down 1h",
        "limit symbol=BTCUSDT side=BUY quantity=25% price=-0.5% post-only=true")]
    [InlineData(
        "--json when \"last(BTCUSDT) > 61000\" oco BTCUSDT SELL 100% --takeProfit +3% --stop-price=-2% --round",
        "oco symbol=BTCUSDT side=SELL quantity=100% take-profit=+3% stop-price=-2% round=true")]
    public void CommandOfACondition_IsReadAsIfItStoodAlone(string line, string run)
    {
        var (read, misread) = Read(line);
        Assert.Null(misread);
        Assert.Equal("last(BTCUSDT) > 61000", read!.Word("CONDITION"));
        Assert.Equal(run, read.Word("COMMAND"));
        Assert.Equal("BTCUSDT", read.Word("SYMBOL"));
    }

    [Theory]
    [InlineData("when", "CONDITION is missing")]
    [InlineData("when \"last(BTCUSDT) > 61000\"", "COMMAND is missing")]
    [InlineData("when --if \"last(BTCUSDT) > 61000\"", "'--if' is not a flag of 'when'")]
    [InlineData("when \"last(BTCUSDT) > 61000\" market BTCUSDT BUY", "QUANTITY is missing")]
    [InlineData("when \"last(BTCUSDT) > 61000\" market BTCUSDT BUY 1 --slices 3", "not a flag of 'market'")]
    [InlineData("when \"last(BTCUSDT) > 61000\" when \"time > 1:00\" market BTCUSDT BUY 1", "cannot be started by a condition")]
    [InlineData("when \"last(BTCUSDT) > 61000\" cancel 7", "cannot be started by a condition")]
    public void CommandOfACondition_ThatCannotBe_IsTold(string line, string expected) =>
        Assert.Contains(expected, Read(line).Misread!.Message, StringComparison.Ordinal);
}
