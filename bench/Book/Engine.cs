using System.Runtime.CompilerServices;
using Bowline.Paper;

namespace Bowline.Book.Bench;

/// <summary>
/// Runs messages through a book by the flow's rules: a modify is a cancel and a new order at the back of the queue; a
/// trade prints at the maker's price; what an IOC order leaves is cancelled.
/// </summary>
internal sealed class Engine(Paper.Book book, ReportRing ring)
{
    public void Run(ReadOnlySpan<Message> messages)
    {
        foreach (ref readonly var message in messages)
            Run(message);
    }

    public void Run(in Message message)
    {
        switch (message.Type)
        {
            case MessageType.New:
                New(message);
                break;
            case MessageType.Cancel:
                Cancel(message);
                break;
            default:
                Modify(message);
                break;
        }
    }

    private void New(in Message message)
    {
        Say(ReportType.Accepted, message, message.OrderId, message.Side, message.Ticks);
        var left = Match(message, message.Side);
        if (left == 0)
            return;
        if (message.Ioc || !book.Rest(message.OrderId, message.Side, message.Ticks, left))
            Say(ReportType.Cancelled, message, message.OrderId, message.Side, message.Ticks);
    }

    private void Cancel(in Message message)
    {
        if (book.Remove(message.OrderId, out var gone))
            Say(ReportType.Cancelled, message, message.OrderId, gone.Side, gone.Ticks);
        else
            Say(ReportType.CancelRejected, message, message.OrderId, default, 0);
    }

    private void Modify(in Message message)
    {
        if (!book.Remove(message.OrderId, out var gone))
        {
            Say(ReportType.ModifyRejected, message, message.OrderId, default, 0);
            return;
        }
        Say(ReportType.Modified, message, message.OrderId, gone.Side, message.Ticks);
        var left = Match(message, gone.Side);
        if (left > 0 && !book.Rest(message.OrderId, gone.Side, message.Ticks, left))
            Say(ReportType.Cancelled, message, message.OrderId, gone.Side, message.Ticks);
    }

    private long Match(in Message message, Side side)
    {
        var makers = side == Side.Buy ? Side.Sell : Side.Buy;
        long left = message.Quantity;
        while (left > 0 && book.Meets(makers, message.Ticks))
        {
            var maker = book.Peek(makers, message.Ticks);
            var lots = Math.Min(left, maker.Lots);
            book.Take(maker, lots);
            ref var trade = ref ring.Next();
            trade.Type = ReportType.Trade;
            trade.Sequence = message.Sequence;
            trade.Id = maker.Id;
            trade.Other = message.OrderId;
            trade.Ticks = maker.Ticks;
            trade.Quantity = (uint)lots;
            ring.Push();
            left -= lots;
        }
        return left;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Say(ReportType type, in Message message, long id, Side side, long ticks)
    {
        ref var report = ref ring.Next();
        report.Type = type;
        report.Side = side;
        report.Sequence = message.Sequence;
        report.Id = id;
        report.Ticks = ticks;
        report.Quantity = message.Quantity;
        ring.Push();
    }
}
