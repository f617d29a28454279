using System.Text;
using System.Text.Json;
using Bowline.Contract;
using Xunit;

namespace Bowline.App.Tests;

/// <summary>Whatever a desk writes or prints, neither key nor secret nor signature is in it.</summary>
public sealed class SecretsTests
{
    [Fact]
    public void Session_LeavesNoKeySecretOrSignatureInAnyRecordOrView()
    {
        var world = new World();
        var placed = world.Place(World.Market("BUY", "0.01"));
        world.Place(World.Limit("BUY", "0.01", "50000"));
        var printed = new StringBuilder();
        world.Records.ForEach(record => printed.Append(record));
        printed.Append(Encoding.UTF8.GetString(world.Disk[1]));
        printed.Append(JsonSerializer.Serialize(placed, ContractJson.Default.PlacedOrder));
        printed.Append(JsonSerializer.Serialize(world.Desk.Status(), ContractJson.Default.StatusView));
        printed.Append(world.View);
        var text = printed.ToString();
        var signatures = world.Wire.Reached.Where(r => r.Contains("signature=", StringComparison.Ordinal))
            .Select(r => r[(r.IndexOf("signature=", StringComparison.Ordinal) + 10)..].Trim()).ToList();
        Assert.NotEmpty(signatures);
        Assert.DoesNotContain(World.Key, text, StringComparison.Ordinal);
        Assert.DoesNotContain(World.Secret, text, StringComparison.Ordinal);
        Assert.All(signatures, signature => Assert.DoesNotContain(signature, text, StringComparison.Ordinal));
    }
}
