using Bowline.Core;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>A log that lost lines is told of: nobody should look for an order in it in vain.</summary>
public sealed class AuditOnFullDiskTests
{
    [Theory]
    [InlineData("/dev/full", "warn", "space")]
    [InlineData("", "ok", "takes its lines")]
    public async Task Doctor_TellsOfLinesTheAuditLogLacks(string file, string result, string says)
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("/dev/full is a file of Linux");
        var folder = Directory.CreateTempSubdirectory("bowline-audit-");
        try
        {
            var paper = new DeskOptions
            {
                Profile = new Profile("main", folder.FullName), Mode = DeskMode.Paper, Version = "test", Seed = 1, Market = "synthetic:1", AuditFile = file,
            };
            using var desk = Assert.IsType<DeskStart.Running>(DeskComposition.Start(paper, TimeProvider.System, _ => { })).Desk;
            // An order of no symbol is refused, which is a line of the log.
            await desk.Api.Place(new() { Verb = "market", LinkId = "ORD-00000001", Symbol = "NOCOIN", Side = "BUY", Quantity = "1" }, CancellationToken.None);
            var check = Assert.Single(await desk.Api.Doctor(CancellationToken.None), check => check.Name == "audit");
            Assert.Equal(result, check.Result);
            Assert.Contains(says, check.Text, StringComparison.OrdinalIgnoreCase);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
