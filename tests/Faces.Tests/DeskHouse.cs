using Bowline.Daemon;

namespace Bowline.Faces.Tests;

/// <summary>A profile in a temporary home with a fake desk behind the real API.</summary>
internal sealed class DeskHouse : IAsyncDisposable
{
    public const string Token = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private ApiServer? _server;

    private DeskHouse(string home) => Home = home;

    public string Home { get; }

    public string Folder => Path.Combine(Home, "paper");

    public string Socket => Path.Combine(Folder, "desk.sock");

    public FakeDesk Desk { get; } = new();

    /// <summary>What the desk's log was told.</summary>
    public List<string> Log { get; } = [];

    public string Address => _server!.Address;

    /// <summary>A home without a desk.</summary>
    public static DeskHouse Empty()
    {
        var home = Directory.CreateTempSubdirectory("bl").FullName;
        Directory.CreateDirectory(Path.Combine(home, "paper"));
        return new DeskHouse(home);
    }

    public static async Task<DeskHouse> WithDesk()
    {
        var house = Empty();
        var options = new ApiOptions { Socket = house.Socket, Token = Token, Build = "0.1.0-test", StartedAt = 1, Log = house.Log.Add };
        house._server = await ApiServer.Start(house.Desk, options, ApiPort.Bind(0)!, TimeProvider.System, _ => { });
        return house;
    }

    public Task<Ran> Run(params string[] arguments) => Program.Run(Home, [], arguments);

    public Task<Ran> RunWith(Dictionary<string, string> environment, params string[] arguments) => Program.Run(Home, environment, arguments);

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        Directory.Delete(Home, recursive: true);
    }
}
