using Bowline.Core;

namespace Bowline.Gateway;

/// <summary>The ids under which orders of somebody else are kept.</summary>
internal static class AdoptedIds
{
    /// <summary>Its own id unless the desk has an order of that id: the venue lets one be used again.</summary>
    public static ClientOrderId Of(Ledger ledger, string own, string otherwise) =>
        ledger.FindOrder(new ClientOrderId(own)) is null ? new(own) : new(otherwise);
}
