using Xunit;

namespace Bowline.Kill.Tests;

/// <summary>What keeps a desk from starting, each said in a way that a user can act on.</summary>
public sealed class RefusalTests
{
    private const string AnyKey = "some-key";

    [Fact]
    public async Task SecondDesk_OnTheSameProfile_IsRefusedAndToldWhoHoldsIt()
    {
        using var house = House.Embedded();
        await house.Ready();
        var pid = (await File.ReadAllTextAsync(Path.Combine(house.Folder, "desk.pid"))).Trim();
        var ran = await Programs.Run(Programs.Desk, house.Environment, "desk");
        Assert.Equal(3, ran.ExitCode);
        Assert.Contains($"pid {pid}", ran.Out + ran.Error, StringComparison.Ordinal);
        Assert.Contains("[desk-held]", ran.Out + ran.Error, StringComparison.Ordinal);
        await house.Ready();
    }

    [Fact]
    public async Task SecondDesk_OnTheSameAccountUnderAnotherProfile_IsRefused()
    {
        using var venue = await Venue.Start();
        using var house = House.At(venue.Rest);
        await house.Ready();
        var ran = await house.Run("desk", "start", "--profile", "other");
        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("profile paper", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EditedJournal_DeskDoesNotStart_AndNamesTheByte()
    {
        using var house = await AfterAnOrder();
        var (segment, bytes) = Segment(house);
        var line = Array.IndexOf(bytes, (byte)'\n', bytes.Length / 2) + 1;
        var at = bytes.AsSpan(line).IndexOf("\"at\":"u8) + line + "\"at\":".Length;
        bytes[at] = bytes[at] == (byte)'1' ? (byte)'2' : (byte)'1';
        await File.WriteAllBytesAsync(segment, bytes);
        await AssertDamaged(house, line);
    }

    [Fact]
    public async Task JournalWithALineCutOut_DeskDoesNotStart_AndNamesTheByte()
    {
        using var house = await AfterAnOrder();
        var (segment, bytes) = Segment(house);
        var line = Array.IndexOf(bytes, (byte)'\n', bytes.Length / 2) + 1;
        var end = Array.IndexOf(bytes, (byte)'\n', line) + 1;
        await File.WriteAllBytesAsync(segment, [.. bytes[..line], .. bytes[end..]]);
        await AssertDamaged(house, line);
    }

    [Fact]
    public async Task TornLastLine_IsCutAndReported_AndTheDeskStarts()
    {
        using var house = await AfterAnOrder();
        var (segment, bytes) = Segment(house);
        var written = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        var torn = """{"seq":99999,"at":1764"""u8.ToArray();
        await File.WriteAllBytesAsync(segment, [.. bytes[..written], .. torn]);
        await house.Ready();
        Assert.Contains(
            $"an unfinished last line of {torn.Length} bytes was cut", house.Log(), StringComparison.Ordinal);
        Assert.Equal(0, (await house.Run("journal", "verify")).ExitCode);
    }

    [Fact]
    public async Task ClosedPort_IsExitCodeSix()
    {
        Uri gone;
        using (var venue = await Venue.Start())
            gone = venue.Rest;
        using var house = House.At(gone);
        var ran = await house.Run("market", "BTCUSDT", "BUY", "0.01");
        Assert.Equal(6, ran.ExitCode);
        Assert.Empty(ran.Out);
        Assert.Contains("Connection refused", ran.Error, StringComparison.Ordinal);
        Assert.Contains("nothing was sent", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongKey_IsSaidWithTheExchangesCode()
    {
        using var venue = await Venue.Start();
        using var house = House.At(venue.Rest, AnyKey, "some-secret");
        var ran = await house.Run("market", "BTCUSDT", "BUY", "0.01");
        Assert.Equal(6, ran.ExitCode);
        Assert.True(ran.Error.Contains("Invalid API-key, IP, or permissions for action [-2015]", StringComparison.Ordinal), $"{ran.Error}\n{house.Log()}");
        Assert.Contains("nothing was sent", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(AnyKey, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TooLongSocketPath_IsSaidWithItsLengthAndWhatToDo()
    {
        using var house = House.Embedded();
        house.Environment["BOWLINE_HOME"] = Path.Combine(house.Home, new string('x', 100));
        var ran = await house.Run("market", "BTCUSDT", "BUY", "0.01");
        Assert.Equal(6, ran.ExitCode);
        Assert.Contains("set BOWLINE_HOME to a shorter folder", ran.Error, StringComparison.Ordinal);
    }

    private static async Task<House> AfterAnOrder()
    {
        var house = House.Embedded();
        await new Killing(house).Whole(Killing.Market(0));
        house.Kill();
        return house;
    }

    private static (string Path, byte[] Bytes) Segment(House house)
    {
        var path = Directory.GetFiles(house.Journal).Order(StringComparer.Ordinal)
            .Last(file => new FileInfo(file).Length > 0 && File.ReadAllText(file).StartsWith('{'));
        return (path, File.ReadAllBytes(path));
    }

    private static async Task AssertDamaged(House house, int at)
    {
        var ran = await house.Run("desk", "start");
        Assert.Equal(3, ran.ExitCode);
        Assert.Contains($"byte {at}", ran.Error, StringComparison.Ordinal);
        var verified = await house.Run("journal", "verify");
        Assert.Equal(1, verified.ExitCode);
        Assert.Contains($"byte {at}", verified.Error, StringComparison.Ordinal);
    }
}
