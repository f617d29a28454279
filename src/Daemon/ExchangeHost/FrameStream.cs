using System.Buffers;
using System.Buffers.Binary;
using Microsoft.AspNetCore.Http.Features;

namespace Bowline.Daemon;

/// <summary>The stream under one WebSocket. The socket reads from it and writes its control frames to it, one write a
/// frame; text frames go past the socket, many in one write, because one by one each would cost a system call. A lock keeps
/// whole frames whole.</summary>
internal sealed class FrameStream(Stream wire) : Stream
{
    private const byte FinalText = 0x81;
    private const int ShortMax = 125;
    private const byte TwoBytes = 126;
    private const byte EightBytes = 127;
    private const int HeadMax = 10;

    private readonly SemaphoreSlim writing = new(1);
    private readonly ArrayBufferWriter<byte> batch = new(4096);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Bytes gathered for the next <see cref="SendGathered"/>.</summary>
    public int Gathered => batch.WrittenCount;

    /// <summary>Adds one text frame, unmasked as a server's are (RFC 6455, 5.2).</summary>
    public void Gather(ReadOnlySpan<byte> text)
    {
        var head = batch.GetSpan(HeadMax);
        head[0] = FinalText;
        switch (text.Length)
        {
            case <= ShortMax:
                head[1] = (byte)text.Length;
                batch.Advance(2);
                break;
            case <= ushort.MaxValue:
                head[1] = TwoBytes;
                BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)text.Length);
                batch.Advance(4);
                break;
            default:
                head[1] = EightBytes;
                BinaryPrimitives.WriteUInt64BigEndian(head[2..], (ulong)text.Length);
                batch.Advance(HeadMax);
                break;
        }
        batch.Write(text);
    }

    /// <summary>Sends what was gathered, in one write.</summary>
    public async ValueTask SendGathered(CancellationToken gone)
    {
        await WriteAsync(batch.WrittenMemory, gone);
        batch.ResetWrittenCount();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            await wire.WriteAsync(buffer, cancellationToken);
        }
        finally
        {
            writing.Release();
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        wire.ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        wire.ReadAsync(buffer, offset, count, cancellationToken);

    public override Task FlushAsync(CancellationToken cancellationToken) => wire.FlushAsync(cancellationToken);

    public override void Flush() => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            wire.Dispose();
            writing.Dispose();
        }
        base.Dispose(disposing);
    }
}

/// <summary>Puts a <see cref="FrameStream"/> under the WebSocket that the request becomes.</summary>
internal sealed class FrameUpgrade(IHttpUpgradeFeature upgrade) : IHttpUpgradeFeature
{
    public bool IsUpgradableRequest => upgrade.IsUpgradableRequest;

    /// <summary>Null until the request was upgraded.</summary>
    public FrameStream? Frames { get; private set; }

    public async Task<Stream> UpgradeAsync() => Frames = new FrameStream(await upgrade.UpgradeAsync());

    /// <summary>Before the WebSocket middleware, which keeps the feature it finds.</summary>
    public static Task Use(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<IHttpUpgradeFeature>() is { } found)
        {
            var upgrade = new FrameUpgrade(found);
            http.Features.Set<IHttpUpgradeFeature>(upgrade);
            http.Features.Set(upgrade);
        }
        return next(http);
    }
}
