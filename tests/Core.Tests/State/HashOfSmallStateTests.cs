using Xunit;

namespace Bowline.Core.Tests;

/// <summary>
/// State that no story of an execution leads to: each field of it tells in the fingerprint, since replay is judged by that.
/// </summary>
public sealed class HashOfSmallStateTests
{
    private static readonly Symbol Btc = Some.Btc.Symbol;
    private static readonly Symbol Eth = Some.Eth.Symbol;
    private static readonly ExecutionId Other = new("ORD-00000002");
    private static readonly Time Later = new(7);

    [Fact]
    public void EachFieldOfTheAccount_Tells()
    {
        var balance = new Balance("USDT", new(5m), new(4m));
        AllDiffer(balance, balance with { Asset = "BNB" }, balance with { Wallet = new(6m) }, balance with { Available = new(3m) });
        var settings = new SymbolSettings(Btc, 10, MarginType.Cross);
        AllDiffer(settings, settings with { Symbol = Eth }, settings with { Leverage = 5 }, settings with { Leverage = null },
            settings with { MarginType = MarginType.Isolated }, settings with { MarginType = null });
        var pending = new PendingSetting(1, new AccountSetting.Leverage(Btc, 10), Some.Noon);
        AllDiffer(pending, pending with { Request = 2 }, pending with { At = Later }, pending with { Setting = new AccountSetting.Leverage(Btc, 5) },
            pending with { Setting = new AccountSetting.Leverage(Eth, 10) }, pending with { Setting = new AccountSetting.Margin(Btc, MarginType.Cross) },
            pending with { Setting = new AccountSetting.Margin(Btc, MarginType.Isolated) },
            pending with { Setting = new AccountSetting.Margin(Eth, MarginType.Cross) },
            pending with { Setting = new AccountSetting.Mode(PositionMode.OneWay) }, pending with { Setting = new AccountSetting.Mode(PositionMode.Hedge) });
    }

    [Fact]
    public void EachFieldOfAPosition_Tells()
    {
        var position = new Position { Key = new(Btc, PositionSide.Long), Amount = new(1m), EntryPrice = 2m, RealizedProfit = new(3m) };
        AllDiffer(position, position with { Key = new(Eth, PositionSide.Long) }, position with { Key = new(Btc, PositionSide.Short) },
            position with { Amount = new(-1m) }, position with { EntryPrice = 3m }, position with { RealizedProfit = new(4m) },
            position with { Fees = [new("USDT", 1m)] }, position with { Fees = [new("BNB", 1m)] }, position with { Fees = [new("USDT", 2m)] },
            position with { ByFills = new(new(1m), 0m, Notional.Zero) }, position with { ByFills = new(PositionAmount.Flat, 1m, Notional.Zero) },
            position with { ByFills = new(PositionAmount.Flat, 0m, new(1m)) }, position with { StatedAt = Later }, position with { StatedAt = new Time(8) });
        // Our own clock when it was told is no part of it.
        Assert.Equal(StateHash.Of(position), StateHash.Of(position with { ToldAt = Later }));
    }

    [Fact]
    public void EachFieldOfWhatStands_Tells()
    {
        var alarm = new Alarm("a", "text", Some.Noon);
        AllDiffer(alarm, alarm with { Name = "b" }, alarm with { Text = "other" }, alarm with { At = Later });
        var lost = new LostStream("user", "reset", Some.Noon);
        AllDiffer(lost, lost with { Stream = "market" }, lost with { Why = "silent" }, lost with { At = Later });
        var timer = new ArmedTimer(new(Some.Id, "slice"), Some.Noon);
        AllDiffer(timer, timer with { Key = new(Other, "slice") }, timer with { Key = new(Some.Id, "wake") }, timer with { Due = Later });
        var flattening = new Flattening(Some.Id, null, Some.Noon, 1);
        AllDiffer(flattening, flattening with { Request = Other }, flattening with { Only = Btc }, flattening with { Only = Eth },
            flattening with { Since = Later }, flattening with { Seed = 2 });
        var naked = new Countdown(Some.Id, new(1m), Some.Noon, Some.Noon);
        AllDiffer(naked, naked with { Execution = Other }, naked with { Uncovered = new(2m) }, naked with { Since = Later }, naked with { FlattenAt = Later },
            naked with { Closing = Some.Id }, naked with { Closing = Other }, naked with { Rounds = 1 }, naked with { LastRound = Later });
    }

    [Fact]
    public void EachFieldOfTheExchangesCountdown_Tells()
    {
        var known = new VenueCountdown(Btc, 1, TimeSpan.FromSeconds(20), Some.Noon);
        AllDiffer(known, known with { Symbol = Eth }, known with { Request = 2 }, known with { Asked = TimeSpan.Zero }, known with { AskedAt = Later },
            known with { IsOpen = false }, known with { Armed = TimeSpan.FromSeconds(20) }, known with { ArmedAt = Later }, known with { Failures = 1 },
            known with { Why = "time-out" }, known with { ArmingRequest = 1 }, known with { ArmingUntil = Later }, known with { LostUntil = Later });
    }

    // What is the same number in other kinds of state is not the same.
    [Fact]
    public void KindsOfState_AreToldApart() => AllDiffer<IStateful>(
        new Alarm("a", "b", Later), new LostStream("a", "b", Later), new ArmedTimer(new(new("a"), "b"), Later));

    private static void AllDiffer<T>(params T[] states)
        where T : IStateful => Assert.Equal(states.Length, states.Select(StateHash.Of).Distinct().Count());
}
