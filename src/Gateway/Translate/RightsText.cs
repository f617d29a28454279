using Bowline.Binance;

namespace Bowline.Gateway;

/// <summary>The venue's statement of a key's rights in our words.</summary>
internal static class RightsText
{
    /// <summary>Null when the bytes are not such a statement: then nothing is known, and nothing is allowed on
    /// it.</summary>
    public static KeyRights? Of(ReadOnlyMemory<byte> body) =>
        Wire.Decode(body.Span, WireJson.Shapes.ApiRestrictions) is Decoded<ApiRestrictions>.Ok(var said)
            ? new(said.EnableFutures, said.EnableWithdrawals, said.IpRestrict, new(said.CreateTime))
            : null;
}
