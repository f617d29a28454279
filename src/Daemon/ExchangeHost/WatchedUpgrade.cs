using Microsoft.AspNetCore.Http.Features;

namespace Bowline.Daemon;

/// <summary>Stands in for the server's upgrade so that the pings of a WebSocket can be counted on their way in.</summary>
internal sealed class WatchedUpgrade(IHttpUpgradeFeature upgrade) : IHttpUpgradeFeature
{
    public bool IsUpgradableRequest => upgrade.IsUpgradableRequest;

    /// <summary>Called for every ping and pong frame that comes in.</summary>
    public Action Pinged { get; set; } = () => { };

    public async Task<Stream> UpgradeAsync() => new WatchedStream(await upgrade.UpgradeAsync(), () => Pinged());

    /// <summary>Puts itself in the place of the request's upgrade, if it has one.</summary>
    public static Task Watch(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<IHttpUpgradeFeature>() is { } upgrade)
            http.Features.Set<IHttpUpgradeFeature>(new WatchedUpgrade(upgrade));
        return next(http);
    }
}

/// <summary>A connection's bytes, looked at as they are read.</summary>
internal sealed class WatchedStream(Stream inner, Action pinged) : Stream
{
    private readonly FrameHeads heads = new();

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        for (var pings = heads.Pings(buffer.Span[..read]); pings > 0; pings--) pinged();
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = inner.Read(buffer, offset, count);
        for (var pings = heads.Pings(buffer.AsSpan(offset, read)); pings > 0; pings--) pinged();
        return read;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        inner.WriteAsync(buffer, cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        inner.WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override void Flush() => inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
