using Bowline.Core;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>What ran on paper must not go on with real money: a profile is of one mode.</summary>
public sealed class ProfileModeTests
{
    [Fact]
    public void ProfileOfAnotherMode_IsRefused_AndStaysAsItWas()
    {
        var folder = Directory.CreateTempSubdirectory("bowline-mode-");
        try
        {
            var paper = new DeskOptions
            {
                Profile = new Profile("main", folder.FullName), Mode = DeskMode.Paper, Version = "test", Seed = 1, Market = "synthetic:1",
            };
            using (var desk = Assert.IsType<DeskStart.Running>(DeskComposition.Start(paper, TimeProvider.System, _ => { })).Desk)
                desk.RequestStop("test");
            var live = paper with { Mode = DeskMode.Live, ApiKey = new Binance.ApiKey("k"), ApiSecret = new Binance.Secret("s") };
            var refused = Assert.IsType<DeskStart.Refused>(DeskComposition.Start(live, TimeProvider.System, _ => { }));
            Assert.Equal("profile-of-another-mode", refused.Code);
            Assert.Contains("--profile NAME", refused.Text, StringComparison.Ordinal);
            using var again = Assert.IsType<DeskStart.Running>(DeskComposition.Start(paper, TimeProvider.System, _ => { })).Desk;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
