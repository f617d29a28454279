using Bowline.Contract;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>Nothing typed can stop the desk, whoever types it and whatever it is.</summary>
public sealed class HostileInputTests
{
    private static readonly string?[] Nasty =
    [
        null, "", " ", "\0", "-1", "0", "0.0", "NaN", "1e400", "1,5", "٣", "９", "+", "%", "$", "-%", "9999999999999", "9999999999999.999999999999",
        "9999999999999$", "99.999999999999%", "-99.999999999999%", "+9999999999999", "-9999999999999", "0.000000000001", "0.000000000001$",
        new('9', 40), new('a', 60_000), new string('a', 39) + "😀", "BTCUSDT\n", "ＢＴＣＵＳＤＴ", "btcusdt", "../..", "LONG", "BOTH", "GTD", "ORD-00000009",
    ];

    [Fact]
    public void AnyTextInAnyField_IsAnsweredAndTheDeskGoesOn()
    {
        var world = new World();
        world.Pump(1_500);
        var asked = new List<Task>();
        foreach (var text in Nasty)
        {
            Ask(world, asked, text);
            world.Pump(50);
        }

        world.Pump(30_000);
        Assert.All(asked, task => Assert.True(task.IsCompleted));
        var placed = world.Place(World.Market("BUY", "0.01", "ORD-0000zzzz"));
        Assert.True(placed.IsSuccess, placed.ErrorMessage);
    }

    // 60 KB of it, six bytes each and written down twice, did not fit a line of the journal, and the desk ended.
    [Fact]
    public void LargestRequestThatTheApiTakes_OfWhatIsWrittenLongest_FitsTheJournal()
    {
        var world = new World();
        world.Pump(1_500);
        Assert.Equal("link-id", world.Place(World.Market("BUY", "0.01") with { LinkId = new('\x7f', 32_768) }).Code);
        Assert.True(world.Place(World.Market("BUY", "0.01")).IsSuccess);
    }

    [Fact]
    public void BookOfAnUnknownSymbol_IsNoBookAndTheDeskGoesOn()
    {
        var world = new World();
        Assert.Null(world.Await(world.Desk.Book("NOSUCH", 5, CancellationToken.None)));
        Assert.True(world.Place(World.Market("BUY", "0.01")).IsSuccess);
    }

    [Fact]
    public void RequestThatBreaks_EndsAlone()
    {
        var world = new World();
        world.Pump(1_500);
        var broken = world.Desk.Place(World.Market("BUY", "0.01") with { LinkId = null! }, CancellationToken.None);
        world.Pump(100);
        Assert.True(broken.IsFaulted);
        Assert.True(world.Place(World.Market("BUY", "0.01")).IsSuccess);
    }

    [Fact]
    public void LinkIdOfAnotherOrder_IsRefusedAndNotAnsweredWithThatOrder()
    {
        var world = new World();
        world.Place(World.Market("BUY", "0.01"));
        var other = world.Place(World.Market("BUY", "0.03"));
        Assert.Equal("link-id-taken", other.Code);
        Assert.Equal("link-id-taken", world.Place(World.Market("SELL", "0.01")).Code);
        Assert.Equal("link-id-taken", world.Place(World.Limit("BUY", "0.01", "50000", "ORD-00000001")).Code);
        Assert.Equal("0.01", Assert.Single(world.Desk.Positions()).PositionAmt);
    }

    private static void Ask(World world, List<Task> asked, string? text)
    {
        var (desk, none) = (world.Desk, CancellationToken.None);
        var limit = World.Limit("BUY", "0.01", "50000", $"ORD-{asked.Count:00000000}");
        asked.Add(desk.Place(limit with { WhatIf = true, LinkId = text! }, none));
        asked.Add(desk.Place(limit with { WhatIf = true, Verb = text! }, none));
        asked.Add(desk.Place(limit with { WhatIf = true, Symbol = text }, none));
        asked.Add(desk.Place(limit with { WhatIf = true, Side = text }, none));
        asked.Add(desk.Place(limit with { WhatIf = true, Quantity = text }, none));
        asked.Add(desk.Place(limit with { WhatIf = true, Quantity = text, Price = text }, none));
        asked.Add(desk.Place(limit with { WhatIf = true, Price = text, Round = true, Quantity = "1$" }, none));
        asked.Add(desk.Place(limit with { WhatIf = true, TimeInForce = text, GoodTill = text }, none));
        asked.Add(desk.Place(limit with { WhatIf = true, TimeInForce = "GTD", GoodTill = text }, none));
        asked.Add(desk.Place(limit with { WhatIf = true, PositionSide = text, SelfTradePrevention = text }, none));
        asked.Add(desk.Place(limit with { WhatIf = true, ClientOrderId = text, Mode = text }, none));
        asked.Add(desk.Amend(new AmendRequest { Id = text!, Price = text, Quantity = text }, none));
        asked.Add(desk.Cancel(new CancelRequest { Id = text, Symbol = text }, none));
        asked.Add(desk.Flatten(new FlattenRequest { LinkId = text!, Symbol = text }, none));
        asked.Add(desk.Leverage(new SettingRequest { Symbol = text, Value = text!, WhatIf = true }, none));
        asked.Add(desk.MarginType(new SettingRequest { Symbol = text, Value = text!, WhatIf = true }, none));
        asked.Add(desk.PositionMode(new SettingRequest { Symbol = text, Value = text!, WhatIf = true }, none));
        asked.Add(desk.Arm(new ArmRequest { Phrase = text!, For = text }, none));
        asked.Add(desk.Execute(World.Execution("twap", $"TWAP-{asked.Count:00000000}") with { Symbol = text, Parameters = null }, none));
        foreach (var verb in ExecutionVerbs.All)
        {
            // The API takes 32 KiB in all.
            var texts = verb.Parameters.Take(text?.Length > 1_000 ? 1 : int.MaxValue).ToDictionary(parameter => parameter.Name, _ => text!);
            var request = World.Execution(verb.Name, $"{verb.Prefix}-{asked.Count:00000000}") with { WhatIf = true, Parameters = texts };
            asked.Add(desk.Execute(request, none));
            asked.Add(desk.Execute(request with { Parameters = new Dictionary<string, string> { [text ?? ""] = text! } }, none));
        }

        asked.Add(desk.Price(text, none));
        asked.Add(desk.Book(text!, int.MaxValue, none));
    }
}
