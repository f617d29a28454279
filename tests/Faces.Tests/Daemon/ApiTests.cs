using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Bowline.Contract;
using Bowline.Daemon;
using Xunit;

namespace Bowline.Faces.Tests;

/// <summary>The API over TCP, where any program and any web page of the machine may knock.</summary>
public class ApiTests
{
    private const string Order = """{"verb":"market","linkId":"ORD-1","symbol":"BTCUSDT","side":"BUY","quantity":"1"}""";

    [Theory]
    [InlineData(true, HttpStatusCode.OK, 1)]
    [InlineData(false, HttpStatusCode.UnprocessableEntity, 0)]
    public async Task Change_OverTcp_NeedsTheToken(bool shown, HttpStatusCode expected, int asked)
    {
        await using var house = await DeskHouse.WithDesk();
        using var client = Client(house, shown ? DeskHouse.Token : null);
        var answer = await client.PostAsync(Routes.Orders, Json(Order));
        Assert.Equal((expected, asked), (answer.StatusCode, house.Desk.Asked.Count));
    }

    [Fact]
    public async Task Change_WithAnotherToken_IsRefused()
    {
        await using var house = await DeskHouse.WithDesk();
        using var client = Client(house, new string('0', 64));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.PostAsync(Routes.Stop, Json("{}"))).StatusCode);
    }

    // HostileInputTests shows that the largest one fits a line of the journal.
    [Theory]
    [InlineData(32_768, HttpStatusCode.OK)]
    [InlineData(32_769, HttpStatusCode.BadRequest)]
    public async Task Body_LargerThanAJournalLineCanHold_IsRefused(int bytes, HttpStatusCode expected)
    {
        await using var house = await DeskHouse.WithDesk();
        using var client = Client(house, DeskHouse.Token);
        var answer = await client.PostAsync(Routes.Orders, Json(Order.PadRight(bytes)));
        Assert.Equal(expected, answer.StatusCode);
    }

    // In a ban it said "banned", and showed the positions of yesterday as today's.
    [Theory]
    [InlineData(false, HttpStatusCode.ServiceUnavailable)]
    [InlineData(true, HttpStatusCode.OK)]
    public async Task Read_OfADeskThatHasNotComparedYet_WaitsAndSaysSo_AlsoInABan(bool compared, HttpStatusCode expected)
    {
        await using var house = await DeskHouse.WithDesk();
        house.Desk.State = Some.Status() with { Health = "banned", HealthReason = "until noon", Compared = compared };
        using var client = Client(house, DeskHouse.Token);
        var answer = await client.GetAsync(Routes.Positions);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(!compared, (await answer.Content.ReadAsStringAsync()).Contains("until noon", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("evil.example", false)]
    [InlineData("127.0.0.1.evil.example", false)]
    [InlineData("localhost:1", true)]
    public async Task Host_ThatIsNotThisMachine_IsRefused(string host, bool passes)
    {
        await using var house = await DeskHouse.WithDesk();
        using var client = Client(house, DeskHouse.Token);
        client.DefaultRequestHeaders.Host = host;
        Assert.Equal(passes, (await client.GetAsync(Routes.Status)).IsSuccessStatusCode);
    }

    [Theory]
    [InlineData("", "cannot be read")]
    [InlineData("null", "null")]
    [InlineData("[]", "cannot be read")]
    [InlineData("{\"verb\":\"market\"}", "linkId")]
    [InlineData("{\"verb\":\"market\",\"linkId\":\"x\",\"extra\":1}", "extra")]
    [InlineData("{\"verb\":\"market\",\"linkId\":\"x\",\"linkId\":\"y\"}", "cannot be read")]
    [InlineData("{\"verb\":\"market\",\"linkId\":\"x\",\"quantity\":1}", "quantity")]
    [InlineData("\u0000\u0001", "cannot be read")]
    public async Task Body_ThatIsNotARequest_IsRefusedWithItsReason(string body, string reason)
    {
        await using var house = await DeskHouse.WithDesk();
        using var client = Client(house, DeskHouse.Token);
        var answer = await client.PostAsync(Routes.Orders, Json(body));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(reason, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(house.Desk.Asked);
    }

    /// <summary>A reverse needs no parameters, and the command line then leaves the field out.</summary>
    [Fact]
    public async Task Execution_WithoutParameters_ReachesTheDesk()
    {
        await using var house = await DeskHouse.WithDesk();
        using var client = Client(house, DeskHouse.Token);
        var answer = await client.PostAsync(Routes.Executions, Json("""{"verb":"reverse","linkId":"REV-4f9k2m1x","symbol":"BTCUSDT"}"""));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Null(Assert.IsType<ExecuteRequest>(Assert.Single(house.Desk.Asked)).Parameters);
    }

    [Fact]
    public async Task RequestOverWhichTheDeskBreaks_IsToldAsUnknown_AndLogged()
    {
        await using var house = await DeskHouse.WithDesk();
        house.Desk.OnPlace = _ => throw new InvalidOperationException("two and two are five");
        using var client = Client(house, DeskHouse.Token);
        var answer = await client.PostAsync(Routes.Orders, Json(Order));
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("\"code\":\"request-broke\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("two and two are five", Assert.Single(house.Log), StringComparison.Ordinal);
        Assert.Equal(5, (await house.Run("market", "BTCUSDT", "BUY", "1")).ExitCode);
    }

    [Fact]
    public async Task Body_LargerThanTheBound_IsRefused()
    {
        await using var house = await DeskHouse.WithDesk();
        using var client = Client(house, DeskHouse.Token);
        var answer = await client.PostAsync(Routes.Orders, Json($"{{\"verb\":\"{new string('x', 70_000)}\"}}"));
        Assert.False(answer.IsSuccessStatusCode);
        Assert.Empty(house.Desk.Asked);
    }

    [Fact]
    public async Task Body_OfAForm_IsRefused()
    {
        await using var house = await DeskHouse.WithDesk();
        using var client = Client(house, DeskHouse.Token);
        var answer = await client.PostAsync(Routes.Orders, new StringContent(Order, Encoding.UTF8, "text/plain"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Socket_IsItsOwnersAlone()
    {
        await using var house = await DeskHouse.WithDesk();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(house.Socket));
    }

    [Fact]
    public void NamedPort_ThatIsTaken_IsNotReplaced()
    {
        using var first = ApiPort.Bind(0)!;
        Assert.Null(ApiPort.Bind(((IPEndPoint)first.LocalEndPoint!).Port));
    }

    [Theory]
    [InlineData("30m", Some.Noon - (30 * 60_000))]
    [InlineData("2h", Some.Noon - (2 * 3_600_000))]
    [InlineData("1d", Some.Noon - 86_400_000)]
    [InlineData("1w", Some.Noon - (7 * 86_400_000))]
    [InlineData("2026-11-20", 1_795_132_800_000)]
    [InlineData("2026-11-20T12:00:00Z", 1_795_176_000_000)]
    [InlineData("1795176000000", 1_795_176_000_000)]
    [InlineData("yesterday", null)]
    [InlineData("-1d", null)]
    [InlineData("9999999d", null)]
    [InlineData("", null)]
    public void Since_IsReadAsPeopleTypeIt(string text, long? expected) => Assert.Equal(expected, SinceText.Parse(text, Some.Noon));

    private static HttpClient Client(DeskHouse house, string? token)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(house.Address) };
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
