namespace Bowline.App;

/// <summary>One stream connection as its host holds it. Both members are called on the exchange's thread and must not
/// block it; a host that cannot keep up closes the connection.</summary>
public interface IExchangeConnection
{
    /// <summary>Sends one text frame.</summary>
    void Send(ReadOnlyMemory<byte> text);

    /// <summary>Closes the connection once the frames before are sent.</summary>
    void Close(string why);
}
