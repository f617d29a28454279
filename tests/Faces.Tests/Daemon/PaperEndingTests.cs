using Bowline.App;
using Bowline.Daemon;
using Xunit;

namespace Bowline.Faces.Tests;

/// <summary>A paper account is ended at its own exchange, whatever other one the settings name.</summary>
public sealed class PaperEndingTests
{
    [Fact]
    public async Task VenueOfTheSettings_IsNotTouched()
    {
        var folder = Directory.CreateTempSubdirectory("bowline-paper-");
        try
        {
            var options = new DeskOptions
            {
                Profile = new Profile("paper", folder.FullName), Mode = DeskMode.Paper, Version = "test", Seed = 1, Market = "synthetic:1",
            };
            using (var desk = Assert.IsType<DeskStart.Running>(DeskComposition.Start(options, TimeProvider.System, _ => { })).Desk)
                desk.RequestStop("test");
            // Nobody answers there: were it asked, it would not say that the account is flat.
            var elsewhere = options with { Venue = new Uri("http://127.0.0.1:1"), ApiKey = new("k"), ApiSecret = new("s") };
            Assert.Null(await PaperEnding.EndWhatIsOpen(elsewhere, TimeProvider.System));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
