using Xunit;

namespace Bowline.App.Tests;

/// <summary>What a web page in this machine's browser may not do to the exchange.</summary>
public sealed class WebPageTests(BadInputTests.House house) : IClassFixture<BadInputTests.House>
{
    [Theory]
    [InlineData("POST /paper/v1/faults?day=worst", "127.0.0.1", "Origin: https://page.example\r\n", "403")]
    [InlineData("POST /paper/v1/faults?day=worst", "127.0.0.1", "Origin: null\r\n", "403")]
    [InlineData("DELETE /paper/v1/faults", "page.example", "", "403")]
    [InlineData("GET /paper/v1/faults", "127.0.0.1.page.example:8430", "", "403")]
    [InlineData("POST /paper/v1/market?symbol=BTCUSDT&price=1", "page.example", "", "403")]
    [InlineData("POST /%70aper/v1/faults?day=worst", "page.example", "", "403")]
    [InlineData("GET /paper/v1/faults", "127.0.0.1:8430", "", "200")]
    [InlineData("GET /paper/v1/faults", "localhost", "", "200")]
    [InlineData("GET /paper/v1/faults", "[::1]:8430", "", "200")]
    [InlineData("GET /fapi/v1/ping", "page.example", "Origin: https://page.example\r\n", "200")]
    public async Task WebPage_CannotSteerTheMarketOrItsFaults(string request, string host, string more, string status)
    {
        using var raw = await RawClient.Connect(house.Exchange.Rest);
        await raw.Send($"{request} HTTP/1.1\r\nHost: {host}\r\n{more}Content-Length: 0\r\n\r\n");

        Assert.StartsWith($"HTTP/1.1 {status}", await raw.Until("\r\n"), StringComparison.Ordinal);
    }
}
