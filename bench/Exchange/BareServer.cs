using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bowline.Bench;

/// <summary>Kestrel as the exchange sets it up, giving every request the same answer of an acknowledgement's size: the
/// ceiling of this machine.</summary>
internal static class BareServer
{
    private const int AnswerBytes = 480;

    public static async Task<int> Run()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Listen(System.Net.IPAddress.Loopback, 0);
        });
        var app = builder.Build();
        var answer = new byte[AnswerBytes];
        Array.Fill(answer, (byte)' ');
        app.Run(http =>
        {
            http.Response.ContentType = "application/json";
            http.Response.ContentLength = answer.Length;
            return http.Response.Body.WriteAsync(answer, http.RequestAborted).AsTask();
        });
        await app.StartAsync();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        Console.WriteLine($"ready rest={addresses!.Addresses.First()}");
        await app.WaitForShutdownAsync();
        return 0;
    }
}
