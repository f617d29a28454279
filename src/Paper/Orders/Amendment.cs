namespace Bowline.Paper;

/// <summary>
/// One modification of an order as orderAmendment tells it: prices in ticks, total quantities in lots, Unix ms.
/// </summary>
internal sealed record Amendment(
    long Id, long At, long TicksBefore, long TicksAfter, long LotsBefore, long LotsAfter, int Count, long? ModifyId);
