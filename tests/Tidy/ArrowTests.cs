using System.Reflection;
using Xunit;

namespace Bowline.Tidy;

/// <summary>The arrows between rooms, read from the assemblies as they were built.</summary>
public sealed class ArrowTests
{
    public static TheoryData<string, string[]> Rooms { get; } = new()
    {
        { "Bowline.Core", [] },
        { "Bowline.Binance", [] },
        { "Bowline.Contract", [] },
        { "Bowline.Journal", ["Bowline.Core"] },
        { "Bowline.Gateway", ["Bowline.Core", "Bowline.Binance"] },
        { "Bowline.Paper", ["Bowline.Binance"] },
        {
            "Bowline.App",
            ["Bowline.Core", "Bowline.Binance", "Bowline.Gateway", "Bowline.Paper", "Bowline.Journal", "Bowline.Contract"]
        },
        { "bowline", ["Bowline.Contract"] },
        { "bowline-desk", ["Bowline.App", "Bowline.Contract", "Bowline.Paper", "Bowline.Journal", "Bowline.Gateway", "Bowline.Binance"] },
    };

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Room_ReferencesOnlyTheRoomsItMay(string room, string[] allowed)
    {
        var assembly = Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, room + ".dll"));
        var rooms = assembly.GetReferencedAssemblies().Select(name => name.Name!)
            .Where(name => name.StartsWith("Bowline.", StringComparison.Ordinal) || name is "bowline" or "bowline-desk");
        Assert.Empty(rooms.Except(allowed, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Bowline.Core")]
    [InlineData("Bowline.Binance")]
    [InlineData("Bowline.Paper")]
    [InlineData("Bowline.Contract")]
    public void PureRoom_ReferencesNoPackage(string room)
    {
        var assembly = Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, room + ".dll"));
        Assert.All(assembly.GetReferencedAssemblies(), name => Assert.True(
            name.Name!.StartsWith("System.", StringComparison.Ordinal) || name.Name.StartsWith("Bowline.", StringComparison.Ordinal)
            || name.Name is "System" or "netstandard" or "mscorlib",
            name.Name));
    }
}
